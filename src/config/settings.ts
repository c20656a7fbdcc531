export type Environment = Readonly<Record<string, string | undefined>>;

/** What is read, and what of it cannot be used. */
export interface Reading {
  readonly environment: Environment;
  readonly problems: string[];
}

/** Nothing for a variable that is not set, or set to nothing. */
export function text({ environment }: Reading, name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

interface IntegerSetting {
  readonly name: string;
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
}

export function integer(reading: Reading, { name, fallback, min, max }: IntegerSetting): number {
  const value = text(reading, name);
  if (value === undefined) return fallback;
  const number = Number(value);
  if (/^\d{1,9}$/.test(value) && number >= min && number <= max) return number;
  reading.problems.push(`${name}=${value}: use a whole number from ${min} to ${max}.`);
  return fallback;
}

export function flag(reading: Reading, name: string): boolean {
  const value = text(reading, name);
  if (value === undefined || value === 'false') return false;
  if (value !== 'true') reading.problems.push(`${name}=${value}: use true or false.`);
  return true;
}

/** Null for what is no address with a host. */
export function address(value: string): URL | null {
  return URL.canParse(value) && new URL(value).hostname !== '' ? new URL(value) : null;
}

const LOOPBACK = ['127.0.0.1', '::1', '[::1]', 'localhost'];

/** Whether a host is this machine whatever a name server says. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host);
}
