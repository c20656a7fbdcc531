import { dimensionsOf } from '../../src/domain/index.js';
import { rawMeanOn } from '../../src/domain/assessment/dimension-reader.js';
import { givenRatings, meanOf } from '../../src/domain/assessment/pool.js';
import { readDimension } from '../../src/domain/assessment/readings.js';
import { application, scorecard } from './panel.js';
import { arcRubric } from './rubric.js';
/**
 * An application with a stand-in for the measurement model that can be worked out by hand: the estimate is the mean
 * of the ratings, corrected for the given severities, with a standard deviation of 0.3 whatever the panel.
 */
export function inHand(cards, options = {}) {
  const { rubric = arcRubric(), seat = 'leader', source = 'external', severities = {} } = options;
  const subject = application(
    'app-1',
    Object.entries(cards).map(([who, given]) => scorecard(rubric, who, given)),
  );
  const given = givenRatings(rubric, subject);
  const dimensions = dimensionsOf(rubric).map((dimension) => {
    const read = (ratings) => {
      const corrected = ratings.map((each) => ({ ...each, rating: each.rating + (severities[each.interviewer] ?? 0) }));
      const mean = meanOf(corrected.map(({ rating }) => rating));
      const posterior = mean === null ? null : { mean, variance: 0.09 };
      return {
        reading: readDimension({ rubric, dimension, ratings, posterior }),
        posterior,
        criterion: (id) => rawMeanOn(corrected, id),
      };
    };
    const ratings = given.filter((each) => each.dimension === dimension);
    return [dimension, { ratings, read, actual: read(ratings) }];
  });
  return { rubric, seat, source, application: 'app-1', dimensions: new Map(dimensions) };
}
//# sourceMappingURL=in-hand.js.map
