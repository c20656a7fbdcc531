import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { TestApi } from '../support/http.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { assignKit, cookieOf, interviewerOf, scorecardScene, type ScorecardScene } from './support/scorecard-scene.js';

const OWNED = 'builder.owned-what-broke';
const SHIPPED = 'builder.shipped-real-systems';

let api: TestApi;
let scene: ScorecardScene;

beforeAll(async () => {
  api = await TestApi.start('sqlite');
});
afterAll(() => api.stop());
beforeEach(async () => {
  scene = await scorecardScene(api.app, { kit: { criteria: [OWNED, SHIPPED], dueAt: '2026-11-20T12:00:00Z' } });
});

const cards = (): ScorecardsService => api.app.get(ScorecardsService, { strict: false });
const path = (): string => `/scorecards/${scene.id}`;
const send = (fields: Readonly<Record<string, string | readonly string[]>>, to = path()) =>
  scene.author.submit(to, fields, path());

/** What a reader reads. */
function textOf(html: string): string {
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&quot;', '"');
  return text.replace(/\s+/g, ' ');
}

describe('a scorecard without JavaScript', () => {
  let browser: PagesBrowser;
  beforeAll(async () => {
    browser = await PagesBrowser.start();
  });
  afterAll(() => browser.stop());

  it('is filled in a browser, 18 criteria, and submitted', async () => {
    scene = await scorecardScene(api.app);
    const url = `${api.url}${path()}`;
    const cookies = [cookieOf(scene.author, api.url)];
    const { page } = await browser.open({ url, width: 1280, scheme: 'light', cookies, scripts: false });
    const fields = await page.$$('textarea[name^="evidence."]');
    expect(fields).toHaveLength(18);
    for (const [index, field] of fields.entries()) {
      await field.type(`Evidence ${index + 1}`);
      // Back to the rating, which stands before it.
      await page.keyboard.down('Shift');
      await page.keyboard.press('Tab');
      await page.keyboard.up('Shift');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowLeft');
    }
    await Promise.all([page.waitForNavigation(), page.click('button[value=submit]')]);
    expect(await page.content()).toContain('Your scorecard is in.');
    await page.browserContext().close();
    const { status, content } = await cards().get(scene.id);
    expect(status).toBe('submitted');
    expect(content.ratings).toHaveLength(18);
    expect(content.ratings[17]).toMatchObject({ rating: 5, verification: 'claimed', evidence: 'Evidence 18' });
  });
});

describe('the form of a scorecard', () => {
  it('keeps a draft as unfinished as it is, and goes on from the page', async () => {
    const { status, headers } = await send({ version: '1', do: 'save', [`evidence.${OWNED}`]: 'Written, not rated.' });
    expect([status, headers['location']]).toEqual([303, path()]);
    const { text } = await scene.author.page(path());
    expect(text).toContain('Written, not rated.');
    expect(await cards().get(scene.id)).toMatchObject({ status: 'draft', version: 2 });
  });

  it('names everything that is missing at once, beside the fields and above them, keeps what was typed, and stores it', async () => {
    const { status, text } = await send({
      version: '1',
      do: 'submit',
      [`rating.${OWNED}`]: '4',
      keyTakeaway: 'A second conversation on data.',
    });
    expect(status).toBe(422);
    const words = textOf(text);
    expect(words).toContain('2 things to correct');
    expect(words.match(/Rate “Shipped real systems”, or mark it as not observed\./g)).toHaveLength(2);
    expect(words.match(/Write the evidence for “Owned what broke”: what the candidate said or showed\./g)).toHaveLength(
      2,
    );
    expect(text).toContain('href="#field-rating-builder-shipped-real-systems-1"');
    expect(text).toContain('href="#field-evidence-builder-owned-what-broke"');
    expect(text).toContain('A second conversation on data.');
    expect(await cards().get(scene.id)).toMatchObject({
      status: 'draft',
      version: 2,
      content: { keyTakeaway: 'A second conversation on data.', ratings: [{ criterion: OWNED, rating: 4 }] },
    });
  });

  it('marks what is still open as not observed, and leaves what has evidence to be rated', async () => {
    await send({ version: '1', do: 'rest', [`evidence.${OWNED}`]: 'Written, not rated.' });
    const { content, notes } = await cards().get(scene.id);
    expect(content.ratings).toEqual([
      { criterion: SHIPPED, rating: 'not-observed', verification: null, evidence: null },
    ]);
    expect(notes).toEqual([{ criterion: OWNED, verification: 'claimed', evidence: 'Written, not rated.' }]);
  });

  it('never overwrites what was stored meanwhile: both texts stand side by side, and the choice is stored', async () => {
    await send({ version: '1', do: 'save', [`evidence.${OWNED}`]: 'From the phone.', [`rating.${OWNED}`]: '3' });
    const late = { [`evidence.${OWNED}`]: 'From the laptop.', [`rating.${OWNED}`]: '4', tells: ['leans-on-title'] };
    const conflict = await send({ version: '1', do: 'submit', ...late });
    expect(conflict.status).toBe(409);
    const words = textOf(conflict.text);
    expect(words).toContain('Owned what broke: rating Stored Mixed 3 Typed here Mostly earned 4');
    expect(words).toContain('Owned what broke: evidence Stored From the phone. Typed here From the laptop.');
    expect(words).toContain(
      'Tells Stored Nothing Typed here Settles a question of substance by the position they held',
    );
    expect(await cards().get(scene.id)).toMatchObject({ version: 2, content: { ratings: [{ rating: 3 }] } });

    const chosen = { [`pick.rating.${OWNED}`]: 'stored', [`pick.evidence.${OWNED}`]: 'both', 'pick.tells': 'mine' };
    const { status } = await send({ version: '2', do: 'save', ...late, ...chosen });
    expect(status).toBe(303);
    expect(await cards().get(scene.id)).toMatchObject({
      version: 3,
      content: { tells: ['leans-on-title'], ratings: [{ rating: 3, evidence: 'From the phone.\n\nFrom the laptop.' }] },
    });
  });

  it('shows both texts once more when a third came in while somebody chose', async () => {
    await send({ version: '1', do: 'save', [`evidence.${OWNED}`]: 'First.' });
    await send({ version: '2', do: 'save', [`evidence.${OWNED}`]: 'Third.' });
    const again = await send({
      version: '2',
      do: 'save',
      [`evidence.${OWNED}`]: 'Second.',
      [`pick.evidence.${OWNED}`]: 'stored',
    });
    expect(again.status).toBe(409);
    expect(textOf(again.text)).toContain('Stored Third. Typed here Second.');
  });

  it('takes for no change what is stored already, whatever version it was made from', async () => {
    const fields = { do: 'save', [`evidence.${OWNED}`]: 'The same.' };
    await send({ version: '1', ...fields });
    expect((await send({ version: '1', ...fields })).status).toBe(303);
    expect(await cards().get(scene.id)).toMatchObject({ version: 2 });
  });

  it('says that it is late, and when it was due', async () => {
    const words = textOf((await scene.author.page(path())).text);
    expect(words).toContain('20 Nov 2026, 12:00 UTC Late: the time for it is over.');
  });
});

