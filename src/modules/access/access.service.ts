import { Injectable } from '@nestjs/common';
import { RECORD_ID } from '../../common/limits.js';
import { pageOf, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { decide, ruleOf, seesScores, type Action, type Caller, type Decision } from '../../domain/index.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';
import { Forbidden, Hidden } from './access.errors.js';
import { AuditService } from './audit.service.js';
import { Readers, showsScores } from './readers.service.js';
import { SessionsService, type Session } from './sessions.service.js';
import { StandingRepository } from './standing.repository.js';
import { TokensService } from './tokens.service.js';

type Refusal = Extract<Decision, { allowed: false }>;

/** Who somebody is, and whether they may. Every door asks here; the rules are in `domain/access`. */
@Injectable()
export class AccessService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly standings: StandingRepository,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly audit: AuditService,
    private readonly readers: Readers,
  ) {}

  /** The active person of a session cookie, or null. */
  async bySession(secret: string): Promise<{ readonly caller: Caller; readonly session: Session } | null> {
    const session = await this.sessions.find(secret);
    const person = session === null ? null : await this.active(session.personId);
    if (session === null || person === null) return null;
    return { session, caller: callerOf(person, { kind: 'session', sessionId: session.id }) };
  }

  /** The active owner of an API token, or null. */
  async byToken(secret: string): Promise<Caller | null> {
    const token = await this.tokens.find(secret);
    const person = token === null ? null : await this.active(token.personId);
    if (token === null || person === null) return null;
    return callerOf(person, { kind: 'token', tokenId: token.id, scopes: token.scopes });
  }

  /**
   * Lets the caller pass, or not. Whoever is shown scores is noted as a reader of them before they are shown.
   *
   * @param id of the object; null for an action without one
   * @throws Hidden, Forbidden
   */
  async authorise(caller: Caller, action: Action, id: string | null): Promise<void> {
    const { on } = ruleOf(action);
    if (on === null) return this.pass(decide(action, caller), { caller, action, id });
    const placed =
      id === null || !RECORD_ID.test(id)
        ? null
        : await this.units.read(() => this.standings.standingOf(caller, on, id));
    // An id that nobody has is answered as one that the caller may not know of.
    if (placed === null || id === null) {
      const unrelated = decide(action, caller);
      if (!unrelated.allowed && unrelated.as === 'forbidden') return this.pass(unrelated, { caller, action, id });
      // Noted as a refusal is, so that the time that it takes tells no difference; what is no id at all is no guess.
      if (id !== null && RECORD_ID.test(id)) await this.noteRefusal(caller, { action, id, detail: 'unknown' });
      throw new Hidden(on);
    }
    await this.pass(decide(action, caller, placed.standing), { caller, action, id });
    if (showsScores(action, placed) && !(await this.readers.note(caller, action, id))) throw new Hidden(on);
  }

  /** As `authorise`, as an answer: for lists and pages that show what the caller may do. */
  async may(caller: Caller, action: Action, id: string | null = null): Promise<boolean> {
    const { on } = ruleOf(action);
    if (on === null) return decide(action, caller).allowed;
    const placed = id === null ? null : await this.units.read(() => this.standings.standingOf(caller, on, id));
    return placed !== null && decide(action, caller, placed.standing).allowed;
  }

  /**
   * The page of a list that the caller may read: others are passed over, so that neither a gap nor a count tells of
   * them. Whoever is shown scores by it is noted as their reader.
   *
   * @param options.namesOnly the list shows no scores, although reading one of its records would
   */
  async readable<T extends { readonly id: string }>(
    caller: Caller,
    action: Action,
    {
      request: { cursor = null, limit = 50 },
      list,
      namesOnly = false,
    }: {
      readonly request: PageRequest;
      readonly list: (request: PageRequest) => Promise<Page<T>>;
      readonly namesOnly?: boolean;
    },
  ): Promise<Page<T>> {
    const items: T[] = [];
    for (let after: string | null = cursor, more = true; more && items.length <= limit;) {
      const page: Page<T> = await list({ cursor: after, limit: Math.max(limit, 1) });
      for (const item of page.items) {
        if (items.length > limit) break;
        // One more than the page shows only says that there is more.
        const isShown = items.length < limit && !namesOnly;
        if (isShown ? await this.shows(caller, action, item.id) : await this.may(caller, action, item.id))
          items.push(item);
      }
      after = page.nextCursor;
      more = after !== null;
    }
    return pageOf(items, { afterId: cursor, limit });
  }

  /** Whether the caller may see what others rated on an application. */
  async sees(caller: Caller, applicationId: string): Promise<boolean> {
    const placed = await this.units.read(() => this.standings.standingOf(caller, 'application', applicationId));
    return placed !== null && seesScores(placed.standing);
  }

  /**
   * As `may(caller, 'application:read', id)` and `sees(caller, id)`, for the applications of a list: it costs the same
   * however many there are. One that the caller may not read is not there.
   */
  async seenOf(
    caller: Caller,
    applicationIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly sees: boolean }>> {
    const standings = await this.units.read(() => this.standings.ofApplications(caller, applicationIds));
    const readable = [...standings].filter(([, standing]) => decide('application:read', caller, standing).allowed);
    return new Map(readable.map(([id, standing]) => [id, { sees: seesScores(standing) }]));
  }

  /** Whether somebody has read scores of an application, so cannot be put on its panel. */
  hasReadScores(personId: string, applicationId: string): Promise<boolean> {
    return this.readers.hasReadScores(personId, applicationId);
  }

  /** As `may`; and whoever is shown scores is noted as their reader. */
  private async shows(caller: Caller, action: Action, id: string): Promise<boolean> {
    const { on } = ruleOf(action);
    if (on === null) return decide(action, caller).allowed;
    const placed = await this.units.read(() => this.standings.standingOf(caller, on, id));
    if (placed === null || !decide(action, caller, placed.standing).allowed) return false;
    return !showsScores(action, placed) || (await this.readers.note(caller, action, id));
  }

  private async active(personId: string): Promise<PersonRecord | null> {
    const person = await this.accounts.get(personId);
    return person.status === 'active' ? person : null;
  }

  private async pass(
    decision: Decision,
    { caller, action, id }: { readonly caller: Caller; readonly action: Action; readonly id: string | null },
  ): Promise<void> {
    if (decision.allowed) return;
    const { on } = ruleOf(action);
    await this.noteRefusal(caller, { action, id, detail: decision.because });
    if (decision.as === 'hidden' && on !== null) throw new Hidden(on);
    throw new Forbidden(
      REASONS[decision.because],
      decision.because === 'own-scorecard-missing' ? decision.because : undefined,
    );
  }

  private noteRefusal(
    { personId }: Caller,
    { action, id, detail }: { readonly action: Action; readonly id: string | null; readonly detail: string },
  ): Promise<void> {
    const { on } = ruleOf(action);
    const object = on === null || id === null || !RECORD_ID.test(id) ? null : `${on} ${id}`;
    return this.audit.refused({ personId, action, object, detail });
  }
}

const REASONS: Readonly<Record<Refusal['because'], string>> = {
  role: 'None of your roles allows this.',
  relation: 'None of your roles allows this here.',
  scope: 'This token was not made for that.',
  'own-scorecard-missing':
    'Your own scorecard is not in yet. Submit it first: until then nothing of the others’ is shown.',
  'own-file': 'Nobody reads or rates themselves.',
};

function callerOf(person: PersonRecord, via: Caller['via']): Caller {
  const { id, name, email, interviewerId, roles } = person;
  return { personId: id, name, email, interviewerId, roles, via };
}
