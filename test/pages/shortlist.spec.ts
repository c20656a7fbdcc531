import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { Hiring } from './support/hiring.js';
import { DEVICES, problemsOn, unfold } from './support/looks.js';
import { cookiesOf, words } from './support/reading.js';

describe('the shortlist of a requisition', () => {
  let hiring: Hiring;
  let browser: PagesBrowser;
  let path: string;

  beforeAll(async () => {
    [hiring, browser] = await Promise.all([Hiring.start('engineering-manager-payments'), PagesBrowser.start()]);
    path = `/requisitions/${hiring.requisitionId}/shortlist`;
    const evil = await hiring
      .service(ApplicationsService)
      .create(hiring.requisitionId, { candidate: { name: '=HYPERLINK("http://x")' }, source: 'external' });
    expect(evil.id).not.toBe('');
  }, 60_000);
  afterAll(async () => {
    await browser.stop();
    await hiring.stop();
  });

  it('says before the first assessment what would make it one', async () => {
    const { text, status } = await hiring.manager.page(path);
    expect(status).toBe(200);
    expect(words(text)).toContain('Not assessed yet');
    expect((await hiring.manager.page(`${path}.csv`)).status).toBe(404);
    const assessed = await hiring.manager.submit(`/requisitions/${hiring.requisitionId}/assess`, {}, path);
    expect([assessed.status, assessed.headers['location']]).toEqual([303, path]);
  });

  it('sets the candidates side by side, in words, and leads to each', async () => {
    const { text } = await hiring.manager.page(path);
    for (const { candidate } of hiring.applications) expect(words(text)).toContain(candidate.name);
    expect(text).toContain(`href="/applications/${hiring.of('Bradley Thornquist')}"`);
    expect(words(text)).toContain('Skipped career stage');
    expect(words(text)).not.toMatch(/(?<!career )\bstage\b/i);
  });

  it('draws first how sure the order is, and says who has no place in it', async () => {
    const { text } = await hiring.manager.page(path);
    const [picture = ''] = text.split('Side by side');
    expect(words(picture)).toContain('Who stands first on Leader is open: Siobhán Ní Dhálaigh');
    expect(words(picture)).toMatch(/1 Siobhán Ní Dhálaigh Buy with a plan 1 to 3 most likely, \d\d% \d\d%/);
    expect(words(picture)).toContain('Not observed on Leader, so without a place:');
    expect([...picture.matchAll(/<table class="places/g)]).toHaveLength(3);
    expect(words(picture)).toContain('Places on Builder and Closeness to the build');
  });

  it('is ordered by links, and answers an order that nobody knows with the advice’s', async () => {
    const order = async (sort: string): Promise<readonly string[]> => {
      const { text } = await hiring.manager.page(`${path}?sort=${sort}`);
      return [...text.matchAll(/<th scope="row"[^>]*><a [^>]*><bdi[^>]*>([^<]+)</g)].map(([, name]) => name ?? '');
    };
    const byName = await order('name');
    expect(byName).toEqual([...byName].sort((a, b) => a.localeCompare(b, 'en')));
    expect(await order('no-such-thing')).toEqual(await order('advice'));
    expect(await order('builder')).not.toEqual(byName);
    expect((await order('flags')).at(0)).not.toBe('Bradley Thornquist');
    expect((await hiring.manager.page(`${path}?order=name`)).status).toBe(400);
  });

  it('says how likely one stands higher than the other', async () => {
    const [a, b] = ['Siobhán Ní Dhálaigh', 'Bradley Thornquist'];
    const { text } = await hiring.manager.page(path);
    const id = (name: string): string => new RegExp(`<option value="([^"]+)"[^>]*>${name}<`).exec(text)?.[1] ?? '';
    const { text: compared } = await hiring.manager.page(
      `${path}?a=${encodeURIComponent(id(a ?? ''))}&b=${encodeURIComponent(id(b ?? ''))}`,
    );
    expect(words(compared)).toMatch(
      /Builder: (over )?\d\d% that Siobhán Ní Dhálaigh stands higher than Bradley Thornquist\./,
    );
  });

  it('comes as CSV with the figures of the page, and nothing in it is a formula', async () => {
    const { text, headers } = await hiring.manager.page(`${path}.csv?sort=name`);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="shortlist.csv"');
    expect(text.startsWith('\ufeffCandidate,Source,Advice,Flags,Builder,Builder estimate,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    const line = text.split('\r\n').find((row) => row.startsWith('Bradley Thornquist')) ?? '';
    expect(line).toMatch(/^Bradley Thornquist,external,Pass for this seat,Stop: Skipped career stage; /);
    const { text: page } = await hiring.manager.page(path);
    const [, , , , word = '', estimate = '', from = '', to = ''] = line.split(',');
    expect(words(page)).toContain(`${word} ${estimate} ${from}–${Number(to).toFixed(1)}`);
  });

  it('comes for Excel', async () => {
    const { body, headers, status } = await hiring.manager
      .page(`${path}.xlsx`)
      .buffer()
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect((body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  it('can be issued as a brief once, however often somebody presses', async () => {
    const { text } = await hiring.recruiter.page(path);
    const action = /action="(\/assessments\/[^"]+)"/.exec(text)?.[1] ?? '';
    for (const paper of ['A4', 'A4']) {
      const issued = await hiring.recruiter.submit(action, { paper }, path);
      expect([issued.status, issued.headers['location']]).toEqual([303, path]);
    }
    expect([...(await hiring.recruiter.page(path)).text.matchAll(/>B-\d{4}</g)]).toHaveLength(1);
  });

  it('tells a colleague who applied nothing, and somebody who owes a scorecard of any of them only that', async () => {
    const requisitions = hiring.service(RequisitionsService);
    const { person: colleague } = await hiring.person('joan@example.com', { name: 'Joan', roles: ['hiring-manager'] });
    await requisitions.addMember(hiring.requisitionId, { personId: colleague.id, role: 'hiring-manager' });
    expect((await colleague.page(path)).status).toBe(200);
    await hiring.service(ApplicationsService).create(hiring.requisitionId, {
      candidate: { name: 'Joan', email: 'joan@example.com' },
      source: 'internal',
    });
    for (const door of ['', '.csv', '.xlsx']) expect((await colleague.page(path + door)).status).toBe(404);

    const blind = await hiring.person('blind@example.com', { name: 'Bo Blind', roles: ['hiring-manager'] });
    await requisitions.addMember(hiring.requisitionId, { personId: blind.person.id, role: 'hiring-manager' });
    const id = hiring.of('Łukasz Wieczorek');
    await hiring.service(KitsService).assign(id, blind.interviewerId, { criteria: [], dueAt: null });
    for (const door of ['', '.csv', '.xlsx']) {
      const { status, text } = await blind.person.page(path + door);
      expect(status).toBe(403);
      expect(words(text)).toContain('Your own scorecard is not in yet.');
      expect(text).not.toContain('Thornquist');
    }
  });

  it.each(DEVICES)('is accessible and fits on $device, all of it unfolded', async (device) => {
    const url = `${hiring.api.url}/requisitions/${hiring.requisitionId}/shortlist`;
    const open = await browser.open({ ...device, url, cookies: cookiesOf(hiring.manager) });
    try {
      await unfold(open);
      expect(await problemsOn(open, device, 'shortlist')).toEqual([]);
    } finally {
      await open.close();
    }
  });
});

describe('the shortlist of fifty', () => {
  let hiring: Hiring;
  let browser: PagesBrowser;
  beforeAll(async () => {
    [hiring, browser] = await Promise.all([Hiring.start('engineering-manager-payments'), PagesBrowser.start()]);
    const template = hiring.of('Bradley Thornquist');
    const cards = await hiring.service(ScorecardsService).allOf(template);
    for (let number = hiring.applications.length; number < 50; number += 1) {
      const { id } = await hiring.service(ApplicationsService).create(hiring.requisitionId, {
        candidate: { name: `Candidate ${number}` },
        source: 'external',
      });
      for (const { interviewerId, content, submittedAt } of cards)
        await hiring
          .service(ScorecardsService)
          .record(id, interviewerId, { ...content, submittedAt: submittedAt ?? '', amendments: [] });
    }
    await hiring.assess();
  }, 60_000);
  afterAll(async () => {
    await browser.stop();
    await hiring.stop();
  });

  it('sets eight against each other, and folds the places of the others away', async () => {
    const { text } = await hiring.manager.page(`/requisitions/${hiring.requisitionId}/shortlist`);
    const [picture = ''] = text.split('<summary>Places on');
    const [leading = '', others = ''] = picture.split('<details');
    expect([...leading.matchAll(/class="place-drawn" role="cell"/g)]).toHaveLength(8);
    expect(words(others)).toMatch(/^[^<]*41 more candidates/);
    expect([...others.matchAll(/class="place-drawn" role="cell"/g)]).toHaveLength(41);
  });

  // In the other colours too it looks like that of six, which is looked at in all.
  it.each(DEVICES)(
    'is accessible and fits on $device, all of it unfolded',
    async (device) => {
      const url = `${hiring.api.url}/requisitions/${hiring.requisitionId}/shortlist`;
      const open = await browser.open({ ...device, url, cookies: cookiesOf(hiring.manager) });
      try {
        await unfold(open);
        expect(await problemsOn(open, { ...device, further: [] }, 'shortlist-50')).toEqual([]);
      } finally {
        await open.close();
      }
    },
    120_000,
  );

  it('reads as often as that of six: nothing is asked for each candidate', async () => {
    const path = `/requisitions/${hiring.requisitionId}/shortlist`;
    const { text } = await hiring.manager.page(path);
    expect([...text.matchAll(/<th scope="row"/g)].length).toBeGreaterThanOrEqual(50);
    const reads = await readsOf(hiring, () => hiring.manager.page(path));
    expect(reads).toBeLessThan(40);
  });
});

/** How many reads of the database a request needs, those inside others too. */
async function readsOf(hiring: Hiring, work: () => PromiseLike<unknown>): Promise<number> {
  const units = hiring.service(UnitOfWork);
  const read = units.read.bind(units);
  let count = 0;
  units.read = (unit) => {
    count += 1;
    return read(unit);
  };
  await work();
  units.read = read;
  return count;
}
