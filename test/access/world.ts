import { createApp } from '../../src/app.js';
import type { DatabaseOptions } from '../../src/database/options.js';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Role } from '../../src/domain/index.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { BriefsService } from '../../src/modules/briefs/briefs.service.js';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { cardOf } from '../faults/card.js';
import { THREADS } from '../support/threads.js';
import { signedIn, type SignedIn } from '../support/people.js';

export type World = Pick<NestExpressApplication, 'get' | 'getHttpServer' | 'close'>;

/** The real application on a database that is there already. */
export async function worldOn(database: DatabaseOptions): Promise<NestExpressApplication> {
  const app = await createApp({ database, logger: false, calibration: THREADS });
  await app.listen(0, '127.0.0.1');
  return app;
}

/** Somebody with an account, and under what they rate. */
export interface Colleague extends SignedIn {
  readonly interviewerId: string;
}

/** A new active person who can be put on panels. */
export async function colleague(app: World, name: string, roles: readonly Role[]): Promise<Colleague> {
  const person = await signedIn(app, { email: addressOf(name), name, roles });
  const interviewerId = await app.get(AccountsService).interviewerOf(person.id);
  return Object.assign(person, { interviewerId });
}

/** "Rosa One" → "rosa.one@example.com". */
export function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@example.com`;
}

/** A requisition of somebody's. */
export async function requisitionOf(app: World, recruiter: SignedIn, title: string): Promise<string> {
  const command = { rubric: 'engineering-arc@1', title, stage: 'leader', openedBy: recruiter.id } as const;
  return (await app.get(RequisitionsService).create(command)).id;
}

export async function applicationOf(
  app: World,
  requisitionId: string,
  candidate: { readonly name: string; readonly email?: string | null },
): Promise<string> {
  return (await app.get(ApplicationsService).create(requisitionId, { candidate, source: 'external' })).id;
}

/** An empty draft. */
export async function draftOf(app: World, applicationId: string, interviewerId: string): Promise<string> {
  return (await app.get(ScorecardsService).open(applicationId, interviewerId)).id;
}

/** Submits a draft; its evidence names `mark`. */
export async function submit(app: World, scorecardId: string, mark: string): Promise<void> {
  const scorecards = app.get(ScorecardsService);
  const { submittedAt: _at, amendments: _none, ...content } = cardOf(mark);
  const { version } = await scorecards.get(scorecardId);
  const saved = await scorecards.saveDraft(scorecardId, version, content);
  await scorecards.submit(scorecardId, saved.version);
}

export async function amend(app: World, scorecardId: string, mark: string): Promise<void> {
  const scorecards = app.get(ScorecardsService);
  const { submittedAt: _at, amendments: _none, ...content } = cardOf(mark);
  const { version } = await scorecards.get(scorecardId);
  await scorecards.amend(scorecardId, version, { content, reason: `${mark} was reconsidered` });
}

/** Everything of one requisition, with ids by kind. */
export interface Estate {
  readonly requisition: string;
  readonly application: string;
  /** A draft of an interviewer without an account. */
  readonly unattended: string;
  /** A submitted one of a colleague. */
  readonly submitted: string;
  /** A draft of the interviewer of this requisition. */
  readonly draft: string;
  readonly assessment: string;
  readonly brief: string;
}

export async function estateOf(
  app: World,
  {
    name,
    recruiter,
    rated,
    rating,
  }: { readonly name: string; readonly recruiter: SignedIn; readonly rated: Colleague; readonly rating: Colleague },
): Promise<Estate> {
  const requisition = await requisitionOf(app, recruiter, `Engineering Manager, ${name}`);
  const application = await applicationOf(app, requisition, { name: `Candidate of ${name}` });
  const outside = await app.get(PeopleService).create({ handle: `outside-${name}`, name: `Outside ${name}` });
  const submitted = await draftOf(app, application, rated.interviewerId);
  await submit(app, submitted, `of ${name}`);
  // Of a candidate whom nobody has rated: whoever has read scores types for nobody.
  const unrated = await applicationOf(app, requisition, { name: `Other candidate of ${name}` });
  const unattended = await draftOf(app, unrated, outside.id);
  const draft = await draftOf(app, application, rating.interviewerId);
  const assessment = (await app.get(AssessmentsService).assess(requisition)).id;
  const brief = (
    await app.get(BriefsService).issue({ assessmentId: assessment, applicationId: application, paper: 'A4' })
  ).id;
  return { requisition, application, unattended, submitted, draft, assessment, brief };
}

/** A session and a token of somebody's, to be tried by others. */
export async function credentialsOf(
  app: World,
  person: SignedIn,
): Promise<{ readonly session: string; readonly token: string }> {
  await app.get(SessionsService).begin(person.id, 'to be tried');
  const session = (await app.get(SessionsService).of(person.id)).at(-1)?.id ?? '';
  const { record } = await app
    .get(TokensService)
    .create(person.id, { name: 'tried', scopes: ['rubrics:read'], days: 1 });
  return { session, token: record.id };
}
