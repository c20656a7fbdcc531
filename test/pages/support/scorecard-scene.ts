import type { NestExpressApplication } from '@nestjs/platform-express';
import type { CookieData } from 'puppeteer';
import { ApplicationsService } from '../../../src/modules/applications/applications.service.js';
import { AccountsService } from '../../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../../src/modules/requisitions/requisitions.service.js';
import { KitsService, type AssignKit } from '../../../src/modules/scorecards/kits.service.js';
import { signedIn, type SignedIn } from '../../support/people.js';

export interface ScorecardScene {
  readonly author: SignedIn;
  readonly id: string;
  readonly applicationId: string;
  readonly requisitionId: string;
}

export interface SceneOptions {
  readonly candidate?: string;
  readonly title?: string;
  readonly kit?: AssignKit;
  readonly interviewer?: string;
}

let people = 0;

/** An interviewer with a kit of one application; all criteria when nothing else is said. */
export async function scorecardScene(
  app: NestExpressApplication,
  { candidate = 'Łukasz Wieczorek', title = 'Engineering Manager, Payments', kit, interviewer }: SceneOptions = {},
): Promise<ScorecardScene> {
  const author = await interviewerOf(app, interviewer);
  const { id: requisitionId } = await app
    .get(RequisitionsService, { strict: false })
    .create({ rubric: 'engineering-arc@1', title, stage: 'leader' });
  const { id: applicationId } = await app
    .get(ApplicationsService, { strict: false })
    .create(requisitionId, { candidate: { name: candidate }, source: 'external' });
  const id = await assignKit(app, { applicationId, author, kit });
  return { author, id, applicationId, requisitionId };
}

/** Somebody who is signed in and may be on a panel. */
export async function interviewerOf(app: NestExpressApplication, name = 'Ana Ferreira'): Promise<SignedIn> {
  people += 1;
  return signedIn(app, { email: `interviewer-${people}@example.com`, name, roles: ['interviewer'] });
}

/** A kit for somebody. @returns the scorecard's id */
export async function assignKit(
  app: NestExpressApplication,
  {
    applicationId,
    author,
    kit,
  }: { readonly applicationId: string; readonly author: SignedIn; readonly kit?: AssignKit | undefined },
): Promise<string> {
  const interviewerId = await app.get(AccountsService, { strict: false }).interviewerOf(author.id);
  const kits = app.get(KitsService, { strict: false });
  return (await kits.assign(applicationId, interviewerId, kit ?? { criteria: [], dueAt: null })).id;
}

/** The session of a person, for a browser. */
export function cookieOf({ cookie }: SignedIn, url: string): CookieData {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, domain: new URL(url).hostname, path: '/', httpOnly: true };
}
