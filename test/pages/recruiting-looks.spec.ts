import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PanelsService } from '../../src/modules/requisitions/panels.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { PagesBrowser } from '../support/pages-browser.js';
import type { SignedIn } from '../support/people.js';
import { Desk } from './support/desk.js';
import { DEVICES, problemsOn } from './support/looks.js';

const PAST = '2020-01-03T23:59:59Z';
const FUTURE = '2099-01-03T23:59:59Z';
/** 80 characters without a place to break. */
const LONG = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const RTL = 'عمر عبد الرحمن الحداد';

let desk: Desk;
let browser: PagesBrowser;
let rita: SignedIn;
/** What `every-page.spec.ts` does not see: kits in every state, pages of a list, words that break nowhere. By name; each is looked at on every device. */
let pages: Readonly<Record<string, { readonly path: string; readonly reader: SignedIn }>>;

const NAMES = [
  'work',
  'work-empty',
  'list',
  'list-empty',
  'show-typical',
  'show-full',
  'panel-typical',
  'panel-full',
  'kits-typical',
  'kits-full',
] as const;

beforeAll(async () => {
  [desk, browser] = await Promise.all([Desk.start('sqlite'), PagesBrowser.start()]);
  rita = await desk.person('Rita Reiter', ['recruiter', 'interviewer']);
  const typical = await typicalOne();
  const full = await fullOne();
  const show = (id: string) => `/requisitions/${id}`;
  const other = await desk.person('Nora Neu', ['recruiter']);
  pages = {
    work: { path: '/', reader: rita },
    'work-empty': { path: '/', reader: other },
    list: { path: '/requisitions', reader: rita },
    'list-empty': { path: '/requisitions', reader: other },
    'show-typical': { path: show(typical.id), reader: rita },
    'show-full': { path: show(full.id), reader: rita },
    'panel-typical': { path: `${show(typical.id)}/panel`, reader: rita },
    'panel-full': { path: `${show(full.id)}/panel`, reader: rita },
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

describe.each(DEVICES)('on $device', (device) => {
  it.each(NAMES)('%s is accessible, fits and is what the policy allows', async (name) => {
    const { path, reader } = pages[name] ?? { path: '/', reader: rita };
    const [cookie = '', secret = ''] = reader.cookie.split('=');
    const cookies = [{ name: cookie, value: secret, domain: '127.0.0.1', path: '/' }];
    const open = await browser.open({ ...device, url: desk.api.url + path, cookies });
    try {
      expect(open.response?.status()).toBe(200);
      expect(await problemsOn(open, device, name)).toEqual([]);
    } finally {
      await open.close();
    }
  });
});
