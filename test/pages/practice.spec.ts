import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CookieData } from 'puppeteer';
import { PracticeLibrary } from '../../src/modules/practice/practice-library.service.js';
import { PracticeService } from '../../src/modules/practice/practice.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import type { Caller, Vignette } from '../../src/domain/index.js';
import { Installation, type Visitor } from '../attacks/installation.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { DEVICES, problemsOn } from './support/looks.js';

const RUBRIC = 'engineering-arc@1';
const LIST = '/practice';
const PAGE = `/practice/${RUBRIC}/plain-maintainer`;
const RATED = `/practice/${RUBRIC}/fluent-architect`;

let installation: Installation;
let browser: PagesBrowser;
let interviewer: Visitor;

beforeAll(async () => {
  [installation, browser] = await Promise.all([Installation.on('sqlite'), PagesBrowser.start()]);
  await installation.person('ana@example.com');
  interviewer = await installation.signedIn('ana@example.com');
}, 120_000);
afterAll(async () => {
  await browser.stop();
  await installation.stop();
});

const vignetteOf = (path: string): Vignette =>
  installation.get(PracticeLibrary).get(RUBRIC, path.split('/').at(-1) ?? '').vignette;

/** As the form sends it. */
function rated(path: string, rating: (index: number) => number): Record<string, string> {
  const { key } = vignetteOf(path);
  return Object.fromEntries(key.map(({ criterion }, index) => [`rating.${criterion}`, String(rating(index))]));
}

async function ratedByOthers(path: string, count: number): Promise<void> {
  const { id, key } = vignetteOf(path);
  for (let number = 1; number <= count; number += 1) {
    const { id: personId } = await installation.person(`${id}-${number}@example.com`, ['interviewer'], 'Quentin Other');
    const ratings = new Map(key.map(({ criterion }) => [criterion, 4 as const]));
    await installation.get(PracticeService).rate({ personId } as Caller, { reference: RUBRIC, id, ratings });
  }
}

describe('practice', () => {
  it('waits at the end of one’s work once a requisition is on its rubric', async () => {
    expect((await interviewer.get('/')).text).not.toContain('practice candidates to rate');
    await installation.get(RequisitionsService).create({ rubric: RUBRIC, title: 'A seat', stage: 'leader' });
    const work = (await interviewer.get('/')).text;
    expect(work).toContain('9 practice candidates to rate');
    expect(work).toContain('Nothing waits for you');
    const list = (await interviewer.get(LIST)).text;
    expect(list).toContain('0 of 9 rated');
    expect(list).toContain('There are no practice candidates for ');
    expect(list).toContain(`href="${PAGE}"`);
    expect((await interviewer.get(`/rubrics/${RUBRIC}`)).text).toContain('href="/practice"');
    expect((await interviewer.get('/rubrics/design-craft@1')).text).not.toContain('href="/practice"');
  });

  it('shows what was said and the anchors, and nothing of the key, until all of it is rated', async () => {
    const { key, lesson, said } = vignetteOf(PAGE);
    const page = (await interviewer.get(PAGE)).text;
    expect(page).toContain(said[0]?.question);
    for (const hidden of [lesson, ...key.map(({ why }) => why)]) expect(page).not.toContain(hidden);
    const [first, ...rest] = Object.entries(rated(PAGE, () => 3));
    const refused = await interviewer.submit(PAGE, Object.fromEntries([first ?? ['', '']]));
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(`${rest.length} things to correct`);
    expect(refused.text.match(/class="field-error"/g)).toHaveLength(rest.length);
    expect(refused.text).toMatch(/value="3" checked/);
    expect(refused.text).not.toContain(lesson);
    // Neither a number that is no rating.
    expect(
      (
        await interviewer.submit(
          PAGE,
          rated(PAGE, () => 6),
        )
      ).status,
    ).toBe(422);
    expect((await interviewer.get(LIST)).text).toContain('0 of 9 rated');
  });

  it('sets the first ratings beside the key, with why, the lesson and who waits next', async () => {
    const { key, lesson } = vignetteOf(PAGE);
    const kept = await interviewer.submit(
      PAGE,
      rated(PAGE, () => 3),
    );
    expect([kept.status, kept.headers['location']]).toEqual([303, PAGE]);
    const after = (await interviewer.get(PAGE)).text;
    expect(after).toContain('Below they stand beside the key.');
    for (const shown of [lesson, ...key.map(({ why }) => why)]) expect(after).toContain(shown);
    expect(after).toContain('1 of your 4 ratings');
    expect(after).toContain('1.8 points below the key');
    expect(after).toContain('Next: The fluent architect');
    expect(after).not.toContain('Show me the key');
    expect(
      (
        await interviewer.submit(
          PAGE,
          rated(PAGE, () => 5),
        )
      ).status,
    ).toBe(303);
    const again = (await interviewer.get(PAGE)).text;
    expect(again).toContain('What you rated first counts');
    expect(again).toContain('1 of your 4 ratings');
    const list = (await interviewer.get(LIST)).text;
    expect(list).toContain('1 of 9 rated');
    expect(list).toContain('from 1 practice candidate.');
    expect((await interviewer.get('/')).text).toContain('8 practice candidates to rate');
  });

  it('names no colleague, and says nothing of two', async () => {
    await ratedByOthers(PAGE, 2);
    expect((await interviewer.get(PAGE)).text).toContain('once three of them have rated');
    expect((await interviewer.get(PAGE)).text).not.toContain('Others on average');
    await ratedByOthers(RATED, 3);
    await interviewer.submit(
      RATED,
      rated(RATED, (index) => (index === 0 ? 4 : 1)),
    );
    const page = (await interviewer.get(RATED)).text;
    expect(page).toContain('Mostly earned\u00a04.0');
    expect(page).toContain('3\u00a0above');
    expect(page).not.toContain('Quentin');
  });

  it('is nobody’s who is no interviewer', async () => {
    await installation.person('rosa@example.com', ['recruiter', 'admin', 'hiring-manager']);
    const other = await installation.signedIn('rosa@example.com');
    for (const path of [LIST, PAGE]) expect((await other.get(path)).status).toBe(403);
    for (const path of ['/', `/rubrics/${RUBRIC}`])
      expect((await other.get(path)).text).not.toContain('href="/practice"');
  });

  it('is not where there is none', async () => {
    for (const path of [`/practice/${RUBRIC}/nobody`, '/practice/design-craft@1/fluent-architect'])
      expect((await interviewer.get(path)).status).toBe(404);
  });

  const OPEN = `/practice/${RUBRIC}/quiet-adviser`;
  const states = DEVICES.flatMap((device) =>
    (['work', 'list', 'open', 'refused', 'rated', 'few'] as const).map((state) => ({ ...device, state })),
  );
  const paths = { work: '/', list: LIST, open: OPEN, refused: OPEN, rated: RATED, few: PAGE } as const;
  it.each(states)('is accessible and fits on $device: $state', async ({ state, ...device }) => {
    const url = installation.url + paths[state];
    const open = await browser.open({ url, ...device, cookies: cookiesOf(interviewer) });
    try {
      if (state === 'refused')
        await Promise.all([open.page.waitForNavigation(), open.page.click(`form[action="${OPEN}"] button`)]);
      const found = await problemsOn(open, device, `practice-${state}`);
      expect(found.filter((one) => !one.includes('422'))).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

function cookiesOf(visitor: Visitor): CookieData[] {
  return [...visitor.cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/' }));
}
