import { Injectable } from '@nestjs/common';
import { RECORD_ID } from '../../common/limits.js';
import type { Caller, ObjectKind } from '../../domain/index.js';
import { AccessService } from '../access/access.service.js';
import { AuditService, type AuditSearch } from '../access/audit.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { PeopleService } from '../people/people.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import type { Trail, TrailEntry } from './trail.js';

/** Entries on one page. */
export const PAGE = 50;

const NAMED = /\b(person|interviewer|requisition) ([0-9a-f-]{36})\b/g;
const PLACED: readonly string[] = ['requisition', 'application', 'scorecard', 'assessment', 'brief', 'calibration'];

/** The audit trail as somebody may read it. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly accounts: AccountsService,
    private readonly interviewers: PeopleService,
    private readonly requisitions: RequisitionsService,
  ) {}

  /**
   * A page of it. When something was done tells how far a panel is, so what concerns a panel on which the reader's own
   * scorecard is missing, or an application of their own, is passed over: neither a gap nor a count tells of it.
   */
  async page(caller: Caller, search: AuditSearch): Promise<Trail> {
    const entries: TrailEntry[] = [];
    const known = new Map<string, boolean>();
    const mayBeBlind = await this.access.mayBeBlind(caller);
    let before = search.before;
    for (let more = true; more && entries.length <= PAGE;) {
      const batch = await this.audit.find({ ...search, before }, PAGE + 1);
      for (const entry of batch) if (!mayBeBlind || (await this.mayKnow(caller, entry, known))) entries.push(entry);
      before = batch.at(-1)?.seq ?? before;
      more = batch.length > PAGE;
    }
    const shown = entries.slice(0, PAGE);
    const next = entries.length > PAGE ? (shown.at(-1)?.seq ?? null) : null;
    const people = [...(await this.accounts.list())].sort((a, b) => a.name.localeCompare(b.name, 'en'));
    return { entries: shown, next, names: await this.namesIn(shown, people), people };
  }

  private async mayKnow(caller: Caller, { object }: TrailEntry, known: Map<string, boolean>): Promise<boolean> {
    const [kind = '', id = ''] = object?.split(' ') ?? [];
    if (object === null || !PLACED.includes(kind) || !RECORD_ID.test(id)) return true;
    const answer = known.get(object) ?? !(await this.access.isBlindTo(caller, kind as ObjectKind, id));
    known.set(object, answer);
    return answer;
  }

  private async namesIn(entries: readonly TrailEntry[], people: Trail['people']): Promise<ReadonlyMap<string, string>> {
    const names = new Map(people.map(({ id, name }) => [`person ${id}`, name]));
    const named = entries.flatMap(({ object, detail }) => [...`${object ?? ''} ${detail ?? ''}`.matchAll(NAMED)]);
    const idsOf = (kind: string): string[] => [
      ...new Set(named.filter((one) => one[1] === kind).map((one) => one[2] ?? '')),
    ];
    for (const [id, name] of await this.interviewers.namesOf(idsOf('interviewer')))
      names.set(`interviewer ${id}`, name);
    for (const [id, title] of await this.requisitions.titlesOf(idsOf('requisition')))
      names.set(`requisition ${id}`, title);
    return names;
  }
}
