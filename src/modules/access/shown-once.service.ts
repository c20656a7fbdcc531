import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';

const MINUTES = 5;

/** A new secret that its owner is about to see. */
export type OnceShown =
  | { readonly kind: 'token'; readonly name: string; readonly token: string }
  | { readonly kind: 'recovery-codes'; readonly codes: readonly string[] }
  | {
      readonly kind: 'link';
      readonly personId: string;
      readonly url: string;
      readonly mailFailed: boolean;
    };

/**
 * Carries a new secret from the request that made it to the page that shows it, once: by session, in memory, for some
 * minutes. So the form is answered by a redirect like every other, and a reload makes no second one.
 */
@Injectable()
export class ShownOnce {
  private readonly kept = new Map<string, { readonly what: OnceShown; readonly until: number }>();

  constructor(private readonly clock: Clock) {}

  put(sessionId: string, what: OnceShown): void {
    const now = Date.parse(this.clock.now());
    for (const [id, { until }] of this.kept) if (until <= now) this.kept.delete(id);
    this.kept.set(sessionId, { what, until: now + MINUTES * 60_000 });
  }

  /** Null when there is none of this kind, or it was shown. */
  take<Kind extends OnceShown['kind']>(sessionId: string, kind: Kind): Extract<OnceShown, { kind: Kind }> | null {
    const entry = this.kept.get(sessionId);
    if (entry === undefined || entry.what.kind !== kind) return null;
    this.kept.delete(sessionId);
    if (entry.until <= Date.parse(this.clock.now())) return null;
    return entry.what as Extract<OnceShown, { kind: Kind }>;
  }
}
