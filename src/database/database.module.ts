import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { DatabaseAddress } from './address.js';
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
          provide: DatabaseAddress,
          inject: [...inject],
          useFactory: async (...args: never[]) => new DatabaseAddress(await useFactory(...args)),
        },
        {
          provide: UnitOfWork,
          inject: [DatabaseAddress],
          useFactory: ({ options }: DatabaseAddress) => openDatabase(options),
        },
      ],
      exports: [Clock, DatabaseAddress, DatabaseProbe, IdempotencyKeys, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.units.close();
  }
}
