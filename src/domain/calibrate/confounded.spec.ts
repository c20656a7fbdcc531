import { describe, expect, it } from '@jest/globals';
import { ratings, scattered } from '../../../test/support/ratings.js';
import type { Observation } from '../measurement/measurement.js';
import { calibrateRatings, type CalibrateOptions } from './calibrate-ratings.js';

const plain: CalibrateOptions = { priors: false, severity: 'joint' };
const house: CalibrateOptions = { priors: true, severity: 'within-candidate' };

describe('what ratings cannot tell apart', () => {
  const leftOutOf = (observations: readonly Observation[], options = plain) => {
    const { leftOut, priorOnly } = calibrateRatings(observations, options).diagnostics;
    return [leftOut, priorOnly].map((list) => list.map(({ component }) => component).sort());
  };
  const grid = (candidates: number, interviewers: number, criteria: number) =>
    scattered(candidates, interviewers, criteria, 0);
  const halo = 'candidateInterviewer';
  const profile = 'candidateCriterion';

  it.each([
    ['nothing: three criteria, everybody rates everybody', grid(5, 3, 3), [], [], []],
    ['no criterion, one rating for each pair', grid(5, 3, 1), [profile, halo], [profile, halo], []],
    [
      'no criterion, pairs rated twice',
      [...grid(5, 3, 1), ...grid(5, 3, 1).map((given) => ({ ...given, rating: given.rating + 0.5 }))],
      [profile],
      [profile],
      [],
    ],
    ['one interviewer', grid(5, 1, 3), [profile, halo, 'interviewer'], [profile], [halo, 'interviewer']],
    ['one candidate', grid(1, 3, 3), ['candidate', profile, 'interviewer'], ['candidate', profile, 'interviewer'], []],
    [
      'an interviewer for each candidate',
      grid(4, 4, 3).filter(({ application, interviewer }) => application.slice(1) === interviewer.slice(1)),
      [profile, halo, 'interviewer'],
      [profile],
      [halo, 'interviewer'],
    ],
    [
      'one rating for each candidate',
      grid(4, 2, 1).filter(
        ({ application, interviewer }) => Number(application.slice(1)) % 2 === Number(interviewer.slice(1)),
      ),
      ['candidate', profile, halo],
      [profile, halo],
      ['candidate'],
    ],
    [
      'one rating',
      ratings('p1 ana 4'),
      ['candidate', profile, halo, 'interviewer'],
      ['candidate', profile, halo],
      ['interviewer', 'residual'],
    ],
  ])('%s', (_, observations, plainly, besidePriors, byPriors) => {
    const [leftOut] = leftOutOf(observations);
    expect(leftOut).toEqual([...plainly].sort());
    expect(leftOutOf(observations, house)).toEqual([[...besidePriors].sort(), [...byPriors].sort()]);
  });

  it('is null among the variances, with a sentence that says why', () => {
    const { variances, diagnostics } = calibrateRatings(grid(5, 3, 1), plain);
    expect(variances).toMatchObject({ candidateInterviewer: null, candidateCriterion: null });
    expect(diagnostics.leftOut.map(({ why }) => why)).toEqual([
      'Every interviewer rated each candidate once, so an overall impression of one candidate cannot be told from everything else.',
      'There is one criterion, so nobody has a profile over criteria.',
    ]);
  });

  it('leaves no interval too narrow beside priors: one interviewer is wider than three', () => {
    const se = (interviewers: number): number => calibrateRatings(grid(6, interviewers, 3), house).estimates[0]!.se;
    expect(se(1)).toBeGreaterThan(1.3 * se(3));
  });
});
