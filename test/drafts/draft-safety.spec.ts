import { describe, expect, it } from '@jest/globals';
import { SessionsService } from '../../src/modules/access/sessions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { interviewerOf } from '../pages/support/scorecard-scene.js';
import { CRITERION, OpenDraft, withoutSaving } from './support/open-draft.js';
import { draftWorld, HEARD } from './support/draft-world.js';

const world = draftWorld();

const cards = (): ScorecardsService => world.api.app.get(ScorecardsService, { strict: false });

/** As somebody else's device would: over the API, on the newest version. */
async function storeElsewhere(evidence: string): Promise<void> {
  const { version } = await cards().get(world.scene.id);
  const rating = { criterion: CRITERION, rating: 3, verification: 'probed', evidence } as const;
  await cards().saveDraft(world.scene.id, version, {
    recommendation: null,
    keyTakeaway: null,
    tells: [],
    ratings: [rating],
  });
}

describe('what is typed', () => {
  it('is on the server a moment after a pause, before it is rated, and the page says so', async () => {
    await world.draft.type(HEARD);
    await world.draft.saved();
    expect(await world.stored()).toBe(HEARD);
    expect(await world.draft.copies()).toBe(0);
    expect(await world.draft.text()).toMatch(/Saved \d\d:\d\d:\d\d/);
  });

  it('is in the browser at once, and sent when a minute without network is over', async () => {
    await world.draft.page.setOfflineMode(true);
    await world.draft.type(HEARD);
    expect(await world.draft.copies()).toBe(1);
    expect(await world.draft.says('offline')).toContain('Your text is kept in this browser.');
    await world.draft.type(' And then?');
    await world.draft.page.setOfflineMode(false);
    await world.draft.saved();
    expect(await world.stored()).toBe(`${HEARD} And then?`);
    expect(await world.draft.copies()).toBe(0);
  });

  it('is back after a reload that came before it was sent', async () => {
    const connect = await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    await world.draft.page.reload({ waitUntil: 'networkidle0' });
    expect(await world.draft.evidence()).toBe(HEARD);
    connect();
    await world.draft.saved();
    expect(await world.stored()).toBe(HEARD);
    expect(await world.draft.copies()).toBe(0);
  });

  it('stands beside what was stored meanwhile, after such a reload', async () => {
    const connect = await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    await storeElsewhere('Stored from the phone.');
    await world.draft.page.reload({ waitUntil: 'networkidle0' });
    connect();
    expect(await world.draft.evidence()).toBe('Stored from the phone.');
    await world.draft.says('found');
    await world.draft.go('[data-do=found]');
    const both = await world.draft.text();
    expect(both).toContain(HEARD);
    expect(both).toContain('Stored from the phone.');
    await world.draft.go('button[value=save]');
    expect(await world.stored()).toBe(`Stored from the phone.\n\n${HEARD}`);
    expect(await world.draft.copies()).toBe(0);
  });

  it('is no conflict with itself when only the answer was lost', async () => {
    const client = await world.draft.page.createCDPSession();
    await client.send('Fetch.enable', { patterns: [{ urlPattern: '*/draft', requestStage: 'Response' }] });
    client.on('Fetch.requestPaused', ({ requestId }) => {
      void client.send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' });
    });
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    expect(await world.stored()).toBe(HEARD);
    await world.draft.type(' More.');
    await client.send('Fetch.disable');
    await world.draft.saved();
    expect(await world.stored()).toBe(`${HEARD} More.`);
  });
});

