import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { Unavailable } from '../../common/errors.js';
import { LIMITS } from '../../common/limits.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller } from '../../domain/index.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';

const ACTION = 'requisition:export';
const DONE = { action: ACTION, outcome: 'done' } as const;
const DAY_MS = 24 * 60 * 60_000;

/** More files in a day than anybody works through. What was taken before stays taken. */
export class TooManyExports extends Unavailable {
  constructor(retryAfterSeconds: number) {
    const hours = Math.ceil(retryAfterSeconds / 3600);
    super(
      'too-many-exports',
      `You have taken ${LIMITS.exportsADay} files out within 24 hours, and nobody takes more. The next one goes in ${hours === 1 ? 'an hour' : `${hours} hours`} at the latest.`,
      { retryAfterSeconds, logLevel: 'warn' },
    );
  }
}

/**
 * Files that somebody takes out of here: each is noted, with how much is in it, before they have it, and a person takes
 * so many a day. Counted in the audit trail, so that neither another token nor a restart begins anew.
 */
@Injectable()
export class Exports {
  constructor(
    private readonly units: UnitOfWork,
    private readonly audit: AuditService,
    private readonly events: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes one file of a requisition.
   *
   * @param content what it is and how many rows it has: "shortlist.csv, rows: 12"
   * @throws TooManyExports, which is noted too
   */
  async note({ personId }: Caller, requisitionId: string, content: string): Promise<void> {
    const entry = { personId, action: ACTION, object: `requisition ${requisitionId}`, detail: content } as const;
    const now = Date.parse(this.clock.now());
    const first = await this.units.write(async () => {
      const since = new Date(now - DAY_MS).toISOString();
      await this.events.hold(personId);
      const { count, first: oldest } = await this.events.countOf(personId, DONE, { since });
      if (count < LIMITS.exportsADay) await this.audit.note({ ...entry, outcome: 'done' });
      // Once the oldest of those that fill the day is a day old, there is room for one.
      return count < LIMITS.exportsADay ? null : oldest;
    });
    if (first === null) return;
    await this.audit.refused({ ...entry, detail: `${content}: one too many of this day` });
    throw new TooManyExports(Math.max(1, Math.ceil((Date.parse(first) + DAY_MS - now) / 1000)));
  }
}
