import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { scorecardScene, interviewerOf, type ScorecardScene } from '../pages/support/scorecard-scene.js';
import { TestApi } from '../support/http.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { CRITERION, OpenDraft, withoutSaving } from './support/open-draft.js';

const HEARD = 'Heard of the outage from a customer, at 02:10.';

let api: TestApi;
let browser: PagesBrowser;
let scene: ScorecardScene;
let draft: OpenDraft;

beforeAll(async () => {
  [api, browser] = await Promise.all([TestApi.start('sqlite'), PagesBrowser.start()]);
});
afterAll(async () => {
  await browser.stop();
  await api.stop();
});
beforeEach(async () => {
  scene = await scorecardScene(api.app);
  draft = await OpenDraft.on(browser, api.url, scene);
});
afterEach(async () => {
  await draft.close();
  expect(draft.errors).toEqual([]);
});

const cards = (): ScorecardsService => api.app.get(ScorecardsService, { strict: false });

/** What the server has of a criterion, rated or not. */
async function stored(criterion = CRITERION): Promise<string | null> {
  const { content, notes } = await cards().get(scene.id);
  return [...content.ratings, ...notes].find((one) => one.criterion === criterion)?.evidence ?? null;
}

/** As somebody else's device would: over the API, on the newest version. */
async function storeElsewhere(evidence: string): Promise<void> {
  const { version } = await cards().get(scene.id);
  const rating = { criterion: CRITERION, rating: 3, verification: 'probed', evidence } as const;
  await cards().saveDraft(scene.id, version, { recommendation: null, keyTakeaway: null, tells: [], ratings: [rating] });
}

describe('what is typed', () => {
  it('is on the server a moment after a pause, before it is rated, and the page says so', async () => {
    await draft.type(HEARD);
    await draft.saved();
    expect(await stored()).toBe(HEARD);
    expect(await draft.copies()).toBe(0);
    expect(await draft.text()).toMatch(/Saved \d\d:\d\d:\d\d/);
  });

  it('is in the browser at once, and sent when a minute without network is over', async () => {
    await draft.page.setOfflineMode(true);
    await draft.type(HEARD);
    expect(await draft.copies()).toBe(1);
    expect(await draft.says('offline')).toContain('Your text is kept in this browser.');
    await draft.type(' And then?');
    await draft.page.setOfflineMode(false);
    await draft.saved();
    expect(await stored()).toBe(`${HEARD} And then?`);
    expect(await draft.copies()).toBe(0);
  });

  it('is back after a reload that came before it was sent', async () => {
    const connect = await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.says('offline');
    await draft.page.reload({ waitUntil: 'networkidle0' });
    expect(await draft.evidence()).toBe(HEARD);
    connect();
    await draft.saved();
    expect(await stored()).toBe(HEARD);
    expect(await draft.copies()).toBe(0);
  });

  it('stands beside what was stored meanwhile, after such a reload', async () => {
    const connect = await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.says('offline');
    await storeElsewhere('Stored from the phone.');
    await draft.page.reload({ waitUntil: 'networkidle0' });
    connect();
    expect(await draft.evidence()).toBe('Stored from the phone.');
    await draft.says('found');
    await draft.go('[data-do=found]');
    const both = await draft.text();
    expect(both).toContain(HEARD);
    expect(both).toContain('Stored from the phone.');
    await draft.go('button[value=save]');
    expect(await stored()).toBe(`Stored from the phone.\n\n${HEARD}`);
    expect(await draft.copies()).toBe(0);
  });

  it('is no conflict with itself when only the answer was lost', async () => {
    const client = await draft.page.createCDPSession();
    await client.send('Fetch.enable', { patterns: [{ urlPattern: '*/draft', requestStage: 'Response' }] });
    client.on('Fetch.requestPaused', ({ requestId }) => {
      void client.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
    });
    await draft.type(HEARD);
    await draft.says('offline');
    expect(await stored()).toBe(HEARD);
    await draft.type(' More.');
    await client.send('Fetch.disable');
    await draft.saved();
    expect(await stored()).toBe(`${HEARD} More.`);
  });
});

