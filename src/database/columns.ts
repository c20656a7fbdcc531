import { Column, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/**
 * The column types that SQLite and PostgreSQL mean alike, for entities. `migrations/columns.ts` has the same for
 * migrations; `test/migrations` says when the two differ. Times are ISO 8601 text in UTC and JSON is text: both come
 * back byte for byte as they were written, whatever the database.
 */

/** Position in the order of arrival: lists are ordered by it, never by a clock. Not shown to anybody. */
export const Seq = (table: string): PropertyDecorator =>
  PrimaryGeneratedColumn({ type: 'integer', name: 'seq', primaryKeyConstraintName: `pk_${table}` });

/** A part of a primary key. */
export const KeyInteger = (name: string, table: string): PropertyDecorator =>
  PrimaryColumn({ type: 'integer', name, primaryKeyConstraintName: `pk_${table}` });
export const KeyLine = (name: string, length: number, table: string): PropertyDecorator =>
  PrimaryColumn({ type: 'varchar', name, length, primaryKeyConstraintName: `pk_${table}` });

interface Nullable {
  readonly nullable?: boolean;
}

export const Id = (name = 'id', { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ type: 'varchar', length: 36, name, nullable });

export const Line = (name: string, length: number, { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ type: 'varchar', length, name, nullable });

export const Text = (name: string, { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ type: 'text', name, nullable });

export const Instant = (name: string, options: Nullable = {}): PropertyDecorator => Line(name, 35, options);

export const Sha256 = (name: string, options: Nullable = {}): PropertyDecorator => Line(name, 64, options);

export const Integer = (name: string, { nullable = false }: Nullable = {}): PropertyDecorator =>
  Column({ type: 'integer', name, nullable });
