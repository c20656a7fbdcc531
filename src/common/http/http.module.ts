import { Module } from '@nestjs/common';
import type { DynamicModule, InjectionToken, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { IdempotencyStore } from '../idempotency.js';
import { ErrorPages } from './error-pages.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { RecordInterceptor } from './record.interceptor.js';
import { UnexpectedInputGuard } from './unexpected-input.guard.js';
import { createValidationPipe } from './validation.pipe.js';

/** Which provider of which module tells persons that their request was refused. */
export interface ErrorPagesSource {
  readonly module: Type;
  readonly pages: InjectionToken<ErrorPages>;
}

/** What holds for every route. The order of interceptors matters: a replayed answer gets its ETag and Location as well. */
@Module({})
export class HttpModule {
  /**
   * @param store a provider that every module can see: where answers to an Idempotency-Key are kept
   * @param errors without it, a page is refused in JSON like the API
   */
  static storingIn(store: InjectionToken<IdempotencyStore>, errors?: ErrorPagesSource): DynamicModule {
    return {
      module: HttpModule,
      imports: errors === undefined ? [] : [errors.module],
      providers: [
        { provide: IdempotencyStore, useExisting: store },
        ...(errors === undefined ? [] : [{ provide: ErrorPages, useExisting: errors.pages }]),
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: UnexpectedInputGuard },
        { provide: APP_INTERCEPTOR, useClass: RecordInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
    };
  }
}
