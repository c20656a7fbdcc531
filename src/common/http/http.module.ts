import { Module } from '@nestjs/common';
import type { DynamicModule, InjectionToken } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { IdempotencyStore } from '../idempotency.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { RecordInterceptor } from './record.interceptor.js';
import { UnexpectedInputGuard } from './unexpected-input.guard.js';
import { createValidationPipe } from './validation.pipe.js';

/** What holds for every route. The order of interceptors matters: a replayed answer gets its ETag and Location as well. */
@Module({})
export class HttpModule {
  /** @param store a provider that every module can see: where answers to an Idempotency-Key are kept */
  static storingIn(store: InjectionToken<IdempotencyStore>): DynamicModule {
    return {
      module: HttpModule,
      providers: [
        { provide: IdempotencyStore, useExisting: store },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: UnexpectedInputGuard },
        { provide: APP_INTERCEPTOR, useClass: RecordInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
    };
  }
}
