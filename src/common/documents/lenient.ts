/** Plain data read without complaint: whatever is missing or of another kind becomes an empty value. */

/** A group of keys. */
export function group(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A list. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** A text. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The texts of a list. */
export function texts(value: unknown): readonly string[] {
  return list(value).map(text);
}

/** A text, or null. */
export function optionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A number, or the one given. */
export function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** A number, or null. */
export function optionalNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
