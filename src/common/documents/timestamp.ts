/** Times and dates as documents write them, checked against the calendar. Years 1900 to 2100. */

const TIMESTAMP = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|([+-])(\d{2}):(\d{2}))?$/;
const EXAMPLE = 'write it like 2026-11-02T10:00:00Z';

/** What is wrong with a point in time (RFC 3339, with its time zone), or null. */
export function timestampProblem(text: string): string | null {
  const match = TIMESTAMP.exec(text);
  if (match === null) return `is not a point in time; ${EXAMPLE}`;
  const [, year, month, day, hour, minute, second, , zone, , zoneHour, zoneMinute] = match;
  const date = dayProblem(Number(year), Number(month), Number(day));
  if (date !== null) return `is no date: ${date}`;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return `is no time of day; ${EXAMPLE}`;
  if (zone === undefined) return 'has no time zone; end it with Z for UTC, or with an offset like +01:00';
  if (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0) > 14 * 60 || Number(zoneMinute ?? 0) > 59) {
    return `has the offset ${zone}, and no time zone is that far from UTC`;
  }
  return null;
}

/**
 * The same point in time in UTC, milliseconds only where there are any: `2026-11-02T10:00:00Z`.
 *
 * @throws RangeError for a text that `timestampProblem` refuses.
 */
export function toUtc(text: string): string {
  if (timestampProblem(text) !== null) throw new RangeError(`"${text}" is not a point in time`);
  return new Date(text.replace(/(\.\d{3})\d+/, '$1')).toISOString().replace('.000Z', 'Z');
}

/** What is wrong with a date of which day, or month and day, may be left out, or null. */
export function partialDateProblem(text: string): string | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return 'is not a date; write it like 2014, 2014-03 or 2014-03-01';
  const problem = dayProblem(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1));
  return problem === null ? null : `is no date: ${problem}`;
}

/** Whether a partial date lies after another, as far as both say. */
export function isAfter(date: string, other: string): boolean {
  const length = Math.min(date.length, other.length);
  return date.slice(0, length) > other.slice(0, length);
}

function dayProblem(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100) return `the year ${year} is not between 1900 and 2100`;
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > days) return `month ${month} of ${year} has days 1 to ${days}`;
  return null;
}
