import { timestampProblem } from './documents/timestamp.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "25 Nov 2026" of a point in time, by UTC: whoever reads it may sit anywhere. */
export function dayWords(instant: string): string {
  const at = new Date(instant);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** "2026-11-02 10:00 UTC" of a point in time in UTC. */
export function minuteWords(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** The last second of a day ("2026-11-25") in UTC: a day that something is due on is not over before. Null for what is no day. */
export function endOfDay(day: string): string | null {
  const instant = `${day}T23:59:59Z`;
  return timestampProblem(instant) === null ? instant : null;
}

/** "2026-11-25" of a point in time, for a date field. */
export function dayOf(instant: string): string {
  return new Date(instant).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
