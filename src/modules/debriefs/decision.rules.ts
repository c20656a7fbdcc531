import { Checks } from '../../common/checks.js';
import type { Source } from '../../domain/index.js';

/** What a person may decide on an application. */
export const DECISIONS = ['hire', 'promote', 'grow', 'hold', 'pass', 'withdrawn'] as const;
export type Decided = (typeof DECISIONS)[number];

/** Somebody from inside is promoted or grown into a seat, never hired. */
export const DECISIONS_OF: Readonly<Record<Source, readonly Decided[]>> = {
  internal: ['promote', 'grow', 'hold', 'pass', 'withdrawn'],
  external: ['hire', 'hold', 'pass', 'withdrawn'],
};

/** What can be said before the panel has talked: it puts nobody into the seat. */
export const BEFORE_THE_DEBRIEF: readonly Decided[] = ['hold', 'pass', 'withdrawn'];

/** @throws Invalid with all that is wrong */
export function checkDecision(
  { decision, reason }: { readonly decision: Decided; readonly reason: string },
  source: Source,
): void {
  const checks = new Checks();
  if (!DECISIONS_OF[source].includes(decision))
    checks.add('decision', `is not one of ${DECISIONS_OF[source].join(', ')}, for an ${source} candidate`);
  checks.text('reason', reason);
  checks.throwIfAny('invalid-decision');
}