describe('two tabs and two devices', () => {
  it.each(['tab', 'device'])(
    'the other %s learns that something newer is stored, and both texts are shown',
    async (kind) => {
      const other = kind === 'tab' ? await draft.inAnotherTab() : await OpenDraft.on(browser, api.url, scene);
      try {
        const connect = await withoutSaving(other);
        await other.type('Typed in the second.');
        await other.says('offline');
        await draft.type('Typed in the first.');
        await draft.rate(4);
        await draft.saved();
        connect();
        expect(await other.says('conflict')).toContain('Nothing is overwritten.');
        expect(await stored()).toBe('Typed in the first.');
        await other.type(' And on.');
        await other.go('[data-state=conflict] button');
        const both = await other.text();
        expect(both).toContain('Typed in the first.');
        expect(both).toContain('Typed in the second. And on.');
        await other.go('button[value=save]');
        expect(await stored()).toBe('Typed in the first.\n\nTyped in the second. And on.');
        expect(await other.copies()).toBe(0);
      } finally {
        if (kind === 'device') await other.close();
      }
    },
  );

  it('a tab in which nothing is typed says that it is no longer the newest', async () => {
    const other = await draft.inAnotherTab();
    await draft.page.bringToFront();
    await draft.type(HEARD);
    await draft.saved();
    await other.page.bringToFront();
    await other.says('elsewhere');
    await other.go('[data-do=reload]');
    expect(await other.evidence()).toBe(HEARD);
  });

  it('what was typed when it was submitted elsewhere is not lost: it can be added with a reason', async () => {
    const connect = await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.says('offline');
    await storeElsewhere('Enough to submit.');
    await cards().submit(scene.id, (await cards().get(scene.id)).version);
    connect();
    await draft.says('submitted');
    await draft.go('[data-state=submitted] button');
    expect(await draft.evidence()).toBe(HEARD);
    expect(await draft.text()).toContain('Enough to submit.');
    await draft.rate(4);
    await draft.page.type('[name=reason]', 'Typed on the laptop before it was submitted from the phone.');
    await draft.go('.card-end button');
    const { content, amendments } = await cards().get(scene.id);
    expect(content.ratings[0]?.evidence).toBe(HEARD);
    expect(amendments).toHaveLength(1);
    expect(await draft.copies()).toBe(0);
  });
});

describe('signing in and out', () => {
  /** Signs in with the form, in another tab of the same browser. */
  async function signIn(personId: string): Promise<void> {
    const { email } = await api.app.get(AccountsService, { strict: false }).get(personId);
    const tab = await draft.page.browserContext().newPage();
    await tab.goto(`${api.url}/sign-in`);
    await tab.type('[name=email]', email);
    await tab.type('[name=password]', 'a password for the tests');
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
    await tab.close();
    await draft.page.bringToFront();
  }

  it('what is typed after the session has ended is sent once somebody has signed in in another tab', async () => {
    await draft.type('Before. ');
    await draft.saved();
    await api.app.get(SessionsService, { strict: false }).endAll(scene.author.id);
    await draft.type(HEARD);
    expect(await draft.says('signed-out')).toContain('Sign in in another tab');
    expect(await draft.copies()).toBe(1);
    await draft.type(' And more.');
    await signIn(scene.author.id);
    await draft.saved();
    expect(await stored()).toBe(`Before. ${HEARD} And more.`);
    // The forms of the page are the new session's too.
    await draft.go('button[value=save]');
    expect(await draft.text()).toContain('Saved.');
  });

  it('is never sent for somebody else who signs in there', async () => {
    const other = await interviewerOf(api.app, 'Bo Other');
    await api.app.get(SessionsService, { strict: false }).endAll(scene.author.id);
    await draft.type(HEARD);
    await draft.says('signed-out');
    await signIn(other.id);
    await draft.says('other-person');
    expect(await stored()).toBeNull();
    expect(await draft.copies()).toBe(1);
  });

  it('signing out sends what is typed first, and leaves nothing in the browser', async () => {
    await draft.type(HEARD);
    await draft.go('form[action="/sign-out"] button');
    expect(draft.page.url()).toBe(`${api.url}/sign-in`);
    expect(await stored()).toBe(HEARD);
    expect(await draft.copies()).toBe(0);
  });

  it('signing out asks before it gives up what cannot be sent', async () => {
    await withoutSaving(draft);
    await draft.type(HEARD);
    await draft.page.click('form[action="/sign-out"] button');
    await draft.says('leaving');
    expect(await draft.copies()).toBe(1);
    await draft.go('[data-do=leave]');
    expect(draft.page.url()).toBe(`${api.url}/sign-in`);
    expect(await draft.copies()).toBe(0);
  });
});
