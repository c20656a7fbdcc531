import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../../src/app.js';
import { SetUpService } from '../../src/modules/access/set-up.service.js';
import { temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { RATED, type PanelMember } from './panel.js';
import { Visitor } from './visitor.js';

/** The pictures stay, for whoever wants to see what people see; git does not keep them. */
const PICTURES = join(import.meta.dirname, '../../out/pages');
const PASSWORD = 'four words nobody guesses';

describe.each([1280, 390])('from an empty database to a decision, in the browser alone, at %i px', (width) => {
  let database: TemporaryDatabase;
  let app: NestExpressApplication;
  let browser: PagesBrowser;
  let url: string;
  const people = new Map<string, Visitor>();
  const sticksOut: string[] = [];

  beforeAll(async () => {
    await rm(join(PICTURES, String(width)), { recursive: true, force: true });
    database = await temporaryDatabase('sqlite');
    app = await createApp({ database: database.options, logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    browser = await PagesBrowser.start();
  });

  afterAll(async () => {
    await browser.stop();
    await app.close();
    await database.remove();
  });

  async function arrive(name: string, path: string): Promise<Visitor> {
    const open = await browser.open({ url: url + path, width, scheme: 'light' });
    const visitor = new Visitor(open, url, { folder: join(PICTURES, String(width)), name });
    people.set(name, visitor);
    return visitor;
  }

  function visitor(name: string): Visitor {
    const known = people.get(name);
    if (known === undefined) throw new Error(`${name} has not arrived`);
    return known;
  }

  async function look(name: string, what: string): Promise<void> {
    sticksOut.push(...(await visitor(name).look(what)));
  }

  it('is set up by whoever reads the console', async () => {
    const ada = await arrive('ada', '/set-up');
    await look('ada', 'set-up');
    await ada.type('secret', app.get(SetUpService).secretForConsole ?? '');
    await ada.type('name', 'Ada Marsh');
    await ada.type('email', 'ada@example.com');
    await ada.type('password', PASSWORD);
    await ada.press('Set up');
    expect(await ada.text()).toContain('Ada Marsh');
    await look('ada', 'my-work-of-nobody');
  });

  it('lets in four interviewers and a hiring manager', async () => {
    const ada = visitor('ada');
    for (const { key, name, roles } of RATED) {
      await ada.go('/people/invite');
      await ada.type('name', name);
      await ada.type('email', `${key}@example.com`);
      for (const role of roles) await ada.choose('roles', role);
      await ada.press('Invite');
      const link = /https?:\/\/\S*\/welcome\/\S+/.exec(await ada.text())?.[0];
      if (link === undefined) throw new Error(await ada.text());
      const guest = await arrive(key, new URL(link).pathname);
      if (key === 'ana') await look('ana', 'welcome');
      await guest.type('password', PASSWORD);
      await guest.press('Choose it');
      if (!(await guest.text()).includes('Sign out')) {
        await guest.go('/sign-in');
        await guest.type('email', `${key}@example.com`);
        await guest.type('password', PASSWORD);
        await guest.press('Sign in');
      }
      expect(await guest.text()).toContain('Sign out');
    }
    await ada.go('/people');
    await look('ada', 'people');
  });

  let requisition: string;
  const applications: string[] = [];

  it('opens a requisition with its panel, and is told what nobody asks about', async () => {
    const ada = visitor('ada');
    await ada.go('/requisitions/new');
    await ada.type('title', 'Engineering Manager, Payments');
    await ada.choose('seat', 'Leader');
    await look('ada', 'new-requisition');
    await ada.press('Open');
    requisition = new URL(ada.page.url()).pathname;
    expect(requisition).toMatch(/^\/requisitions\/[0-9a-f-]{36}$/);
    await ada.choose('member', 'Hana Moreau');
    await ada.press('Add');
    for (const { name, roles } of RATED.filter((person) => person.roles.includes('Interviewer'))) {
      expect(roles).toContain('Interviewer');
      await ada.go(`${requisition}/panel`);
      await ada.choose('who', name);
      await ada.press('Add to the panel');
    }
    await ada.go(`${requisition}/panel`);
    await look('ada', 'panel');
    await ada.go(requisition);
    await look('ada', 'requisition');
  });

  it('adds two candidates and assigns eight interview kits', async () => {
    const ada = visitor('ada');
    for (const [name, source] of [
      ['Priya Raman', 'inside'],
      ['Łukasz Nguyễn', 'outside'],
    ] as const) {
      await ada.go(`${requisition}/applications/new`);
      await ada.type('name', name);
      await ada.choose('source', source);
      if (source === 'inside') await look('ada', 'new-candidate');
      await ada.press('Add the candidate');
    }
    await ada.go(requisition);
    const kits = (await ada.links('/applications/')).filter((href) => href.endsWith('/kits'));
    expect(kits).toHaveLength(2);
    for (const kit of kits) {
      applications.push(kit.replace(/\/kits$/, ''));
      await ada.go(kit);
      await look('ada', 'kits');
      await ada.press('Assign the interview kits');
    }
    await ada.go(requisition);
    expect(await ada.text()).toContain('0 of 4 scorecards in');
    await look('ada', 'requisition-with-kits');
  });

  it('takes eight scorecards, and shows nobody the others’ before their own is in', async () => {
    for (const member of RATED.filter((person) => person.ratings !== null)) {
      const guest = visitor(member.key);
      await guest.go('/');
      if (member.key === 'ana') await look('ana', 'my-work');
      const cards = await guest.links('/scorecards/');
      expect(cards).toHaveLength(2);
      for (const [index, card] of cards.entries()) {
        await guest.go(card);
        await fill(guest, member, index);
        if (member.key === 'ana' && index === 0) await look('ana', 'scorecard');
        await guest.press('Submit');
        expect(await guest.text()).toContain('Your scorecard is in.');
      }
    }
    await look('ana', 'submitted');
  });

  it('assesses, issues the hiring brief, and prints it', async () => {
    const ada = visitor('ada');
    for (const application of applications) {
      await ada.go(application);
      await ada.press('Assess now');
      await look('ada', 'application');
      await ada.press('Issue the hiring brief');
      expect(await ada.text()).toContain('The hiring brief is issued.');
    }
    const [pdf] = await ada.links('/briefs/');
    const bytes = await ada.page.evaluate(
      `fetch(${JSON.stringify(pdf)}).then((answer) => answer.arrayBuffer()).then((buffer) => String.fromCharCode(...new Uint8Array(buffer).slice(0, 5)) + buffer.byteLength)`,
    );
    expect(String(bytes)).toMatch(/^%PDF-\d{5,}$/);
  });

  it('is talked over and decided, with the reason beside the advice', async () => {
    const ada = visitor('ada');
    for (const application of applications) {
      await ada.go(`${application}/debrief`);
      await ada.press('Open the debrief');
      await look('ada', 'debrief');
    }
    const hana = visitor('hana');
    await hana.go(`${applications[0]}/debrief`);
    await hana.choose('decision', 'Promote');
    await hana.type('reason', 'The panel agrees on the team, and Priya has a plan for the first quarter.');
    await hana.press('Record the decision');
    expect(await hana.text()).toContain('The decision is recorded beside the advice.');
    await look('hana', 'decided');
    await hana.go(applications[0] ?? '');
    await look('hana', 'hiring-brief');
  });

  it('compares the shortlist, and closes', async () => {
    const hana = visitor('hana');
    await hana.go(`${requisition}/shortlist`);
    const text = await hana.text();
    expect(text).toContain('Priya Raman');
    expect(text).toContain('Łukasz Nguyễn');
    await look('hana', 'shortlist');
    const ada = visitor('ada');
    await ada.go(requisition);
    await ada.press('Close the requisition');
    expect(await ada.text()).toContain('The requisition is closed.');
    await look('ada', 'closed');
    await ada.press('Sign out');
    await look('ada', 'signed-out');
  });

  it('had nothing that stuck out of a page, and no browser complained', () => {
    expect(sticksOut).toEqual([]);
    expect([...people.values()].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  /** As fast as a machine can; the keyboard has a test of its own. */
  async function fill(guest: Visitor, { ratings, evidence }: PanelMember, candidate: number): Promise<void> {
    await guest.page.evaluate(
      `((rating, evidence) => {
        for (const section of document.querySelectorAll('[data-criterion]')) {
          const id = section.dataset.criterion;
          section.querySelector('input[type=radio][value="' + (id.startsWith('advisor.') ? 'not-observed' : rating) + '"]').click();
          const field = section.querySelector('textarea');
          field.value = evidence + ' (' + id + ')';
          field.dispatchEvent(new Event('input', { bubbles: true }));
          section.querySelector('input[type=radio][value="probed"]')?.click();
        }
        document.querySelector('input[name=recommendation]')?.click();
      })(${JSON.stringify(String(ratings?.[candidate] ?? 3))}, ${JSON.stringify(evidence)})`,
    );
  }
});
