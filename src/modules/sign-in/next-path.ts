/** Longer than any address of ours. */
const LONGEST = 1000;

/**
 * Where somebody wanted to go, as far as it lies on this server; '/' for everything else. What a browser would take for
 * another host ("//evil.example", "/\evil.example", "/ \t/evil.example") must not pass.
 */
export function nextPath(next: string): string {
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next) || next.length > LONGEST) return '/';
  const { pathname, search } = new URL(next, 'http://here.invalid');
  const leadsBack = /^\/(sign-in|sign-out|set-up|welcome|forgotten|demo)(\/|$)/i.test(pathname);
  // Resolving "/.//evil.example" leaves two slashes in front.
  return leadsBack || pathname.startsWith('//') ? '/' : pathname + search;
}