describe('a submitted scorecard', () => {
  const RATED = {
    do: 'submit',
    [`rating.${OWNED}`]: '4',
    [`evidence.${OWNED}`]: 'Named the alarm.',
    [`rating.${SHIPPED}`]: 'not-observed',
  };

  it('is locked, and says what it says', async () => {
    expect((await send({ version: '1', ...RATED })).status).toBe(303);
    const { text } = await scene.author.page(path());
    expect(textOf(text)).toContain('submitted, and locked');
    expect(textOf(text)).toContain('Owned what broke Mostly earned 4 claimed Named the alarm.');
    expect(text).not.toContain('<textarea');
  });

  it('is amended with a reason, keeps what stood before, and shows what was changed', async () => {
    await send({ version: '1', ...RATED });
    const fields = { ...RATED, do: '', version: '3', [`rating.${OWNED}`]: '5' };
    const without = await send({ ...fields, reason: ' ' }, `${path()}/amend`);
    expect(without.status).toBe(422);
    expect(textOf(without.text)).toContain('Say why you amend your scorecard: the reason stays with it.');
    const { status } = await send({ ...fields, reason: 'Took the wrong line.' }, `${path()}/amend`);
    expect(status).toBe(303);
    const words = textOf((await scene.author.page(path())).text);
    expect(words).toContain('Amended: Took the wrong line. Owned what broke: rating Mostly earned 4 Earned 5');
  });

  it('is not amended over an amendment that came first: the typed text comes back beside the stored one', async () => {
    await send({ version: '1', ...RATED });
    const amend = (fields: Readonly<Record<string, string>>) =>
      send({ ...RATED, do: '', version: '3', ...fields }, `${path()}/amend`);
    await amend({ reason: 'First.', [`evidence.${OWNED}`]: 'The first amendment.' });
    const late = await amend({ reason: 'Second.', [`evidence.${OWNED}`]: 'The second amendment.' });
    expect(late.status).toBe(409);
    expect(textOf(late.text)).toContain('Stored The first amendment. Typed here The second amendment.');
    expect((await cards().get(scene.id)).content.ratings[1]?.evidence).toBe('The first amendment.');
  });

  it('is shown to whoever may see it, and nobody before their own is in; an amendment that comes after is marked', async () => {
    const other = await interviewerOf(api.app, 'Bo Second');
    const kit = { criteria: [OWNED], dueAt: null };
    const second = await assignKit(api.app, { applicationId: scene.applicationId, author: other, kit });
    await send({ version: '1', ...RATED });
    expect((await other.page(path())).status).toBe(404);
    expect((await other.page(`/scorecards/${second}`)).text).not.toContain('Ana Ferreira');
    const alone = textOf((await scene.author.page(`${path()}/amend`)).text);
    expect(alone).not.toContain('You could by now read the others’');

    const fields = {
      version: '1',
      do: 'submit',
      [`rating.${OWNED}`]: '2',
      [`evidence.${OWNED}`]: 'Somebody else’s fault.',
    };
    await other.submit(`/scorecards/${second}`, fields, `/scorecards/${second}`);
    const shown = await other.page(path());
    expect(shown.status).toBe(200);
    expect(textOf(shown.text)).toContain('Scorecard of Ana Ferreira');
    expect(shown.text).not.toContain(`${path()}/amend`);
    const own = textOf((await other.page(`/scorecards/${second}`)).text);
    expect(own).toContain('The others’ scorecards Ana Ferreira');
    expect(textOf((await scene.author.page(`${path()}/amend`)).text)).toContain(
      'You could by now read the others’; the amendment will be marked so.',
    );
  });
});
