import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { pageOf, pageQuery, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { NO_ECONOMICS, type MemberRole } from '../../domain/index.js';
import { StaleVersion } from '../../common/errors.js';
import { AuditService } from '../access/audit.service.js';
import type { RubricLibrary } from '../rubrics/rubric-library.js';
import type { CreateRequisition, Member, UpdateRequisition } from './requisition.commands.js';
import { checkRequisition } from './requisition.rules.js';
import {
  LastRecruiter,
  RequisitionClosed,
  RequisitionExists,
  RequisitionNotFound,
  RequisitionOpen,
  RequisitionRated,
} from './requisitions.errors.js';
import { toRequisition, type RequisitionRecord } from './requisitions.mapping.js';
import { RequisitionsRepository, type RequisitionScope } from './requisitions.repository.js';
import { RubricVersions, type RubricVersion } from './rubric-versions.service.js';
import type { RequisitionRow } from './requisition.entity.js';

export type { RequisitionRecord } from './requisitions.mapping.js';

export type { CreateRequisition, Member, UpdateRequisition } from './requisition.commands.js';

/** Openings, and the rubrics that they are rated on. */
@Injectable()
export class RequisitionsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly requisitions: RequisitionsRepository,
    private readonly rubrics: RubricVersions,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws RubricNotFound, RubricChanged, Invalid, RequisitionExists */
  create(command: CreateRequisition): Promise<RequisitionRecord> {
    return this.units.write(async () => {
      const { externalId = null, openedBy = null, rubric: reference } = command;
      const content = {
        title: command.title,
        organisation: command.organisation ?? null,
        stage: command.stage,
        transitionPlan: command.transitionPlan ?? null,
        economics: command.economics ?? NO_ECONOMICS,
      };
      checkRequisition(content, (await this.rubrics.inUse(reference)).rubric);
      const record = {
        id: newId(),
        version: 1,
        createdAt: this.clock.now(),
        externalId,
        rubric: reference,
        ...content,
        closedAt: null,
      };
      const row = { ...record, economics: JSON.stringify(content.economics), ratedAt: null };
      if (!(await this.requisitions.insert(row))) throw new RequisitionExists(externalId ?? '');
      if (openedBy !== null)
        await this.requisitions.addMember({ requisitionId: record.id, personId: openedBy, role: 'recruiter' });
      await this.note('open', record.id, `${reference}, ${content.stage}`);
      return record;
    });
  }

  /** @throws RequisitionNotFound */
  get(id: string): Promise<RequisitionRecord> {
    return this.units.read(async () => toRequisition(found(await this.requisitions.find(id))));
  }

  /** Nobody else changes it, or adds to it, until this unit ends. @throws RequisitionNotFound */
  hold(id: string): Promise<void> {
    return this.units.write(async () => void found(await this.requisitions.findForChange(id)));
  }

  /** Null when no evaluation file gave this id. */
  findByExternalId(externalId: string): Promise<RequisitionRecord | null> {
    return this.units.read(async () => {
      const row = await this.requisitions.findByExternalId(externalId);
      return row === null ? null : toRequisition(row);
    });
  }

  /** A page of the requisitions, oldest first; `scope`: only those that somebody belongs to. */
  async list(request: PageRequest = {}, scope: RequisitionScope = {}): Promise<Page<RequisitionRecord>> {
    const page = pageQuery(request);
    return this.units.read(async () => pageOf((await this.requisitions.page(page, scope)).map(toRequisition), page));
  }

  /** What they are called, by id. */
  titlesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.units.read(() => this.requisitions.titlesOf(ids));
  }

  /** From now on it takes nothing new. @throws RequisitionNotFound, StaleVersion, RequisitionClosed */
  close(id: string, expectedVersion: number): Promise<RequisitionRecord> {
    return this.units.write(async () => {
      const row = await this.forChange(id, expectedVersion);
      if (row.closedAt !== null) throw new RequisitionClosed();
      await this.note('close', id);
      return this.setClosed(row, this.clock.now());
    });
  }

  /** @throws RequisitionNotFound, StaleVersion, RequisitionOpen */
  reopen(id: string, expectedVersion: number): Promise<RequisitionRecord> {
    return this.units.write(async () => {
      const row = await this.forChange(id, expectedVersion);
      if (row.closedAt === null) throw new RequisitionOpen();
      await this.note('reopen', id);
      return this.setClosed(row, null);
    });
  }

  /** It is open, and stays so until this unit ends. @throws RequisitionNotFound, RequisitionClosed */
  holdOpen(id: string): Promise<void> {
    return this.units.write(async () => {
      if (found(await this.requisitions.findStanding(id)).closedAt !== null) throw new RequisitionClosed();
    });
  }

  /**
   * What belongs to it is about to change (its panel, its people): its version goes up, so that of two who change it at
   * once the second is told. Without an expected version the change stands on whatever is there.
   *
   * @throws RequisitionNotFound, StaleVersion
   */
  touch(id: string, expectedVersion: number | null = null): Promise<RequisitionRecord> {
    return this.units.write(async () => {
      const row = await this.forChange(id, expectedVersion);
      await this.requisitions.update(id, row.version, {});
      return toRequisition({ ...row, version: row.version + 1 });
    });
  }

  /** The rubrics that a requisition can be rated on: the installed ones, and those that were added here. */
  rubricLibrary(): Promise<RubricLibrary> {
    return this.units.read(() => this.rubrics.library());
  }

  /** What the requisitions of this member are rated on, oldest first. */
  rubricUses(memberId: string): Promise<readonly Pick<RequisitionRecord, 'id' | 'title' | 'rubric'>[]> {
    return this.units.read(() => this.requisitions.rubricUses(memberId));
  }

  /** Who belongs to it, in no order. @throws RequisitionNotFound */
  membersOf(id: string): Promise<readonly Member[]> {
    return this.units.read(async () => {
      found(await this.requisitions.find(id));
      return (await this.requisitions.membersOf(id)).map(({ personId, role }) => ({
        personId,
        role: role as MemberRole,
      }));
    });
  }

  /** Once is enough: again changes nothing. @throws RequisitionNotFound, StaleVersion */
  addMember(id: string, { personId, role }: Member, expectedVersion: number | null = null): Promise<void> {
    return this.units.write(async () => {
      await this.touch(id, expectedVersion);
      const isNew = await this.requisitions.addMember({ requisitionId: id, personId, role });
      if (isNew) await this.note('member-add', id, `${role}, person ${personId}`);
    });
  }

  /** @throws RequisitionNotFound, StaleVersion, LastRecruiter */
  removeMember(id: string, { personId, role }: Member, expectedVersion: number | null = null): Promise<void> {
    return this.units.write(async () => {
      // First, as whoever writes holds their own rights first.
      await this.requisitions.holdRightsOf(personId);
      await this.touch(id, expectedVersion);
      await this.requisitions.removeMember({ requisitionId: id, personId, role });
      const left = await this.requisitions.membersOf(id);
      if (role === 'recruiter' && !left.some((member) => member.role === 'recruiter')) throw new LastRecruiter();
      await this.note('member-remove', id, `${role}, person ${personId}`);
    });
  }

  /** @throws RequisitionNotFound, StaleVersion, RequisitionRated, RubricNotFound, Invalid */
  update(id: string, expectedVersion: number, command: UpdateRequisition): Promise<RequisitionRecord> {
    return this.units.write(async () => {
      const row = await this.forChange(id, expectedVersion);
      const before = toRequisition(row);
      const given = Object.fromEntries(
        Object.entries(command).filter(([, value]) => value !== undefined),
      ) as UpdateRequisition;
      const after: RequisitionRecord = { ...before, ...given, version: expectedVersion + 1 };
      if (row.ratedAt !== null && (after.rubric !== before.rubric || after.stage !== before.stage))
        throw new RequisitionRated();
      checkRequisition(after, (await this.rubrics.inUse(after.rubric)).rubric);
      const { rubric, title, organisation, stage, transitionPlan, economics } = after;
      await this.requisitions.update(id, expectedVersion, {
        rubric,
        title,
        organisation,
        stage,
        transitionPlan,
        economics: JSON.stringify(economics),
      });
      if (rubric !== before.rubric || stage !== before.stage) await this.note('reseat', id, `${rubric}, ${stage}`);
      return after;
    });
  }

  /** Whether a scorecard is in: only for whoever may know that. @throws RequisitionNotFound */
  isRated(id: string): Promise<boolean> {
    return this.units.read(async () => found(await this.requisitions.find(id)).ratedAt !== null);
  }

  /** The rubric that a requisition is rated on. @throws RequisitionNotFound */
  rubricOf(id: string): Promise<RubricVersion> {
    return this.units.read(async () => this.rubrics.stored(found(await this.requisitions.find(id)).rubric));
  }

  /**
   * As `rubricOf`, for a scorecard that is about to be submitted: from now on rubric and career stage stand. An
   * amendment may still come when the requisition is closed, a scorecard may not.
   *
   * @throws RequisitionNotFound, RequisitionClosed
   */
  rubricForSubmission(id: string, { amends = false }: { readonly amends?: boolean } = {}): Promise<RubricVersion> {
    return this.units.write(async () => {
      const isFirst = found(await this.requisitions.find(id)).ratedAt === null;
      // The first one: nobody may be changing the rubric meanwhile. Later ones only see to it that nobody closes it.
      const row = found(isFirst ? await this.requisitions.findForChange(id) : await this.requisitions.findStanding(id));
      if (row.closedAt !== null && !amends) throw new RequisitionClosed();
      if (row.ratedAt === null) await this.requisitions.noteRated(id, this.clock.now());
      return this.rubrics.stored(row.rubric);
    });
  }

  private async forChange(id: string, expectedVersion: number | null): Promise<RequisitionRow> {
    const row = found(await this.requisitions.findForChange(id));
    if (expectedVersion !== null && row.version !== expectedVersion)
      throw new StaleVersion(expectedVersion, row.version);
    return row;
  }

  private note(what: Noted, id: string, detail: string | null = null): Promise<void> {
    return this.audit.done(`requisition:${what}`, `requisition ${id}`, detail);
  }

  private async setClosed(row: RequisitionRow, closedAt: string | null): Promise<RequisitionRecord> {
    await this.requisitions.update(row.id, row.version, { closedAt });
    return toRequisition({ ...row, version: row.version + 1, closedAt });
  }
}

type Noted = 'open' | 'close' | 'reopen' | 'reseat' | 'member-add' | 'member-remove';

function found(row: RequisitionRow | null): RequisitionRow {
  if (row === null) throw new RequisitionNotFound();
  return row;
}
