import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PracticeLibrary } from '../../src/modules/practice/practice-library.service.js';
import { PracticeService } from '../../src/modules/practice/practice.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import type { Caller, PracticeRating } from '../../src/domain/index.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';

const RUBRIC = 'engineering-arc@1';
const VIGNETTE = 'fluent-architect';

describe.each(DATABASES)('practice on %s', (kind) => {
  let services: Services;
  let practice: PracticeService;
  let key: readonly PracticeRating['rating'][];
  let people = 0;

  beforeEach(async () => {
    services = await servicesOn(kind);
    practice = services.get(PracticeService);
    key = services
      .get(PracticeLibrary)
      .get(RUBRIC, VIGNETTE)
      .vignette.key.map(({ rating }) => rating);
  });
  afterEach(() => services.close());

  async function interviewer(): Promise<Caller> {
    people += 1;
    const { id, email, name } = await services
      .get(AccountsService)
      .invite({ email: `${people}@example.com`, name: `Colleague ${people}`, roles: ['interviewer'] });
    const via = { kind: 'session', sessionId: 's' } as const;
    return { personId: id, email, name, roles: ['interviewer'], interviewerId: null, via };
  }

  function rate(caller: Caller, rating: PracticeRating['rating']): Promise<boolean> {
    const { vignette } = services.get(PracticeLibrary).get(RUBRIC, VIGNETTE);
    const ratings = new Map(vignette.key.map(({ criterion }) => [criterion, rating]));
    return practice.rate(caller, { reference: RUBRIC, id: VIGNETTE, ratings });
  }

  it('keeps the first rating, whatever comes after it', async () => {
    const ana = await interviewer();
    expect((await practice.vignetteOf(ana, RUBRIC, VIGNETTE)).feedback).toBeNull();
    expect(await rate(ana, 2)).toBe(true);
    expect(await rate(ana, 5)).toBe(false);
    const { feedback, next } = await practice.vignetteOf(ana, RUBRIC, VIGNETTE);
    expect(feedback?.ratings.map(({ given, rating }) => [given, rating])).toEqual(key.map((rating) => [2, rating]));
    expect(next?.id).toBe('plain-maintainer');
    const units = services.get(UnitOfWork);
    for (const statement of [`UPDATE "practice_ratings" SET "rating" = 5`, `DELETE FROM "practice_ratings"`])
      await expect(units.write(() => run(units.manager, statement, []))).rejects.toThrow('a first rating cannot be');
  });

  it('keeps one of two first ratings that come together, whole', async () => {
    const ana = await interviewer();
    const kept = await Promise.all([rate(ana, 1), rate(ana, 4)]);
    expect(kept.filter(Boolean)).toHaveLength(1);
    const { feedback } = await practice.vignetteOf(ana, RUBRIC, VIGNETTE);
    expect(new Set(feedback?.ratings.map(({ given }) => given)).size).toBe(1);
  });

  it('shows what others gave as a mean, from three others on, and to nobody who has not rated', async () => {
    const [ana, ...others] = [await interviewer(), await interviewer(), await interviewer(), await interviewer()];
    const panel = async () =>
      (await practice.vignetteOf(ana, RUBRIC, VIGNETTE)).feedback?.ratings.map((each) => each.panel);
    await rate(ana, 3);
    for (const [index, other] of others.entries()) {
      expect(await panel()).toEqual(key.map(() => null));
      await rate(other, index === 0 ? 1 : 4);
    }
    expect(await panel()).toEqual(key.map(() => 3));
    expect((await practice.vignetteOf(await interviewer(), RUBRIC, VIGNETTE)).feedback).toBeNull();
  });

  it('is each person’s own, and waits where a requisition is on the rubric', async () => {
    const [ana, ben] = [await interviewer(), await interviewer()];
    expect(await practice.waiting(ana)).toBe(0);
    await services.get(RequisitionsService).create({ rubric: RUBRIC, title: 'A seat', stage: 'leader' });
    expect(await practice.waiting(ana)).toBe(9);
    await rate(ana, 5);
    expect([await practice.waiting(ana), await practice.waiting(ben)]).toEqual([8, 9]);
    const standingOf = async (caller: Caller) => (await practice.of(caller)).sets[0]?.standing;
    expect((await standingOf(ana))?.severity?.mean).toBeLessThan(0);
    expect((await standingOf(ana))?.vignettes[0]?.rated).toMatchObject({ ratings: 4, near: 0 });
    expect(await standingOf(ben)).toMatchObject({ severity: null });
    expect((await practice.of(ben)).without.map(({ id }) => id)).toEqual(['design-craft']);
  });

  it('of a candidate that is not there is answered so', async () => {
    const ana = await interviewer();
    for (const [reference, id] of [
      ['design-craft@1', VIGNETTE],
      [RUBRIC, 'nobody'],
    ] as const)
      expect(() => practice.vignetteOf(ana, reference, id)).toThrow('There is no such practice candidate.');
  });
});
