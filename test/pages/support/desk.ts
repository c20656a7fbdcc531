import type { Role } from '../../../src/domain/index.js';
import { ApplicationsService } from '../../../src/modules/applications/applications.service.js';
import { PeopleService } from '../../../src/modules/people/people.service.js';
import { AccountsService } from '../../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../../src/modules/requisitions/requisitions.service.js';
import { KitsService } from '../../../src/modules/scorecards/kits.service.js';
import { ScorecardsService } from '../../../src/modules/scorecards/scorecards.service.js';
import type { DatabaseKind } from '../../support/database.js';
import { TestApi } from '../../support/http.js';
import { signedIn, type SignedIn } from '../../support/people.js';

/** What a form of a new requisition holds at least. */
export const SEAT = {
  title: 'Engineering Manager, Payments',
  organisation: 'Tidewell Pay',
  seat: 'engineering-arc@1 leader',
};

/** Text of a page as a reader has it: no tags, one space between words. */
export function words(html: string): string {
  return html
    .replace(/[\s\S]*<main/, '<main')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ');
}

/** The page without what is drawn anew for every answer. */
export function bytes(html: string): string {
  return html.replaceAll(/(name="csrf" content=|name="_csrf" value=)"[^"]*"/g, '$1""');
}

/** The real application, with people, and records made by its services. */
export class Desk {
  private constructor(readonly api: TestApi) {}

  static async start(kind: DatabaseKind): Promise<Desk> {
    return new Desk(await TestApi.start(kind));
  }

  stop(): Promise<void> {
    return this.api.stop();
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.api.app.get(token);
  }

  person(name: string, roles: readonly Role[]): Promise<SignedIn> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
    return signedIn(this.api.app, { email, name, roles });
  }

  /** Opened on the page. */
  async requisition(owner: SignedIn, title = SEAT.title): Promise<string> {
    const { headers } = await owner.submit('/requisitions/new', { ...SEAT, title });
    return (headers['location'] ?? '').replace('/requisitions/', '');
  }

  async versionOf(requisitionId: string): Promise<string> {
    return String((await this.get(RequisitionsService).get(requisitionId)).version);
  }

  async application(requisitionId: string, name: string, email: string | null = null): Promise<string> {
    const command = { candidate: { name, email }, source: 'external' } as const;
    return (await this.get(ApplicationsService).create(requisitionId, command)).id;
  }

  /** Somebody without an account. */
  async interviewer(name: string): Promise<string> {
    return (await this.get(PeopleService).createFor({ name, email: null })).id;
  }

  /** Under which somebody who signs in rates. */
  interviewerOf({ id }: SignedIn): Promise<string> {
    return this.get(AccountsService).interviewerOf(id);
  }

  async kit(applicationId: string, interviewerId: string, dueAt: string | null = null): Promise<string> {
    return (await this.get(KitsService).assign(applicationId, interviewerId, { criteria: [], dueAt })).id;
  }

  /** One criterion rated, and in. */
  async submit(scorecardId: string): Promise<void> {
    const scorecards = this.get(ScorecardsService);
    const { version } = await scorecards.get(scorecardId);
    await scorecards.saveDraft(scorecardId, version, RATED);
    await scorecards.submit(scorecardId, version + 1);
  }
}

const RATED = {
  recommendation: null,
  keyTakeaway: null,
  tells: [],
  ratings: [
    {
      criterion: 'builder.owned-what-broke',
      rating: 3,
      verification: 'probed',
      evidence: 'Said what they did.',
    },
  ],
} as const;
