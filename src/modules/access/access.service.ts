import { Injectable } from '@nestjs/common';
import { pageOf, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { decide, seesScores, type Action, type Caller, type ObjectKind } from '../../domain/index.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';
import { Hidden } from './access.errors.js';
import { Permits } from './permits.service.js';
import { Readers, showsScores } from './readers.service.js';
import { SessionsService, type Session } from './sessions.service.js';
import { StandingRepository } from './standing.repository.js';
import { TokensService } from './tokens.service.js';

/** Who somebody is, and whether they may. Every door asks here; the rules are in `domain/access`. */
@Injectable()
export class AccessService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly standings: StandingRepository,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly permits: Permits,
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
    const permit = { action, id };
    const answer = await this.permits.ask(caller, permit);
    if (answer.refused !== null) {
      if (answer.because !== null) await this.permits.noteRefusal(caller, permit, answer.because);
      throw answer.refused;
    }
    this.permits.keep(permit);
    const { object } = answer;
    if (object === null || !showsScores(action, object)) return;
    if (!(await this.readers.note(caller, action, object.id))) throw new Hidden(object.kind);
  }

  /** As `authorise`, as an answer: for lists and pages that show what the caller may do. */
  async may(caller: Caller, action: Action, id: string | null = null): Promise<boolean> {
    return (await this.permits.ask(caller, { action, id })).refused === null;
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
   * Whether something that tells of this object's panels must be kept from the caller: their own scorecard is missing
   * there, or they are a candidate. Of an object that there is not, nothing is told.
   */
  async isBlindTo(caller: Caller, kind: ObjectKind, id: string): Promise<boolean> {
    const placed = await this.units.read(() => this.standings.standingOf(caller, kind, id));
    return placed !== null && !seesScores(placed.standing);
  }

  /** Whether `isBlindTo` may be true of anything: asked first where it would be asked of many. */
  mayBeBlind(caller: Caller): Promise<boolean> {
    return this.units.read(() => this.standings.mayBeBlind(caller));
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
    const answer = await this.permits.ask(caller, { action, id });
    if (answer.refused !== null) return false;
    return answer.object === null || !showsScores(action, answer.object) || this.readers.note(caller, action, id);
  }

  private async active(personId: string): Promise<PersonRecord | null> {
    const person = await this.accounts.get(personId);
    return person.status === 'active' ? person : null;
  }
}

function callerOf(person: PersonRecord, via: Caller['via']): Caller {
  const { id, name, email, interviewerId, roles } = person;
  return { personId: id, name, email, interviewerId, roles, via };
}
