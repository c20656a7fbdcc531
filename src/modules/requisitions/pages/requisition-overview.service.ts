import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../domain/index.js';
import { AccessService } from '../../access/access.service.js';
import { ApplicationsService, type ApplicationRecord } from '../../applications/applications.service.js';
import { AccountsService, type PersonRecord } from '../../people/accounts.service.js';
import { PeopleService } from '../../people/people.service.js';
import { KitsService } from '../../scorecards/kits.service.js';
import { PanelsService, type PanelMember } from '../panels.service.js';
import { RequisitionsService } from '../requisitions.service.js';
import type { RequisitionInput, ShownApplication } from './requisition.presenter.js';

const PAGE = 50;

export interface NamedMember extends PanelMember {
  readonly name: string;
}

interface Readable {
  readonly record: ApplicationRecord;
  readonly sees: boolean;
}

/** What the page of one requisition shows, for whoever reads it. */
@Injectable()
export class RequisitionOverview {
  constructor(
    private readonly requisitions: RequisitionsService,
    private readonly panels: PanelsService,
    private readonly applications: ApplicationsService,
    private readonly kits: KitsService,
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly access: AccessService,
  ) {}

  /** @param after where its applications go on; null from the first */
  async of(caller: Caller, id: string, after: string | null): Promise<Omit<RequisitionInput, 'problem'>> {
    const requisition = await this.requisitions.get(id);
    const { reference, rubric } = await this.requisitions.rubricOf(id);
    const may = {
      recruit: await this.access.may(caller, 'requisition:update', id),
      setPeople: await this.access.may(caller, 'requisition:members', id),
      seeShortlist: await this.access.may(caller, 'requisition:shortlist', id),
    };
    const { items, next } = await this.readable(caller, id, after);
    const everybody = await this.accounts.list();
    return {
      requisition,
      reference,
      rubric,
      panel: await this.panelOf(id),
      members: await this.membersOf(id, everybody),
      people: may.setPeople ? everybody.filter(({ status }) => status !== 'disabled') : [],
      applications: await this.shown(items),
      page: { isFirst: after === null, next },
      may,
    };
  }

  /** The panel with names, in the order in which they were put on it. */
  async panelOf(id: string): Promise<readonly NamedMember[]> {
    const panel = await this.panels.of(id);
    const names = await this.people.namesOf(panel.map(({ interviewerId }) => interviewerId));
    return panel.map((member) => ({ ...member, name: names.get(member.interviewerId) ?? '' }));
  }

  private async membersOf(id: string, everybody: readonly PersonRecord[]): Promise<RequisitionInput['members']> {
    const members = await this.requisitions.membersOf(id);
    return everybody.flatMap(({ id: personId, name }) =>
      members
        .filter((member) => member.personId === personId)
        .map(({ role }) => ({ personId, name, role }))
        .sort((a, b) => b.role.localeCompare(a.role)),
    );
  }

  /** A page of those that the caller may read; others are passed over, so that no gap tells of them. */
  private async readable(
    caller: Caller,
    id: string,
    after: string | null,
  ): Promise<{ readonly items: readonly Readable[]; readonly next: string | null }> {
    const items: Readable[] = [];
    for (let cursor = after, more = true; more && items.length <= PAGE;) {
      const page = await this.applications.listByRequisition(id, { cursor, limit: PAGE + 1 });
      const seen = await this.access.seenOf(
        caller,
        page.items.map((record) => record.id),
      );
      for (const record of page.items) {
        const standing = seen.get(record.id);
        if (standing !== undefined) items.push({ record, sees: standing.sees });
      }
      cursor = page.nextCursor;
      more = cursor !== null;
    }
    const shown = items.slice(0, PAGE);
    return { items: shown, next: items.length > PAGE ? (shown.at(-1)?.record.id ?? null) : null };
  }

  /** What the reader may not know is not even asked for. */
  private async shown(items: readonly Readable[]): Promise<readonly ShownApplication[]> {
    const seen = items.filter(({ sees }) => sees).map(({ record }) => record.id);
    const progress = await this.kits.progressOf(seen);
    return items.map(({ record: { id, candidate, source }, sees }) => ({
      id,
      candidate: candidate.name,
      source,
      progress: sees ? (progress.get(id) ?? { of: 0, submitted: 0, late: [] }) : 'blind',
    }));
  }
}
