import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { Invalid, StaleVersion } from '../common/errors.js';
import type { PageQuery } from '../common/page.js';

/** A value that both drivers bind as it is. */
export type SqlValue = string | number | null;

export interface StatementResult<Row> {
  readonly rows: readonly Row[];
  /** Rows inserted, updated or deleted. */
  readonly affected: number;
}

export function isPostgres(manager: EntityManager): boolean {
  return manager.dataSource.options.type === 'postgres';
}

const numbered = new Map<string, string>();

/** `?` as PostgreSQL counts them. Statements are constants of the source, so the map stays small. */
function withNumbers(sql: string): string {
  let statement = numbered.get(sql);
  if (statement === undefined) {
    let count = 0;
    statement = sql.replaceAll('?', () => `$${(count += 1)}`);
    numbered.set(sql, statement);
  }
  return statement;
}

/** One statement with `?` for its values, on either database. */
export async function run<Row = never>(
  manager: EntityManager,
  sql: string,
  values: readonly SqlValue[],
): Promise<StatementResult<Row>> {
  const runner = manager.queryRunner;
  if (runner === undefined) throw new Error('a statement outside a unit of work');
  const { records, affected } = await runner.query(isPostgres(manager) ? withNumbers(sql) : sql, [...values], true);
  return { rows: records as Row[], affected: affected ?? 0 };
}

/** `(?, ?, ?), (?, ?, ?)`. */
export function placeholders(rows: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}

/**
 * The end of a SELECT that holds its rows until the unit ends: nobody else changes them, and new rows may still refer
 * to them. SQLite has one writer and needs no lock.
 */
export function locked(manager: EntityManager): string {
  return isPostgres(manager) ? ' FOR NO KEY UPDATE' : '';
}

/**
 * Inserts one row.
 *
 * @returns false when a row with the same `unlessExists` columns was there already.
 */
export async function insertRow<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  row: Omit<Entity, 'seq'>,
  unlessExists: readonly (keyof Entity & string)[] = [],
): Promise<boolean> {
  const metadata = manager.dataSource.getMetadata(entity);
  const name = (property: string): string =>
    `"${metadata.findColumnWithPropertyName(property)?.databaseName ?? property}"`;
  const properties = Object.keys(row);
  const conflict = unlessExists.length === 0 ? '' : ` ON CONFLICT (${unlessExists.map(name).join(', ')}) DO NOTHING`;
  const { affected } = await run(
    manager,
    `INSERT INTO "${metadata.tableName}" (${properties.map(name).join(', ')}) VALUES ${placeholders(1, properties.length)}${conflict}`,
    Object.values(row) as SqlValue[],
  );
  return affected === 1;
}

/** A row that people edit. */
export interface VersionedRow extends ObjectLiteral {
  readonly id: string;
  readonly version: number;
}

/**
 * Changes a row only if it still is at the version that the change is based on, and raises the version by one. The
 * only way to change a record: an ORM's `save()` would overwrite what somebody else has written meanwhile.
 *
 * @throws StaleVersion when the row has moved on.
 */
export async function updateVersion<Entity extends VersionedRow>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  {
    id,
    expectedVersion,
    changes,
  }: {
    readonly id: string;
    readonly expectedVersion: number;
    readonly changes: Partial<Omit<Entity, 'id' | 'seq' | 'version'>>;
  },
): Promise<void> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(entity)
    .set({ ...changes, version: expectedVersion + 1 } as unknown as Entity)
    .where('id = :id AND version = :expectedVersion', { id, expectedVersion })
    .execute();
  if (affected === 1) return;
  const row = await manager
    .getRepository(entity)
    .createQueryBuilder('row')
    .select('row.version', 'version')
    .where('row.id = :id', { id })
    .getRawOne<{ version: number }>();
  if (row === undefined) throw new Error(`there is no row ${id} to update`);
  throw new StaleVersion(expectedVersion, row.version);
}

/**
 * The rows after the cursor in order of arrival, one more than the page shows; flat in cost however deep the page.
 *
 * @throws Invalid for a cursor whose record does not exist.
 */
export async function pageRows<Entity extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  { page, where = {} }: { readonly page: PageQuery; readonly where?: Readonly<Record<string, string>> },
): Promise<Entity[]> {
  const query = manager
    .getRepository(entity)
    .createQueryBuilder('row')
    .orderBy('row.seq', 'ASC')
    .limit(page.limit + 1);
  for (const [property, value] of Object.entries(where))
    query.andWhere(`row.${property} = :${property}`, { [property]: value });
  if (page.afterId !== null) {
    const anchor = await manager
      .getRepository(entity)
      .createQueryBuilder('row')
      .select('row.seq', 'seq')
      .where('row.id = :id', { id: page.afterId })
      .getRawOne<{ seq: number }>();
    if (anchor === undefined)
      throw new Invalid('invalid-page', [{ path: 'cursor', message: 'is not one that a list gave' }]);
    query.andWhere('row.seq > :seq', { seq: anchor.seq });
  }
  return query.getMany();
}
