import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { openDatabase } from './database.js';
import { DatabaseProbe } from './health.js';
import { IdempotencyKeys } from './idempotency.js';
import type { DatabaseOptions } from './options.js';
import { UnitOfWork } from './unit-of-work.js';

interface AsyncOptions {
  readonly inject?: readonly (abstract new (...args: never[]) => unknown)[];
  readonly useFactory: (...args: never[]) => DatabaseOptions | Promise<DatabaseOptions>;
}

/**
 * The database, for every module. Only the unit of work is handed out, never a data source or a manager: whoever held
 * one of these could write past the lane.
 */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly units: UnitOfWork) {}

  static forRoot(options: DatabaseOptions): DynamicModule {
    return DatabaseModule.forRootAsync({ useFactory: () => options });
  }

  static forRootAsync({ inject = [], useFactory }: AsyncOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        Clock,
        DatabaseProbe,
        IdempotencyKeys,
        {
          provide: UnitOfWork,
          inject: [...inject],
          useFactory: async (...args: never[]) => openDatabase(await useFactory(...args)),
        },
      ],
      exports: [Clock, DatabaseProbe, IdempotencyKeys, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.units.close();
  }
}
