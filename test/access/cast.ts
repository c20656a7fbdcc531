import type { NestExpressApplication } from '@nestjs/platform-express';
import { NO_STANDING, type ObjectKind, type Role, type Standing } from '../../src/domain/index.js';
import { CalibrationJobs } from '../../src/modules/calibration/calibration-jobs.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { temporaryDatabase, type DatabaseKind, type TemporaryDatabase } from '../support/database.js';
import type { SignedIn } from '../support/people.js';
import { colleague, credentialsOf, estateOf, worldOn, type Colleague, type Estate } from './world.js';

/** Who asks: the five of the design, one who was sent away, and nobody. */
export const ASKERS = [
  'admin',
  'recruiter 1',
  'interviewer 1',
  'manager 1',
  'recruiter 2',
  'disabled',
  'anonymous',
] as const;
export type Name = (typeof ASKERS)[number];

export const ROLES_OF: Readonly<Record<Exclude<Name, 'anonymous'>, readonly Role[]>> = {
  admin: ['admin'],
  'recruiter 1': ['recruiter'],
  'interviewer 1': ['interviewer'],
  'manager 1': ['hiring-manager'],
  'recruiter 2': ['recruiter'],
  disabled: ['recruiter'],
};

/** The objects of one requisition that stand for a kind: each is tried. */
export const OBJECTS: Readonly<Record<ObjectKind, readonly Thing[]>> = {
  requisition: ['requisition'],
  application: ['application'],
  scorecard: ['submitted', 'unattended', 'draft'],
  assessment: ['assessment'],
  brief: ['brief'],
  calibration: ['calibration'],
  interviewer: ['interviewer'],
  person: ['person'],
  session: ['session'],
  token: ['token'],
};
export type Thing = keyof Estate | 'calibration' | 'interviewer' | 'person' | 'session' | 'token';

/** How they stand to the things of requisition 1 and 2. */
export function standingOf(name: Name, thing: Thing, requisition: 1 | 2): Standing {
  const isOwned = thing === 'person' || thing === 'session' || thing === 'token';
  if (isOwned) return { ...NO_STANDING, self: name === `recruiter ${requisition}` };
  if (thing === 'interviewer') return { ...NO_STANDING, self: requisition === 2 && name === 'interviewer 1' };
  // It holds the ratings of both requisitions, whoever asks.
  if (thing === 'calibration') return { ...NO_STANDING, card: name === 'interviewer 1' ? 'draft' : 'none' };
  const facts = {
    ...NO_STANDING,
    unattended: thing === 'unattended',
    draft: thing === 'unattended' || thing === 'draft',
  };
  if (name === `recruiter ${requisition}`) return { ...facts, member: ['recruiter'] };
  if (name === 'manager 1' && requisition === 1) return { ...facts, member: ['hiring-manager'] };
  // The scorecard that somebody else types is of a candidate whose panel they are not on.
  if (name === 'interviewer 1' && requisition === 1 && thing !== 'unattended')
    return { ...facts, card: 'draft', author: thing === 'draft' };
  return facts;
}

type Person = SignedIn & { readonly csrfToken: string };

/** Two requisitions with all that belongs to them, and the people who ask, in the running application. */
export class Cast {
  private constructor(
    readonly app: NestExpressApplication,
    readonly database: TemporaryDatabase,
    readonly people: ReadonlyMap<Name, Person>,
    readonly things: Readonly<Record<1 | 2, Readonly<Record<Thing, string>>>>,
  ) {}

  static async start(kind: DatabaseKind): Promise<Cast> {
    const database = await temporaryDatabase(kind);
    const app = await worldOn(database.options);
    const named = new Map<string, Colleague>();
    for (const [name, roles] of Object.entries(ROLES_OF)) named.set(name, await colleague(app, name, roles));
    const of = (name: string): Colleague => named.get(name) as Colleague;
    const rated = await colleague(app, 'Colleague', ['interviewer']);
    const other = await colleague(app, 'Somebody else', ['interviewer']);
    const estates = {
      1: await estateOf(app, { name: 'one', recruiter: of('recruiter 1'), rated, rating: of('interviewer 1') }),
      2: await estateOf(app, { name: 'two', recruiter: of('recruiter 2'), rated, rating: other }),
    };
    const requisitions = app.get(RequisitionsService);
    await requisitions.addMember(estates[1].requisition, { personId: of('manager 1').id, role: 'hiring-manager' });
    await requisitions.addMember(estates[1].requisition, { personId: of('disabled').id, role: 'recruiter' });
    const { ended } = await app.get(CalibrationJobs).start('engineering-arc@1', 'on-demand');
    const calibration = (await ended).calibration?.id ?? '';
    const thingsOf = async (number: 1 | 2): Promise<Record<Thing, string>> => {
      const owner = of(`recruiter ${number}`);
      const own = {
        calibration,
        // A colleague's, and one's own.
        interviewer: number === 1 ? rated.interviewerId : of('interviewer 1').interviewerId,
        person: owner.id,
        ...(await credentialsOf(app, owner)),
      };
      return { ...estates[number], ...own };
    };
    const things = { 1: await thingsOf(1), 2: await thingsOf(2) };
    const people = new Map<Name, Person>();
    for (const name of ASKERS) {
      if (name !== 'anonymous')
        people.set(name, Object.assign(of(name), { csrfToken: await of(name).csrf('/account') }));
    }
    const accounts = app.get(AccountsService);
    const { id } = of('disabled');
    await accounts.update(id, (await accounts.get(id)).version, { status: 'disabled' });
    return new Cast(app, database, people, things);
  }

  of(name: Exclude<Name, 'anonymous'>): Person {
    return this.people.get(name) as Person;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.remove();
  }
}
