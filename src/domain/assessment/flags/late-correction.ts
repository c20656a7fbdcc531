import type { RatingOrNotObserved, Scorecard, ScorecardContent } from '../panel.js';
import { ratingId } from '../panel.js';
import { byCodeUnit } from '../pool.js';
import { lateCorrectionWhy } from '../sentences/flags.js';
import { betweenRatingsQuestion } from '../sentences/questions.js';
import type { FlagRule } from './flag-parts.js';

/**
 * A rating was amended after its author could read the others': the author has submitted, so from the moment
 * that another scorecard of the application is in. New words beside an unchanged rating are no correction of it.
 */
export const lateCorrection: FlagRule = ({ rubric, application }) =>
  [...application.scorecards]
    .sort((a, b) => byCodeUnit(a.interviewer, b.interviewer))
    .flatMap((scorecard) => {
      const others = application.scorecards.filter(({ interviewer }) => interviewer !== scorecard.interviewer);
      const late = lateChanges(scorecard, others);
      if (late.size === 0) return [];
      const changes = rubric.criteria.flatMap(({ id, name }) => {
        const change = late.get(id);
        return change === undefined ? [] : [{ criterion: name, ...change }];
      });
      return [
        {
          id: 'late-correction',
          severity: 'note',
          dimension: null,
          why: lateCorrectionWhy({ interviewer: scorecard.interviewer, changes }),
          because: [...late.keys()]
            .map((criterion) => ratingId(application.id, scorecard.interviewer, criterion))
            .sort(byCodeUnit),
          against: [],
          ask: [betweenRatingsQuestion(scorecard.interviewer)],
          remedy: [],
        },
      ];
    });

interface Change {
  readonly from: RatingOrNotObserved;
  readonly to: RatingOrNotObserved;
}

/** By criterion, what amendments made of its rating when another scorecard could be read. */
function lateChanges(scorecard: Scorecard, others: readonly Scorecard[]): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  scorecard.amendments.forEach((amendment, index) => {
    if (!canRead(others, amendment.at)) return;
    const after = scorecard.amendments[index + 1]?.before ?? scorecard;
    for (const [criterion, change] of changedRatings(amendment.before, after)) {
      const from = changes.get(criterion)?.from ?? change.from;
      // Changed and changed back: the last change is said, not that nothing happened.
      changes.set(criterion, from === change.to ? change : { from, to: change.to });
    }
  });
  return changes;
}

function canRead(others: readonly Scorecard[], at: string): boolean {
  return others.some(({ submittedAt }) => Date.parse(submittedAt) <= Date.parse(at));
}

function changedRatings(before: ScorecardContent, after: ScorecardContent): readonly (readonly [string, Change])[] {
  const earlier = ratingsByCriterion(before);
  const later = ratingsByCriterion(after);
  // A criterion that a scorecard leaves out was not observed.
  return [...new Set([...earlier.keys(), ...later.keys()])]
    .map((id) => [id, { from: earlier.get(id) ?? 'not-observed', to: later.get(id) ?? 'not-observed' }] as const)
    .filter(([, { from, to }]) => from !== to);
}

function ratingsByCriterion({ ratings }: ScorecardContent): ReadonlyMap<string, RatingOrNotObserved> {
  return new Map(ratings.map(({ criterion, rating }) => [criterion, rating]));
}
