import { Injectable } from '@nestjs/common';
import { Checks } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Rubric } from '../../domain/index.js';
import { AuditService } from '../access/audit.service.js';
import { PeopleService } from '../people/people.service.js';
import { PanelsRepository } from './panels.repository.js';
import { RequisitionClosed } from './requisitions.errors.js';
import { RequisitionsService } from './requisitions.service.js';

/** Who is to rate the applications of a requisition, and on what. */
export interface PanelMember {
  readonly interviewerId: string;
  /** Ids of criteria; empty for all. */
  readonly criteria: readonly string[];
}

/** How many of the panel cover a criterion. */
export interface Coverage {
  readonly criterion: string;
  readonly interviewerIds: readonly string[];
}

/** The plan of a requisition's interviews; a kit takes its criteria from here when it is assigned. */
@Injectable()
export class PanelsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly panels: PanelsRepository,
    private readonly requisitions: RequisitionsService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** In the order in which they were put on it. */
  of(requisitionId: string): Promise<readonly PanelMember[]> {
    return this.units.read(async () =>
      (await this.panels.of(requisitionId)).map(({ interviewerId, criteria }) => ({
        interviewerId,
        criteria: JSON.parse(criteria) as string[],
      })),
    );
  }

  /** Of several requisitions, by id; one without a panel is not there. */
  ofAll(requisitionIds: readonly string[]): Promise<ReadonlyMap<string, readonly PanelMember[]>> {
    return this.units.read(async () => {
      const panels = new Map<string, PanelMember[]>();
      for (const { requisitionId, interviewerId, criteria } of await this.panels.ofAll(requisitionIds)) {
        const member = { interviewerId, criteria: JSON.parse(criteria) as string[] };
        panels.set(requisitionId, [...(panels.get(requisitionId) ?? []), member]);
      }
      return panels;
    });
  }

  /**
   * Puts somebody on the panel, or changes what they cover.
   *
   * @param expectedVersion of the requisition, whose plan this is
   * @throws RequisitionNotFound, RequisitionClosed, StaleVersion, InterviewerNotFound, Invalid
   */
  put(
    requisitionId: string,
    { interviewerId, criteria }: PanelMember,
    expectedVersion: number | null = null,
  ): Promise<void> {
    return this.units.write(async () => {
      await this.forChange(requisitionId, expectedVersion);
      await this.people.get(interviewerId);
      checkCriteria([criteria], (await this.requisitions.rubricOf(requisitionId)).rubric);
      const known = await this.panels.find(requisitionId, interviewerId);
      await this.note(known === null ? 'add' : 'cover', requisitionId, interviewerId);
      if (known !== null) return this.panels.setCriteria(known, JSON.stringify(criteria));
      await this.panels.insert({
        id: newId(),
        version: 1,
        createdAt: this.clock.now(),
        requisitionId,
        interviewerId,
        criteria: JSON.stringify(criteria),
      });
    });
  }

  /**
   * What each of the panel covers, all at once; whoever is not named keeps what they have.
   *
   * @throws RequisitionNotFound, RequisitionClosed, StaleVersion, Invalid
   */
  cover(requisitionId: string, expectedVersion: number, members: readonly PanelMember[]): Promise<void> {
    return this.units.write(async () => {
      await this.forChange(requisitionId, expectedVersion);
      const { rubric } = await this.requisitions.rubricOf(requisitionId);
      checkCriteria(
        members.map(({ criteria }) => criteria),
        rubric,
      );
      const known = new Map((await this.panels.of(requisitionId)).map((row) => [row.interviewerId, row]));
      for (const { interviewerId, criteria } of members) {
        const row = known.get(interviewerId);
        const text = JSON.stringify(criteria);
        if (row === undefined || row.criteria === text) continue;
        await this.panels.setCriteria(row, text);
        await this.note('cover', requisitionId, interviewerId);
      }
    });
  }

  /** Kits that were assigned stay. @throws RequisitionNotFound, RequisitionClosed, StaleVersion */
  remove(requisitionId: string, interviewerId: string, expectedVersion: number | null = null): Promise<void> {
    return this.units.write(async () => {
      await this.forChange(requisitionId, expectedVersion);
      await this.panels.remove(requisitionId, interviewerId);
      await this.note('remove', requisitionId, interviewerId);
    });
  }

  private note(what: 'add' | 'cover' | 'remove', requisitionId: string, interviewerId: string): Promise<void> {
    return this.audit.done(`panel:${what}`, `requisition ${requisitionId}`, `interviewer ${interviewerId}`);
  }

  private async forChange(requisitionId: string, expectedVersion: number | null): Promise<void> {
    const { closedAt } = await this.requisitions.touch(requisitionId, expectedVersion);
    if (closedAt !== null) throw new RequisitionClosed();
  }
}

/** Who covers each criterion, in the rubric's order. Nobody: a gap; only one: no second view; the rest is doubled. */
export function coverageOf(rubric: Rubric, panel: readonly PanelMember[]): readonly Coverage[] {
  return rubric.criteria.map(({ id }) => ({
    criterion: id,
    interviewerIds: panel
      .filter(({ criteria }) => criteria.length === 0 || criteria.includes(id))
      .map(({ interviewerId }) => interviewerId),
  }));
}

function checkCriteria(lists: readonly (readonly string[])[], rubric: Rubric): void {
  const known = new Set(rubric.criteria.map(({ id }) => id));
  const checks = new Checks();
  for (const criteria of lists)
    criteria.forEach((id, index) => {
      if (!known.has(id)) checks.add(`criteria[${index}]`, 'is no criterion of the rubric');
    });
  checks.throwIfAny('invalid-panel');
}
