import { Injectable } from '@nestjs/common';
import { normalisedEmail } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { decide, ruleOf, seesScores, type Action, type Caller } from '../../domain/index.js';
import { ScoreReadsRepository } from './score-reads.repository.js';
import { StandingRepository, type Placed } from './standing.repository.js';
import { TranscriptionsRepository } from './transcriptions.repository.js';

/** Who has seen what others rated: they can no longer rate it themselves. */
@Injectable()
export class Readers {
  constructor(
    private readonly units: UnitOfWork,
    private readonly standings: StandingRepository,
    private readonly reads: ScoreReadsRepository,
    private readonly transcriptions: TranscriptionsRepository,
    private readonly clock: Clock,
  ) {}

  /** Why somebody may not rate an application; null when they may. Asked in the unit that opens their scorecard. */
  async obstacleToRating(interviewerId: string, applicationId: string): Promise<'own-file' | 'has-read-scores' | null> {
    return this.units.read(async () => {
      const { personId, emails, candidate } = await this.reads.parties(interviewerId, applicationId);
      const isSame = personId !== null && personId === candidate.personId;
      const hasSameAddress =
        candidate.email !== null && emails.some((email) => normalisedEmail(email) === candidate.email);
      if (isSame || hasSameAddress) return 'own-file';
      return personId !== null && (await this.hasReadScores(personId, applicationId)) ? 'has-read-scores' : null;
    });
  }

  /** Whether somebody has read scores of an application, be it that they typed them. */
  async hasReadScores(personId: string, applicationId: string): Promise<boolean> {
    return this.units.read(
      async () =>
        (await this.reads.unnoted(personId, [applicationId])).length === 0 ||
        this.transcriptions.has(personId, applicationId),
    );
  }

  /**
   * Notes the reader of what an object shows, in one unit with the question asked again: nobody is put on the panel
   * between the answer and the note.
   *
   * @returns false when the caller may no longer
   */
  async note(caller: Caller, action: Action, id: string): Promise<boolean> {
    const { on } = ruleOf(action);
    if (on === null) return true;
    const isMissing = await this.units.read(async () => {
      const placed = await this.standings.of(caller, on, id);
      return placed !== null && !(await this.isNoted(caller, placed));
    });
    if (!isMissing) return true;
    return this.units.write(async () => {
      const allowed = async (): Promise<Placed | null> => {
        const placed = await this.standings.of(caller, on, id);
        return placed !== null && decide(action, caller, placed.standing).allowed ? placed : null;
      };
      let placed = await allowed();
      // More may have come in until these were held.
      for (let held: readonly string[] = []; placed !== null && !holdsAll(held, placed);) {
        held = seenIn(placed);
        await this.reads.hold(held);
        placed = await allowed();
      }
      if (placed !== null && placed.transcribes !== null)
        await this.transcriptions.note({ ...placed.transcribes, personId: caller.personId, at: this.clock.now() });
      if (placed !== null) await this.noteAll(caller, placed.shows);
      return placed !== null;
    });
  }

  /** Notes somebody who got the scores of a requisition in another way, such as in a file that they brought. */
  async noteBringer(caller: Caller, requisitionId: string): Promise<void> {
    await this.units.write(async () => {
      const placed = await this.standings.of(caller, 'requisition', requisitionId);
      await this.noteAll(caller, placed?.shows ?? []);
    });
  }

  private async isNoted({ personId }: Caller, { shows, transcribes }: Placed): Promise<boolean> {
    if ((await this.reads.unnoted(personId, shows)).length > 0) return false;
    if (transcribes === null) return true;
    return this.transcriptions.has(personId, transcribes.applicationId, transcribes.interviewerId);
  }

  private async noteAll({ personId }: Caller, applicationIds: readonly string[]): Promise<void> {
    for (const applicationId of await this.reads.unnoted(personId, applicationIds))
      await this.reads.note(personId, applicationId, this.clock.now());
  }
}

/** The applications that somebody knows something of who reads this. */
function seenIn({ shows, transcribes }: Placed): readonly string[] {
  return transcribes === null ? shows : [...shows, transcribes.applicationId];
}

function holdsAll(held: readonly string[], placed: Placed): boolean {
  return seenIn(placed).every((application) => held.includes(application));
}

/** Whether whoever does this to an object that they stand so to reads what others rated. */
export function showsScores(action: Action, { standing }: Pick<Placed, 'standing'>): boolean {
  if (standing.author && action !== 'scorecard:list') return false;
  return (ruleOf(action).revealsScores || action === 'scorecard:list' || standing.unattended) && seesScores(standing);
}
