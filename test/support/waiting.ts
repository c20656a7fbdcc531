import { run } from '../../src/database/sql.js';
import type { UnitOfWork } from '../../src/database/unit-of-work.js';

/** Whether a unit of work of this database waits for another one. */
export async function somebodyWaits(units: UnitOfWork): Promise<boolean> {
  const { dialect, waiting } = units.status();
  if (dialect === 'sqlite') return waiting > 0;
  const waits =
    `SELECT count(*)::int AS n FROM pg_stat_activity` +
    ` WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return units.read(async () => ((await run<{ n: number }>(units.manager, waits, [])).rows[0]?.n ?? 0) > 0);
}

/**
 * Runs `first` in a unit that stays open until `second`, begun after it, is done or waits for it: the moment in which two
 * requests see each other least.
 *
 * @returns how both ended
 */
export async function overlapping<T>(
  units: UnitOfWork,
  first: () => Promise<T>,
  second: () => Promise<T>,
): Promise<readonly [PromiseSettledResult<T>, PromiseSettledResult<T>]> {
  let written!: () => void;
  let end!: () => void;
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const mayEnd = new Promise<void>((resolve) => (end = resolve));
  const one = units.write(async () => {
    const value = await first();
    written();
    await mayEnd;
    return value;
  });
  await Promise.race([isWritten, one]);
  let isOver = false;
  const two = second().finally(() => (isOver = true));
  const both = Promise.allSettled([one, two]);
  while (!isOver && !(await somebodyWaits(units))) await new Promise((resolve) => setImmediate(resolve));
  end();
  return both;
}
