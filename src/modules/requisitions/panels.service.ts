import { Injectable } from '@nestjs/common';
import { Checks } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Rubric } from '../../domain/index.js';
import { PanelsRepository } from './panels.repository.js';
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

  /** Puts somebody on the panel, or changes what they cover. @throws RequisitionNotFound, Invalid */
  put(requisitionId: string, { interviewerId, criteria }: PanelMember): Promise<void> {
    return this.units.write(async () => {
      await this.requisitions.hold(requisitionId);
      checkCriteria(criteria, (await this.requisitions.rubricOf(requisitionId)).rubric);
      const known = await this.panels.find(requisitionId, interviewerId);
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

  /** Kits that were assigned stay. @throws RequisitionNotFound */
  remove(requisitionId: string, interviewerId: string): Promise<void> {
    return this.units.write(async () => {
      await this.requisitions.hold(requisitionId);
      await this.panels.remove(requisitionId, interviewerId);
    });
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

function checkCriteria(criteria: readonly string[], rubric: Rubric): void {
  const known = new Set(rubric.criteria.map(({ id }) => id));
  const checks = new Checks();
  criteria.forEach((id, index) => {
    if (!known.has(id)) checks.add(`criteria[${index}]`, 'is no criterion of the rubric');
  });
  checks.throwIfAny('invalid-panel');
}
