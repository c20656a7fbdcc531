import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { dayOf } from '../../common/days.js';
import type { Caller } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { OutcomesService } from '../outcomes/outcomes.service.js';
import { PracticeService } from '../practice/practice.service.js';
import { CoverageService } from '../requisitions/pages/coverage.service.js';
import { isLate } from '../scorecards/kits.service.js';
import type { WorkInput } from './work.presenter.js';
import { WorkRepository, type OpenCard } from './work.repository.js';

/** Of what others owe: the longest first. */
const LINES = 10;

/** What waits for one person. */
@Injectable()
export class WorkService {
  constructor(
    private readonly work: WorkRepository,
    private readonly access: AccessService,
    private readonly coverage: CoverageService,
    private readonly outcomes: OutcomesService,
    private readonly practice: PracticeService,
    private readonly clock: Clock,
  ) {}

  async of(caller: Caller): Promise<WorkInput> {
    const now = this.clock.now();
    const isRecruiter = caller.roles.includes('recruiter');
    const isManager = caller.roles.includes('hiring-manager');
    const cards = await this.work.ownCards(caller);
    const briefs = isManager ? await this.seen(caller, await this.work.briefs(caller)) : [];
    const due = isRecruiter ? await this.work.dueDrafts(caller, dayOf(now)) : [];
    const late = due.filter(({ dueAt }) => isLate({ status: 'draft', dueAt }, now));
    return {
      roles: caller.roles,
      interviewerId: caller.interviewerId,
      now,
      cards: cards.map((card) => ({ ...card, isLate: isLate({ status: 'draft', dueAt: card.dueAt }, now) })),
      done: await this.work.doneCards(caller),
      debriefs: await this.debriefs(caller, { isRecruiter, isManager }),
      briefs,
      late: byApplication(await this.seen(caller, late)).slice(0, LINES),
      outcomes: isRecruiter || isManager ? (await this.outcomes.due(caller)).slice(0, LINES) : [],
      practice: caller.roles.includes('interviewer') ? await this.practice.waiting(caller) : 0,
      gaps: isRecruiter ? await this.coverage.gapsOf(caller.personId) : [],
    };
  }

  private async debriefs(
    caller: Caller,
    { isRecruiter, isManager }: { readonly isRecruiter: boolean; readonly isManager: boolean },
  ): Promise<WorkInput['debriefs']> {
    if (!isRecruiter && !isManager) return [];
    const ready = await this.work.readyForDebrief(caller, [
      isRecruiter ? 'recruiter' : '',
      isManager ? 'hiring-manager' : '',
    ]);
    return this.seen(caller, ready);
  }

  /** Without those of which they may not know yet what is in. */
  private async seen<T extends { readonly applicationId: string }>(
    caller: Caller,
    lines: readonly T[],
  ): Promise<readonly T[]> {
    if (lines.length === 0) return [];
    const seen = await this.access.seenOf(caller, [...new Set(lines.map(({ applicationId }) => applicationId))]);
    return lines.filter(({ applicationId }) => seen.get(applicationId)?.sees === true);
  }
}

function byApplication(cards: readonly OpenCard[]): WorkInput['late'] {
  const lines = new Map<string, WorkInput['late'][number]>();
  for (const { applicationId, candidate, requisition, interviewer, dueAt } of cards) {
    const known = lines.get(applicationId);
    const by = [...(known?.by ?? []), interviewer];
    const since = known === undefined || Date.parse(dueAt) < Date.parse(known.since) ? dueAt : known.since;
    lines.set(applicationId, { applicationId, candidate, requisition, by, since });
  }
  return [...lines.values()].sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}
