import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditService } from '../access/audit.service.js';
import { Limits } from '../access/limits.service.js';
import { SecondFactors } from '../people/second-factors.service.js';

/** Wrong codes of an account in a day: of a million, three are right at any moment, so a year of guessing finds one in 45 times. */
const WRONG_A_DAY = 20;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WRONG_CODE = { action: 'second-step', outcome: 'refused' } as const;

const WRONG = 'is not the one that the app shows now, or was used already';

/** `free`: when the first of the day's wrong codes is a day old. */
function tooMany(now: string, free: number): string {
  const hours = Math.max(1, Math.ceil((free - Date.parse(now)) / HOUR));
  return `is not taken, because too many wrong ones were given in a day. Use one of your recovery codes, ask an admin, or wait ${hours === 1 ? 'an hour' : `${hours} hours`}`;
}

/**
 * Codes as they are typed by people and by guessers. Whoever gets as far as this knows a password or has a session, so
 * each wrong code stands in the audit trail; the trail is what the day's limit is counted by, and a restart does not change it.
 */
@Injectable()
export class SecondSteps {
  constructor(
    private readonly units: UnitOfWork,
    private readonly factors: SecondFactors,
    private readonly limits: Limits,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * Uses up a code of the person's. Recovery codes are too long to be guessed, and are taken on any day.
   *
   * @returns what is wrong with the code ("is not …"), or null when it was taken
   * @throws TooManyAttempts
   */
  async take(personId: string, code: string, address: string): Promise<string | null> {
    const attempted = { account: personId, address };
    await this.limits.attempt('second-step', attempted);
    const problem = await this.units.write(() => this.takeOrNote(personId, code));
    if (problem === null) await this.limits.succeeded('second-step', attempted);
    return problem;
  }

  /** Whether wrong codes were given for this person since they came in last. */
  async wrongSinceSignIn(personId: string): Promise<boolean> {
    const signIn = { action: 'sign-in', outcome: 'done' } as const;
    return (await this.audit.countOf(personId, WRONG_CODE, { after: signIn })).count > 0;
  }

  private async takeOrNote(personId: string, code: string): Promise<string | null> {
    await this.factors.hold(personId);
    const now = this.clock.now();
    const since = new Date(Date.parse(now) - DAY).toISOString();
    const wrong = await this.audit.countOf(personId, WRONG_CODE, { since });
    const isUsedUp = wrong.count >= WRONG_A_DAY;
    if (isUsedUp && !this.factors.isRecoveryCode(code)) return tooMany(now, Date.parse(wrong.first ?? now) + DAY);
    if (await this.factors.take(personId, code)) return null;
    // Beyond the day's limit nothing is guessed any more, and nobody fills the trail.
    if (!isUsedUp) await this.audit.note({ personId, ...WRONG_CODE });
    return WRONG;
  }
}
