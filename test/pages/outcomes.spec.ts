import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CookieData } from 'puppeteer';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { OutcomesService } from '../../src/modules/outcomes/outcomes.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { Installation, type Visitor } from '../attacks/installation.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { selectionOf } from '../support/selections.js';
import { DEVICES, problemsOn } from './support/looks.js';

const HIRES = 40;

let installation: Installation;
let browser: PagesBrowser;
let recruiter: Visitor;
let personId: string;
let applications: readonly string[];

beforeAll(async () => {
  [installation, browser] = await Promise.all([Installation.on('sqlite'), PagesBrowser.start()]);
  ({ id: personId } = await installation.person('rosa@example.com', ['recruiter']));
  recruiter = await installation.signedIn('rosa@example.com');
  const requisitionId = await selectionOf(installation, {
    title: 'A seat',
    // Nine months and more ago: the second check is due.
    at: '2026-02-01T10:00:00.000Z',
    applicants: [{ called: 'ann', applicants: HIRES, selected: HIRES }],
  });
  await installation.get(RequisitionsService).addMember(requisitionId, { personId, role: 'recruiter' });
  applications = (await installation.get(ApplicationsService).allOf(requisitionId)).map(({ id }) => id);
}, 120_000);
afterAll(async () => {
  await browser.stop();
  await installation.stop();
});

const pathOf = (id = applications[0] ?? ''): string => `/applications/${id}/outcome`;
const SAID = { months: '6', whereabouts: 'in-seat', carries: '4', again: 'yes' };

describe('outcome checks', () => {
  it('wait on one’s work and in the list of outcomes, which says too few', async () => {
    expect((await recruiter.get('/')).text).toContain('How it goes with ann 1, after 6 months');
    const list = (await recruiter.get('/outcomes')).text;
    expect(list).toContain('Checks that wait for you');
    expect(list).toContain(`href="${pathOf()}"`);
    expect(list).toContain('Too few to say: no outcome is known, and it takes 30.');
  });

  it('ask three questions, name all that is missing, and keep what was said and its correction', async () => {
    const page = (await recruiter.get(pathOf())).text;
    expect(page).toContain('After 6 months');
    const empty = await recruiter.submit(pathOf(), { months: '6', again: 'no' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('2 things to correct');
    expect(empty.text).toMatch(/value="no" checked/);
    const kept = await recruiter.submit(pathOf(), SAID);
    expect([kept.status, kept.headers['location']]).toEqual([303, pathOf()]);
    const after = (await recruiter.get(pathOf())).text;
    expect(after).toContain('What you said is kept.');
    expect(after).toContain('Correct what was said after 6 months');
    expect((await recruiter.submit(pathOf(), { ...SAID, carries: '2' })).status).toBe(303);
    // Neither a month that has not come nor one that has gone by.
    for (const months of ['3', '12']) expect((await recruiter.submit(pathOf(), { ...SAID, months })).status).toBe(409);
    expect((await recruiter.get('/')).text).not.toContain('How it goes with ann 1,');
  });
});

describe('the report', () => {
  beforeAll(async () => {
    const outcomes = installation.get(OutcomesService);
    for (const [index, id] of applications.entries())
      await outcomes.record(id, {
        personId,
        outcome: {
          months: 6,
          whereabouts: index % 4 === 0 ? 'left' : 'in-seat',
          carries: index % 4 === 0 ? 2 : 5,
          again: index % 5 === 0 ? 'unsure' : 'yes',
        },
      });
  }, 60_000);

  it('says from thirty on how it went, with ranges, and what it cannot say', async () => {
    const page = (await recruiter.get('/outcomes')).text;
    expect(page).toContain('<b><bdi>75 %</bdi></b>');
    // Wilson's interval of 30 of 40.
    expect(page).toContain('60 % to 86 %');
    expect(page).toContain('without an assessment');
    expect(page).toContain('readings are not judged');
    expect(page).not.toContain('Checks that wait for you');
  });

  const states = DEVICES.flatMap((device) => ['report', 'check', 'refused'].map((state) => ({ ...device, state })));
  it.each(states)('is accessible and fits on $device: $state', async ({ state, ...device }) => {
    const url = installation.url + (state === 'report' ? '/outcomes' : pathOf());
    const open = await browser.open({ url, ...device, cookies: cookiesOf(recruiter) });
    try {
      if (state === 'refused')
        await Promise.all([open.page.waitForNavigation(), open.page.click(`form[action="${pathOf()}"] button`)]);
      const found = await problemsOn(open, device, `outcomes-${state}`);
      expect(found.filter((one) => !one.includes('422'))).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

function cookiesOf(visitor: Visitor): CookieData[] {
  return [...visitor.cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/' }));
}
