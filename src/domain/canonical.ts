import { createHash } from 'node:crypto';

/**
 * The canonical form of plain JSON data: object keys sorted by code unit, no white space, `undefined`
 * members left out. Two equal values have equal bytes, whatever order they were written in.
 * Follows RFC 8785 for the data that Arcbrief holds (finite numbers, well-formed strings).
 *
 * @throws RangeError for a number that JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`canonicalJson: ${value} is not a JSON number`);
  return JSON.stringify(value);
}

/** Lower-case hexadecimal SHA-256 (64 characters) of the canonical form. */
export function canonicalSha256(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
