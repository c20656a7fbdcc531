import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { TestApi } from '../support/http.js';
import { PagesBrowser, type OpenPage } from '../support/pages-browser.js';
import { LONG_NAME, LONG_WORD, RTL_NAME } from './support/gallery-view.js';
import { DEVICES, problemsOn } from './support/looks.js';
import { assignKit, cookieOf, interviewerOf, scorecardScene, type ScorecardScene } from './support/scorecard-scene.js';

const HALF = ['builder.shipped-real-systems', 'builder.owned-what-broke', 'leader.hands-over-ownership'];
const ARABIC = 'كانت المشكلة في إعادة المحاولة بلا مفتاح. '.repeat(30);

let api: TestApi;
let browser: PagesBrowser;
let typical: ScorecardScene;
let overfull: ScorecardScene;
let submitted: ScorecardScene;

beforeAll(async () => {
  [api, browser] = await Promise.all([TestApi.start('sqlite'), PagesBrowser.start()]);
  const kit = { criteria: HALF, dueAt: '2026-11-20T12:00:00Z' };
  typical = await scorecardScene(api.app, { candidate: 'Mei Tanaka', kit });
  overfull = await scorecardScene(api.app, { candidate: RTL_NAME, title: LONG_WORD, interviewer: LONG_NAME });
  submitted = await scorecardScene(api.app, { candidate: LONG_NAME, interviewer: RTL_NAME, kit });
  await save(typical, 'save', {
    'rating.builder.owned-what-broke': '4',
    'evidence.builder.owned-what-broke': 'Named the alarm, the wrong turn, and the limit that she added afterwards.',
    'rating.builder.shipped-real-systems': '3',
  });
  await save(overfull, 'save', {
    'rating.builder.owned-what-broke': '2',
    'evidence.builder.owned-what-broke': 'Evidence without an end. '.repeat(800),
    'evidence.builder.reads-the-data': ARABIC,
    'rating.builder.reads-the-data': '5',
    keyTakeaway: LONG_WORD.repeat(4),
  });
  const rated = Object.fromEntries(
    HALF.flatMap((id, index) => [
      [`rating.${id}`, String(5 - index)],
      [`evidence.${id}`, index === 1 ? ARABIC : LONG_WORD.repeat(3)],
    ]),
  );
  await save(submitted, 'submit', {
    ...rated,
    keyTakeaway: ARABIC,
    recommendation: 'strong-yes',
    tells: ['leans-on-title', 'signs-on-the-demo'],
  });
  const second = await interviewerOf(api.app, LONG_NAME);
  const id = await assignKit(api.app, { applicationId: submitted.applicationId, author: second, kit });
  await second.submit(`/scorecards/${id}`, { ...rated, version: '1', do: 'submit' }, `/scorecards/${id}`);
  const amended = {
    ...rated,
    'rating.builder.owned-what-broke': '1',
    version: '3',
    reason: `Took the wrong line. ${LONG_WORD}`,
  };
  await submitted.author.submit(`/scorecards/${submitted.id}/amend`, amended, `/scorecards/${submitted.id}`);
  const { amendments } = await api.app.get(ScorecardsService, { strict: false }).get(submitted.id);
  expect(amendments).toHaveLength(1);
});
afterAll(async () => {
  await browser.stop();
  await api.stop();
});

function save(scene: ScorecardScene, task: string, fields: Readonly<Record<string, string | readonly string[]>>) {
  return scene.author.submit(
    `/scorecards/${scene.id}`,
    { version: '1', do: task, ...fields },
    `/scorecards/${scene.id}`,
  );
}

interface Visited {
  readonly name: string;
  readonly scene: () => ScorecardScene;
  readonly path?: string;
  /** What somebody does there before it is looked at. */
  readonly first?: (open: OpenPage) => Promise<void>;
}

async function press(open: OpenPage, button: string): Promise<void> {
  await Promise.all([open.page.waitForNavigation({ waitUntil: 'networkidle0' }), open.page.click(button)]);
}

const KITS: readonly Visited[] = [
  { name: 'typical', scene: () => typical },
  { name: 'overfull', scene: () => overfull },
];

/** What a scorecard shows now and then: looked at in one colour scheme of each device. */
const AROUND: readonly Visited[] = [
  { name: 'submitted', scene: () => submitted },
  { name: 'amendment', scene: () => submitted, path: '/amend' },
  { name: 'refused', scene: () => typical, first: (open) => press(open, 'button[value=submit]') },
  {
    name: 'in trouble',
    scene: () => typical,
    async first({ page }) {
      await page.setOfflineMode(true);
      await page.focus('textarea');
      await page.keyboard.type('Typed without network.');
      await page.waitForSelector('[data-state=offline]:not([hidden])');
      await page.click('.card-missing summary');
      await page.click('.card-keys summary');
    },
  },
  {
    name: 'two texts',
    scene: () => overfull,
    async first(open) {
      await open.page.setJavaScriptEnabled(false);
      await open.page.reload();
      await open.page.$eval('[name=version]', (field) => field.setAttribute('value', '1'));
      await open.page.focus('[name="evidence.builder.reads-the-data"]');
      await open.page.keyboard.type(LONG_WORD);
      await press(open, 'button[value=save]');
      expect(await open.page.title()).toMatch(/^Two texts: /);
      await open.page.setJavaScriptEnabled(true);
    },
  },
];

describe.each(DEVICES)('on $device', (device) => {
  it.each([...KITS, ...AROUND])('$name: accessible, fits, and is what the policy allows', async (visited) => {
    const { name, scene, path = '', first } = visited;
    const looked = KITS.includes(visited) ? device : { ...device, further: [] };
    const { id, author } = scene();
    const url = `${api.url}/scorecards/${id}${path}`;
    const open = await browser.open({ ...device, url, cookies: [cookieOf(author, api.url)] });
    try {
      expect(open.response?.status()).toBe(200);
      expect(open.complaints).toEqual([]);
      await first?.(open);
      // What somebody does there may well be refused or fail; that is not what is looked at.
      const since = open.complaints.length;
      expect((await problemsOn(open, looked, name)).slice(since)).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
