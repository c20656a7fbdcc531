import { RenderFailed } from '../rendering.errors.js';

/** What is left until the deadline, in ms; less than nothing when it has passed. Both are on the clock of `performance.now()`. */
export function remaining(deadline: number): number {
  return deadline - performance.now();
}

/**
 * The work's outcome, if it comes within so many ms. Work that comes later goes on; whoever began it sees to what it brings.
 *
 * @throws RenderFailed `timed-out`, or what the work throws.
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>(
    (_, reject) => (timer = setTimeout(() => reject(new RenderFailed('timed-out')), ms)),
  );
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
