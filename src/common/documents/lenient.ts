/** Plain data read without complaint: whatever is missing or of another kind becomes an empty value. */

export function group(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function texts(value: unknown): readonly string[] {
  return list(value).map(text);
}

export function optionalText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

export function optionalNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
