import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { postgresSource, sqliteWriter } from '../../src/database/data-source.js';
import { migrateDatabase } from '../../src/database/database.js';
import type { DataSource } from 'typeorm';
import type { DatabaseOptions } from '../../src/database/options.js';
import { DATABASES, stopPostgresServer, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';

let database: TemporaryDatabase;
let source: DataSource;

async function migrated(options: DatabaseOptions): Promise<DataSource> {
  await migrateDatabase(options);
  return (options.type === 'sqlite' ? sqliteWriter(options) : postgresSource(options, 'migrate')).initialize();
}

describe.each(DATABASES)('the schema on %s', (kind) => {
  afterEach(async () => {
    await source.destroy();
    await database.remove();
  });

  it('is after the migrations exactly what the entities say', async () => {
    database = await temporaryDatabase(kind);
    source = await migrated(database.options);
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});

afterAll(stopPostgresServer);
