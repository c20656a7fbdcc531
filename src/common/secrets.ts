import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, in characters that stand in a cookie, a header or a link as they are. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret: it is long and random, so one fast hash is enough (ASVS 5.0, 6.5.2). */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Tells nothing about where two texts begin to differ. */
export function sameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

/**
 * A secret that looks different in every page that carries it: a compressed page must not tell by its length how much
 * of a guess is right (BREACH).
 */
export function masked(secret: string): string {
  const bytes = Buffer.from(secret, 'base64url');
  const mask = randomBytes(bytes.length);
  return Buffer.concat([mask, bytes.map((byte, index) => byte ^ (mask[index] ?? 0))]).toString('base64url');
}

/** The secret behind `masked`; an empty text for what never was one. */
export function unmasked(text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  const half = bytes.length / 2;
  if (!Number.isInteger(half)) return '';
  return Buffer.from(bytes.subarray(half).map((byte, index) => byte ^ (bytes[index] ?? 0))).toString('base64url');
}
