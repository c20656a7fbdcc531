import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { LIMITS } from '../../src/common/limits.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { DATABASES } from '../support/database.js';
import { Cast } from '../access/cast.js';

/** Every file of a requisition that somebody takes out, and what is noted of how much is in it. */
const FILES = {
  'shortlist.csv': (applications: number) => `shortlist.csv, rows: ${applications}`,
  'shortlist.xlsx': (applications: number) => `shortlist.xlsx, rows: ${applications}`,
  evaluation: (applications: number) => `applications: ${applications}, scorecards: 1`,
} as const;
type File = keyof typeof FILES;

describe.each(DATABASES)('A18: what recruiters take out, on %s', (kind) => {
  let cast: Cast;
  beforeAll(async () => {
    cast = await Cast.start(kind);
  }, 60_000);
  afterAll(() => cast.stop());

  function take(file: File, who: 'recruiter 1' | 'recruiter 2' | 'admin', of: 1 | 2): Promise<supertest.Response> {
    const { requisition } = cast.things[of];
    const person = cast.of(who);
    return Promise.resolve(
      file === 'evaluation'
        ? person.api('get', `/requisitions/${requisition}/evaluation`)
        : person.page(`/requisitions/${requisition}/${file}`),
    );
  }

  async function newest() {
    const [entry] = await cast.app.get(AuditService).newest(1);
    return entry;
  }

  const files = Object.keys(FILES) as File[];

  it.each(files)('%s is noted, with how much is in it', async (file) => {
    expect((await take(file, 'recruiter 1', 1)).status).toBe(200);
    const object = `requisition ${cast.things[1].requisition}`;
    const person = cast.of('recruiter 1').id;
    expect(await newest()).toMatchObject({ personId: person, action: 'requisition:export', object, outcome: 'done' });
    const applications = await cast.app.get(ApplicationsService).allOf(cast.things[1].requisition);
    expect(applications.length).toBeGreaterThan(0);
    expect((await newest())?.detail).toBe(FILES[file](applications.length));
  });

  it.each(files)('%s of somebody else’s requisition, or for an admin, is refused and noted', async (file) => {
    for (const who of ['recruiter 2', 'admin'] as const) {
      expect([who, [403, 404].includes((await take(file, who, 1)).status)]).toEqual([who, true]);
      expect(await newest()).toMatchObject({ personId: cast.of(who).id, outcome: 'refused' });
    }
  });

  describe('once somebody has taken as many as go in a day', () => {
    beforeAll(async () => {
      const personId = cast.of('recruiter 1').id;
      const entry = { personId, action: 'requisition:export', outcome: 'done' } as const;
      for (let taken = files.length; taken < LIMITS.exportsADay; taken += 1)
        await cast.app.get(AuditService).note(entry);
    });

    it.each(files)('%s is refused with 429, why and until when, and noted', async (file) => {
      const { status, headers, text } = await take(file, 'recruiter 1', 1);
      expect(status).toBe(429);
      expect(text).toContain(`You have taken ${LIMITS.exportsADay} files out within 24 hours`);
      expect(Number(headers['retry-after'])).toBeGreaterThan(23 * 3600);
      expect(text).not.toContain('Candidate of');
      expect(await newest()).toMatchObject({ outcome: 'refused', detail: expect.stringContaining('one too many') });
    });

    it('others go on, and so does what is read here', async () => {
      for (const file of files) expect([file, (await take(file, 'recruiter 2', 2)).status]).toEqual([file, 200]);
      const { requisition } = cast.things[1];
      expect((await cast.of('recruiter 1').page(`/requisitions/${requisition}/shortlist`)).status).toBe(200);
    });
  });
});
