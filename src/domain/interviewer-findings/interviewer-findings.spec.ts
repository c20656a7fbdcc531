import { describe, expect, it } from '@jest/globals';
import { simulate } from '../../../bench/measurement/simulation.js';
import { fitDimension } from '../measurement/fit.js';
import type { DatedRating } from './dated-rating.js';
import type { InterviewerFindings } from './findings.js';
import { interviewerFindings } from './interviewer-findings.js';

const DESIGN = { candidates: 60, interviewers: 12, panel: [4, 4], criteria: 6 } as const;
const SEED = 5;

/** A pool drawn from the model, with what one interviewer does changed. */
function poolWith(change: (rating: DatedRating, index: number) => DatedRating, design = DESIGN) {
  const { criteria, observations } = simulate(design, 11);
  const ratings = observations
    .map((observation): DatedRating => ({
      ...observation,
      dimension: 'builder',
      submittedAt: Number(observation.application.slice(1)) < 30 ? '2026-02-03T10:00:00Z' : '2026-08-03T10:00:00Z',
      verification: 'claimed',
    }))
    .map(change);
  const fit = fitDimension(criteria, ratings, { scalePoints: 5, priors: true, severity: 'within-candidate' });
  return { fits: { builder: fit }, ratings, seed: SEED };
}

function of(interviewer: string, findings: readonly InterviewerFindings[]): InterviewerFindings {
  const found = findings.find((each) => each.interviewer === interviewer);
  if (found === undefined) throw new Error(`${interviewer} has no findings`);
  return found;
}

const WHO = 'i0003';
const only =
  (change: (rating: DatedRating) => Partial<DatedRating>) =>
  (rating: DatedRating): DatedRating =>
    rating.interviewer === WHO ? { ...rating, ...change(rating) } : rating;
const unchanged = (rating: DatedRating): DatedRating => rating;

describe('what a pool says of an interviewer', () => {
  const plain = interviewerFindings(poolWith(unchanged));

  it('is what chance gives where nothing was done', () => {
    let inside = 0;
    for (const { consistency, centrality } of plain)
      for (const { shown } of [consistency, centrality]) {
        if (shown === null) throw new Error('withheld');
        const [low, high] = shown.chance95;
        expect(low).toBeLessThan(1);
        expect(high).toBeGreaterThan(1);
        inside += Number(low <= shown.value && shown.value <= high);
      }
    // 24 draws at 95 %: fewer than 19 inside happens once in a thousand.
    expect(inside).toBeGreaterThanOrEqual(19);
  });

  it('finds a severe one, in rating points', () => {
    const before = of(WHO, plain).severity.shown;
    const after = of(WHO, interviewerFindings(poolWith(only(({ rating }) => ({ rating: rating - 1 }))))).severity.shown;
    if (before === null || after === null) throw new Error('withheld');
    expect(after.value - before.value).toBeGreaterThan(0.7);
    expect(after.value).toBeGreaterThan(2 * after.standardError);
    expect(after.byDimension).toEqual({
      builder: { shown: { value: after.value, standardError: after.standardError }, withheld: null },
    });
  });

  it('finds one who gives one impression for all criteria', () => {
    const first = new Map<string, number>();
    const { halo } = of(
      WHO,
      interviewerFindings(
        poolWith(
          only(({ application, rating }) => {
            if (!first.has(application)) first.set(application, rating);
            return { rating: first.get(application) ?? rating };
          }),
        ),
      ),
    );
    expect(halo.shown?.value).toBeLessThan(halo.shown?.chance95[0] ?? 0);
    expect(of(WHO, plain).halo.shown?.value).toBeGreaterThan(0.6);
  });

  it('finds one who keeps to the middle, and one whose ratings nothing explains', () => {
    const middling = of(WHO, interviewerFindings(poolWith(only(({ rating }) => ({ rating: 3 + (rating - 3) / 4 })))));
    expect(middling.centrality.shown?.value).toBeLessThan(middling.centrality.shown?.chance95[0] ?? 0);
    let turn = 1;
    const erratic = of(
      WHO,
      interviewerFindings(poolWith(only(({ rating }) => ({ rating: rating + (turn = -turn) * 1.2 })))),
    );
    expect(erratic.consistency.shown?.value).toBeGreaterThan(erratic.consistency.shown?.chance95[1] ?? 9);
  });

  it('finds drift from quarter to quarter, against colleagues on the same candidates', () => {
    const drift = of(
      WHO,
      interviewerFindings(
        poolWith(only(({ rating, submittedAt }) => ({ rating: submittedAt < '2026-06' ? rating : rating - 1.5 }))),
      ),
    ).drift.shown;
    expect(drift?.map(({ quarter }) => quarter)).toEqual(['2026-Q1', '2026-Q3']);
    const [first, second] = drift ?? [];
    expect((first?.value ?? 0) - (second?.value ?? 0)).toBeGreaterThan(0.8);
  });

  it('finds a criterion on which one rates unlike colleagues, and not the others', () => {
    const bias = of(
      WHO,
      interviewerFindings(
        poolWith(only(({ criterion, rating }) => ({ rating: criterion === 'c2' ? rating - 2 : rating }))),
      ),
    ).criterionBias.shown;
    const beyond = (bias ?? []).filter(({ value, standardError }) => Math.abs(value) > 4 * standardError);
    expect(beyond.map(({ criterion }) => criterion)).toEqual(['c2']);
    expect(beyond[0]?.value).toBeLessThan(-1);
  });

  it('says how near the others somebody rates, and withholds it where nobody else rated', () => {
    expect(of(WHO, plain).agreement.shown).toMatchObject({ candidates: of(WHO, plain).candidates });
    expect(of(WHO, plain).agreement.shown?.correlation).toBeGreaterThan(0.3);
    const { fits, ratings } = poolWith(unchanged);
    const alone = ratings.filter(({ interviewer }) => interviewer === WHO);
    const found = of(WHO, interviewerFindings({ fits, ratings: alone, seed: SEED }));
    expect(found.agreement).toEqual({ shown: null, withheld: 'The ratings so far do not say.' });
    expect(found.drift.shown).toBeNull();
  });

  it('keeps quiet below eight candidates', () => {
    const few = interviewerFindings(poolWith(unchanged, { ...DESIGN, candidates: 7 } as unknown as typeof DESIGN));
    for (const finding of few)
      for (const name of [
        'severity',
        'consistency',
        'centrality',
        'halo',
        'drift',
        'criterionBias',
        'agreement',
      ] as const)
        expect(finding[name].withheld).toMatch(/^From 8 candidates on; so far \d\.$/);
  });

  it('is the same whatever the order of the ratings', () => {
    const pool = poolWith(unchanged);
    expect(interviewerFindings({ ...pool, ratings: [...pool.ratings].reverse() })).toEqual(plain);
  });
});