describe('two tabs and two devices', () => {
  it.each(['tab', 'device'])(
    'the other %s learns that something newer is stored, and both texts are shown',
    async (kind) => {
      const other =
        kind === 'tab'
          ? await world.draft.inAnotherTab()
          : await OpenDraft.on(world.browser, world.api.url, world.scene);
      try {
        const connect = await withoutSaving(other);
        await other.type('Typed in the second.');
        await other.says('offline');
        await world.draft.type('Typed in the first.');
        await world.draft.rate(4);
        await world.draft.saved();
        connect();
        expect(await other.says('conflict')).toContain('Nothing is overwritten.');
        expect(await world.stored()).toBe('Typed in the first.');
        await other.type(' And on.');
        await other.go('[data-state=conflict] button');
        const both = await other.text();
        expect(both).toContain('Typed in the first.');
        expect(both).toContain('Typed in the second. And on.');
        await other.go('button[value=save]');
        expect(await world.stored()).toBe('Typed in the first.\n\nTyped in the second. And on.');
        expect(await other.copies()).toBe(0);
      } finally {
        if (kind === 'device') await other.close();
      }
    },
  );

  it('a tab in which nothing is typed says that it is no longer the newest', async () => {
    const other = await world.draft.inAnotherTab();
    await world.draft.page.bringToFront();
    await world.draft.type(HEARD);
    await world.draft.saved();
    await other.page.bringToFront();
    await other.says('elsewhere');
    await other.go('[data-do=reload]');
    expect(await other.evidence()).toBe(HEARD);
  });

  it('what was typed when it was submitted elsewhere is not lost: it can be added with a reason', async () => {
    const connect = await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.says('offline');
    await storeElsewhere('Enough to submit.');
    await cards().submit(world.scene.id, (await cards().get(world.scene.id)).version);
    connect();
    await world.draft.says('submitted');
    await world.draft.go('[data-state=submitted] button');
    expect(await world.draft.evidence()).toBe(HEARD);
    expect(await world.draft.text()).toContain('Enough to submit.');
    await world.draft.rate(4);
    await world.draft.page.type('[name=reason]', 'Typed on the laptop before it was submitted from the phone.');
    await world.draft.go('.card-end button');
    const { content, amendments } = await cards().get(world.scene.id);
    expect(content.ratings[0]?.evidence).toBe(HEARD);
    expect(amendments).toHaveLength(1);
    expect(await world.draft.copies()).toBe(0);
  });
});

describe('signing in and out', () => {
  /** Signs in with the form, in another tab of the same browser. */
  async function signIn(personId: string): Promise<void> {
    const { email } = await world.api.app.get(AccountsService, { strict: false }).get(personId);
    const tab = await world.draft.page.browserContext().newPage();
    await tab.goto(`${world.api.url}/sign-in`);
    await tab.type('[name=email]', email);
    await tab.type('[name=password]', 'a password for the tests');
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press('Enter')]);
    await tab.close();
    await world.draft.page.bringToFront();
  }

  it('what is typed after the session has ended is sent once somebody has signed in in another tab', async () => {
    await world.draft.type('Before. ');
    await world.draft.saved();
    await world.api.app.get(SessionsService, { strict: false }).endAll(world.scene.author.id);
    await world.draft.type(HEARD);
    expect(await world.draft.says('signed-out')).toContain('Sign in in another tab');
    expect(await world.draft.copies()).toBe(1);
    await world.draft.type(' And more.');
    await signIn(world.scene.author.id);
    await world.draft.saved();
    expect(await world.stored()).toBe(`Before. ${HEARD} And more.`);
    // The forms of the page are the new session's too.
    await world.draft.go('button[value=save]');
    expect(await world.draft.text()).toContain('Saved.');
  });

  it('is never sent for somebody else who signs in there', async () => {
    const other = await interviewerOf(world.api.app, 'Bo Other');
    await world.api.app.get(SessionsService, { strict: false }).endAll(world.scene.author.id);
    await world.draft.type(HEARD);
    await world.draft.says('signed-out');
    await signIn(other.id);
    await world.draft.says('other-person');
    expect(await world.stored()).toBeNull();
    expect(await world.draft.copies()).toBe(1);
  });

  it('signing out sends what is typed first, and leaves nothing in the browser', async () => {
    await world.draft.type(HEARD);
    await world.draft.go('form[action="/sign-out"] button');
    expect(world.draft.page.url()).toBe(`${world.api.url}/sign-in`);
    expect(await world.stored()).toBe(HEARD);
    expect(await world.draft.copies()).toBe(0);
  });

  it('signing out asks before it gives up what cannot be sent', async () => {
    await withoutSaving(world.draft);
    await world.draft.type(HEARD);
    await world.draft.page.click('form[action="/sign-out"] button');
    await world.draft.says('leaving');
    expect(await world.draft.copies()).toBe(1);
    await world.draft.go('[data-do=leave]');
    expect(world.draft.page.url()).toBe(`${world.api.url}/sign-in`);
    expect(await world.draft.copies()).toBe(0);
  });
});
