import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { calibrationAdvice } from '../../src/domain/interviewer-findings/advice.js';
import type { DatedRating } from '../../src/domain/interviewer-findings/dated-rating.js';
import { interviewerFindings } from '../../src/domain/interviewer-findings/interviewer-findings.js';
import { criteriaOf, dimensionsOf, type RatingValue, type Rubric } from '../../src/domain/index.js';
import { fitDimension } from '../../src/domain/measurement/fit.js';
import { PAST_SEAT, pastEvaluation } from '../../src/demo/past-seat.js';

const written = parse(
  readFileSync(new URL('../../src/rubrics/engineering-arc.v1.yaml', import.meta.url), 'utf8'),
) as Rubric;
const rubric = { ...written, criteria: written.criteria.map((each) => ({ ...each, weight: 1 })) };

describe('the seat that was filled this summer', () => {
  const { requisition, applications } = pastEvaluation();
  const dimensionOf = new Map(rubric.criteria.map(({ id, dimension }) => [id, dimension]));
  const ratings = applications.flatMap(({ id: application, scorecards }) =>
    scorecards.flatMap(({ interviewer, submittedAt, ratings: own }) =>
      own.map(({ criterion, rating, verification }): DatedRating => ({
        application,
        interviewer,
        criterion,
        submittedAt,
        dimension: dimensionOf.get(criterion) ?? '',
        rating: rating as RatingValue,
        verification: verification ?? 'claimed',
      })),
    ),
  );
  const fits = Object.fromEntries(
    dimensionsOf(rubric).map((dimension) => [
      dimension,
      fitDimension(
        criteriaOf(rubric, dimension),
        ratings.filter((rating) => rating.dimension === dimension),
        { scalePoints: 5, priors: true, severity: 'within-candidate' },
      ),
    ]),
  );
  const advice = new Map(
    interviewerFindings({ fits, ratings, seed: 1 }).map((findings) => [
      findings.interviewer,
      calibrationAdvice(findings, (id) => rubric.criteria.find((each) => each.id === id)?.name ?? id)
        .filter(({ tone }) => tone === 'look')
        .map(({ says }) => says),
    ]),
  );

  it('is rated on criteria of the rubric, with evidence for each', () => {
    expect(requisition.id).toBe(PAST_SEAT);
    expect(new Set(ratings.map(({ dimension }) => dimension))).toEqual(new Set(['builder', 'leader', 'closeness']));
    const evidence = applications.flatMap(({ scorecards }) =>
      scorecards.flatMap((scorecard) => scorecard.ratings.map((rating) => rating.evidence)),
    );
    expect(evidence.every((text) => text !== null && text.length > 20)).toBe(true);
  });

  it.each([
    ['Ines Okafor', /^Ratings lie 0\.\d points below/],
    ['Ines Okafor', /^On “Clarity and priorities” ratings lie/],
    ['Hugo Ferreira', /^Ratings lie 0\.\d points above/],
    ['Hugo Ferreira', /^\d\d% of the ratings rest on evidence that was probed or corroborated; \d\d% in the pool\.$/],
    ['Kwame Boateng', /^The criteria of one candidate are rated more alike/],
  ])('tells %s something true', (who, says) => {
    expect(advice.get(who)).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
  });

  it('has nothing to change for those who rate as the others do', () => {
    expect([advice.get('Lotte Smit'), advice.get('Teodora Vasile')]).toEqual([[], []]);
  });
});
