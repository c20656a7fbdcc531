import type { Scorecard, ScorecardContent } from '../panel.js';
import { ratingId } from '../panel.js';
import { byCodeUnit } from '../pool.js';
import { lateCorrectionWhy } from '../sentences/flags.js';
import { betweenRatingsQuestion } from '../sentences/questions.js';
import type { FlagRule } from './flag-parts.js';

/**
 * A rating was amended after its author could read the others': the author has submitted, so from the moment
 * that another scorecard of the application is in. New words beside an unchanged rating are no correction of it.
 */
export const lateCorrection: FlagRule = ({ application }) =>
  [...application.scorecards]
    .sort((a, b) => byCodeUnit(a.interviewer, b.interviewer))
    .flatMap((scorecard) => {
      const others = application.scorecards.filter(({ interviewer }) => interviewer !== scorecard.interviewer);
      const changed = lateChanges(scorecard, others);
      if (changed.length === 0) return [];
      return [
        {
          id: 'late-correction',
          severity: 'note',
          dimension: null,
          why: lateCorrectionWhy(scorecard.interviewer, changed.length),
          because: changed.map((criterion) => ratingId(application.id, scorecard.interviewer, criterion)),
          against: [],
          ask: [betweenRatingsQuestion(scorecard.interviewer)],
          remedy: [],
        },
      ];
    });

/** The criteria whose rating an amendment changed when another scorecard could be read, sorted. */
function lateChanges(scorecard: Scorecard, others: readonly Scorecard[]): readonly string[] {
  const changed = scorecard.amendments.flatMap((amendment, index) => {
    const after = scorecard.amendments[index + 1]?.before ?? scorecard;
    return canRead(others, amendment.at) ? changedRatings(amendment.before, after) : [];
  });
  return [...new Set(changed)].sort(byCodeUnit);
}

function canRead(others: readonly Scorecard[], at: string): boolean {
  return others.some(({ submittedAt }) => Date.parse(submittedAt) <= Date.parse(at));
}

function changedRatings(before: ScorecardContent, after: ScorecardContent): readonly string[] {
  const earlier = ratingsByCriterion(before);
  const later = ratingsByCriterion(after);
  // A criterion that a scorecard leaves out was not observed.
  return [...new Set([...earlier.keys(), ...later.keys()])].filter(
    (criterion) => (earlier.get(criterion) ?? 'not-observed') !== (later.get(criterion) ?? 'not-observed'),
  );
}

function ratingsByCriterion({ ratings }: ScorecardContent): ReadonlyMap<string, unknown> {
  return new Map(ratings.map(({ criterion, rating }) => [criterion, rating]));
}
