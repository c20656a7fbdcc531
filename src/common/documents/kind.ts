import type { Issue } from './issue.js';

const KIND = /^arcbrief\.[a-z]+\/\d+$/;

/**
 * The one thing to say of a document of another kind, or null. Whoever names the wrong file is not helped by a list
 * of what it lacks as something that it never meant to be.
 */
export function otherKind(value: unknown, expected: string): Issue | null {
  const found = value !== null && typeof value === 'object' && 'schema' in value ? value.schema : undefined;
  if (typeof found !== 'string' || found === expected || !KIND.test(found)) return null;
  return { segments: ['schema'], message: `this file is ${found}, and ${expected} is needed` };
}
