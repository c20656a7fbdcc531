import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PanelsService } from '../../src/modules/requisitions/panels.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { LOOKS, PagesBrowser } from '../support/pages-browser.js';
import type { SignedIn } from '../support/people.js';
import { Desk } from './support/desk.js';

const PAST = '2020-01-03T23:59:59Z';
const FUTURE = '2099-01-03T23:59:59Z';
/** 80 characters without a place to break. */
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const RTL = 'عمر عبد الرحمن الحداد';

let desk: Desk;
let browser: PagesBrowser;
let rita: SignedIn;
let nobody: SignedIn;
/** By name; each is looked at in every look. */
let pages: Readonly<Record<string, { readonly path: string; readonly reader: SignedIn }>>;

const NAMES = [
  'work',
  'work-empty',
  'list',
  'list-empty',
  'new',
  'show-typical',
  'show-full',
  'show-empty',
  'panel-typical',
  'panel-full',
  'candidate',
  'kits-typical',
  'kits-full',
] as const;

beforeAll(async () => {
  [desk, browser] = await Promise.all([Desk.start('sqlite'), PagesBrowser.start()]);
  rita = await desk.person('Rita Reiter', ['recruiter', 'interviewer']);
  nobody = await desk.person('Nils Neu', ['recruiter', 'hiring-manager', 'interviewer']);
  const typical = await typicalOne();
  const full = await fullOne();
  const empty = await desk.requisition(nobody, 'Staff Engineer, Ledger');
  const show = (id: string) => `/requisitions/${id}`;
  const other = await desk.person('Nora Neu', ['recruiter']);
  pages = {
    work: { path: '/', reader: rita },
    'work-empty': { path: '/', reader: other },
    list: { path: '/requisitions', reader: rita },
    'list-empty': { path: '/requisitions', reader: other },
    new: { path: '/requisitions/new', reader: rita },
    'show-typical': { path: show(typical.id), reader: rita },
    'show-full': { path: show(full.id), reader: rita },
    'show-empty': { path: show(empty), reader: nobody },
    'panel-typical': { path: `${show(typical.id)}/panel`, reader: rita },
    'panel-full': { path: `${show(full.id)}/panel`, reader: rita },
    candidate: { path: `${show(typical.id)}/applications/new`, reader: rita },
    'kits-typical': { path: `/applications/${typical.application}/kits`, reader: rita },
    'kits-full': { path: `/applications/${full.application}/kits`, reader: rita },
  };
}, 60_000);
afterAll(async () => {
  await browser.stop();
  await desk.stop();
});

async function panelOf(requisitionId: string, members: readonly (readonly [string, readonly string[]])[]) {
  const ids: string[] = [];
  for (const [name, criteria] of members) {
    const interviewerId = await desk.interviewer(name);
    await desk.get(PanelsService).put(requisitionId, { interviewerId, criteria });
    ids.push(interviewerId);
  }
  return ids;
}

async function typicalOne() {
  const id = await desk.requisition(rita);
  const mona = await desk.person('Mona Okafor', ['hiring-manager']);
  await desk.get(RequisitionsService).addMember(id, { personId: mona.id, role: 'hiring-manager' });
  const [ana = '', tom = '', mei = '', zoe = ''] = await panelOf(id, [
    ['Ana Ferreira', ['builder.shipped-real-systems', 'builder.owned-what-broke', 'builder.reads-the-data']],
    ['Tom Becker', ['builder.owned-what-broke', 'leader.hands-over-ownership', 'leader.judgement-held-up']],
    ['Mei Tanaka', ['builder.owned-what-broke', 'closeness.reads-the-work', 'closeness.asks-the-honest-question']],
    ['Zoe Brandt', ['advisor.bets-paid-off']],
  ]);
  const application = await desk.application(id, 'Łukasz Wieczorek');
  await desk.submit(await desk.kit(application, ana, FUTURE));
  await desk.kit(application, tom, PAST);
  await desk.kit(application, await desk.interviewer('Iris Ahn'), FUTURE);
  const second = await desk.application(id, '王小明');
  for (const interviewer of [ana, tom, mei, zoe]) await desk.submit(await desk.kit(second, interviewer, FUTURE));
  await desk.application(id, 'Inês Ferreira');
  await desk.kit(await desk.application(id, 'Ada Blind'), await desk.interviewerOf(rita), PAST);
  return { id, application };
}

async function fullOne() {
  const id = await desk.requisition(rita, LONG);
  const members = Array.from({ length: 12 }, (_, index) =>
    index === 0 ? LONG : index === 1 ? RTL : `Interviewer ${index}`,
  );
  const ids = await panelOf(
    id,
    members.map((name) => [name, []] as const),
  );
  const application = await desk.application(id, LONG);
  for (const interviewer of ids.slice(0, 8)) await desk.kit(application, interviewer, PAST);
  for (let index = 1; index <= 52; index += 1) await desk.application(id, index === 1 ? RTL : `Candidate ${index}`);
  return { id, application };
}

/** Where to leave pictures of the pages, for whoever wants to look at them. */
const PICTURES = process.env['ARCBRIEF_PICTURES'];

// A phone of 390 px lies between the two others: it is looked at by whoever looks at pictures.
const looks = LOOKS.filter(({ width }) => PICTURES !== undefined || width !== 390);

describe.each(looks)('at $width px, $scheme', ({ width, scheme }) => {
  it.each(NAMES)('%s is accessible, fits and is what the policy allows', async (name) => {
    const { path, reader } = pages[name] ?? { path: '/', reader: rita };
    const [cookie = '', secret = ''] = reader.cookie.split('=');
    const cookies = [{ name: cookie, value: secret, domain: '127.0.0.1', path: '/' }];
    const open = await browser.open({ url: desk.api.url + path, width, scheme, cookies });
    try {
      if (PICTURES !== undefined) await open.screenshot(`${PICTURES}/${name}-${width}-${scheme}.png`);
      expect(open.response?.status()).toBe(200);
      expect(open.complaints).toEqual([]);
      expect(await open.overflowing()).toEqual([]);
      expect(await open.smallTargets()).toEqual([]);
      expect(await open.violations()).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
