import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CookieData } from 'puppeteer';
import { Installation, type Visitor } from '../attacks/installation.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { DEVICES, problemsOn } from './support/looks.js';
import { answersOf, selectionOf } from '../support/selections.js';

const PATH = '/adverse-impact';
const HEAD = 'applicant,category,group\n';
const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Ní Dhálaigh; somebody who says a great deal';

let installation: Installation;
let browser: PagesBrowser;
let admin: Visitor;

/** Two groups of one category that can be shown, one that cannot, and by career stage. */
async function fill(): Promise<void> {
  for (const [stage, [ann, bob]] of [
    ['builder', ['ann', 'bob']],
    ['leader', ['ada', 'ben']],
  ] as const) {
    const applicants = [
      { called: ann, applicants: 40, selected: 12 },
      { called: bob, applicants: 80, selected: 48 },
    ];
    await selectionOf(installation, { title: `A ${stage}`, stage, applicants });
  }
  const few = { called: 'cai', applicants: 60, selected: 1 };
  await selectionOf(installation, { title: 'Another', stage: 'leader', applicants: [few] });
}

const whole =
  ['ann', 'ada'].map((called) => answersOf(called, 40, ['Sex', 'Female'])).join('') +
  ['bob', 'ben'].map((called) => answersOf(called, 80, ['Sex', 'Male'])).join('');

beforeAll(async () => {
  [installation, browser] = await Promise.all([Installation.on('sqlite'), PagesBrowser.start()]);
  await installation.person('admin@example.com', ['admin']);
  admin = await installation.signedIn('admin@example.com');
  await fill();
}, 120_000);
afterAll(async () => {
  await browser.stop();
  await installation.stop();
});

const rowOf = (html: string, group: string): string =>
  (html.match(/<tr role="row">[\s\S]*?<\/tr>/g) ?? [])
    .find((row) => row.includes(`<bdi>${group}</bdi>`))
    ?.replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() ?? '';

describe('the page of adverse impact', () => {
  it('says that nobody has answered, refuses what it cannot keep, with all that is wrong and what was typed, and keeps nothing', async () => {
    expect((await admin.get(PATH)).text).toContain('Nobody has answered yet');
    const text = `${HEAD}ann-1@example.com,Sex,Female\nnobody@example.com,Sex,Male\nAnn,,Male\n`;
    const refused = await admin.submit(PATH, { text });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('2 things to correct');
    expect(refused.text).toContain(
      'Line 4: applicant: &quot;Ann&quot; is neither an e-mail address nor the id of an application.',
    );
    expect(refused.text).toContain('ann-1@example.com,Sex,Female');
    expect((await admin.get(PATH)).text).toContain('Nobody has answered yet');
  });

  it('takes answers, says so, and shows groups beside the highest rate', async () => {
    const kept = await admin.submit(PATH, { text: HEAD + whole });
    expect([kept.status, kept.headers.location]).toEqual([303, PATH]);
    const page = await admin.get(PATH);
    expect(page.headers['cache-control']).toContain('no-store');
    expect(page.text).toContain('The answers are kept, apart from everything else.');
    expect(rowOf(page.text, 'Female')).toMatch(
      /^Female 80 24 30\.0% 0\.50 95% interval 0\.3\d–0\.\d\d signal p under 0\.001/,
    );
    expect(rowOf(page.text, 'Male')).toBe('Male 160 96 60.0% stands for 1 highest rate');
    expect(page.text).toContain('60 applicants gave no answer');
    expect(page.text).toContain('Builder seats');
    expect(page.text).toContain('Leader seats');
  });

  it('gives the table as a file, with nothing in it that the page withholds', async () => {
    const file = await admin.get(`${PATH}/table.csv`);
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.headers['content-disposition']).toBe('attachment; filename="adverse-impact.csv"');
    expect(file.text.split('\r\n')).toEqual([
      '\ufeffCategory,Group,Number of applicants,Selected,Selection rate,Impact ratio,Finding',
      'Sex,Female,80,24,0.3,0.5,signal',
      'Sex,Male,160,96,0.6,1,highest rate',
      'Sex,no answer,60,,,,',
      '',
    ]);
  });

  it('takes answers back, and tells the same whether there were any', async () => {
    const withdraw = (applicant: string) => admin.submit(`${PATH}/withdraw`, { applicant });
    for (const applicant of ['ann-40@example.com', 'nobody@example.com']) {
      const gone = await withdraw(applicant);
      expect([gone.status, gone.headers.location]).toEqual([303, PATH]);
      expect((await admin.get(PATH)).text).toContain('If there were answers of this applicant, they are gone.');
    }
    expect(rowOf((await admin.get(PATH)).text, 'Female')).toMatch(/^Female 79 24 /);
    const refused = await withdraw('ann');
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Write an e-mail address, or the id of an application.');
  });
});

describe('the page of adverse impact, to look at', () => {
  beforeAll(async () => {
    const long = answersOf('cai', 50, ['A category that somebody has thought of with fifty letters', LONG]);
    const other = answersOf('ada', 12, ['Age', '40 or more']) + answersOf('ben', 50, ['Age', 'under 40']);
    expect((await admin.submit(PATH, { text: HEAD + long + other })).status).toBe(303);
    await admin.get(PATH);
  }, 60_000);

  // In one colour scheme of each: all looks of its parts are the gallery's.
  const states = DEVICES.flatMap((device) => ['in use', 'refused'].map((state) => ({ ...device, state })));
  it.each(states)('is accessible and fits on $device, $state', async ({ state, ...device }) => {
    const open = await browser.open({ ...device, url: installation.url + PATH, cookies: cookiesOf(admin) });
    try {
      if (state === 'refused') {
        await open.page.$eval('textarea', (field) => (field.value = 'nothing that is an answer'));
        await Promise.all([open.page.waitForNavigation(), open.page.click('form[action="/adverse-impact"] button')]);
      }
      const problems = await problemsOn(open, { ...device, further: [] }, `adverse-impact-${state}`);
      expect(problems.filter((one) => !one.includes('status of 422'))).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

function cookiesOf(visitor: Visitor): CookieData[] {
  return [...visitor.cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/' }));
}
