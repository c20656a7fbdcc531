import type { Rubric } from '../rubric/rubric.js';
import { dimensionsOf } from '../rubric/rubric-order.js';
import type { ApplicationAssessment, CriterionReading } from './assessment.js';
import type { Case } from './case.js';
import { completenessOf } from './completeness.js';
import { dimensionReader, rawMeanOn } from './dimension-reader.js';
import { raiseFlags } from './flags/raise-flags.js';
import type { Hypotheses } from './further-interviewers.js';
import { guide } from './guide.js';
import type { MeasuredDimension } from './measure.js';
import type { Application, Requisition } from './panel.js';
import type { GivenRating } from './pool.js';
import { givenRatings, tickedTells } from './pool.js';
import { adjustmentChangesRoute, hingesOf } from './robustness.js';
import { wouldTurnItSentence } from './sentences/robustness.js';
import { skipRiskOf } from './skip-risk.js';
import { turnsAround } from './turning-point.js';
import type { ApplicationInHand } from './what-if.js';
import { criterionEstimateOf, readingsOf, routeFactsOf } from './what-if.js';

export interface InHandInput {
  readonly rubric: Rubric;
  readonly requisition: Requisition;
  readonly application: Application;
  readonly measured: ReadonlyMap<string, MeasuredDimension>;
}

/** One application with every dimension of the rubric read, and ready to be read otherwise. */
export function inHandOf({ rubric, requisition, application, measured }: InHandInput): ApplicationInHand {
  const given = givenRatings(rubric, application);
  const dimensions = [...measured].map(([dimension, { score }]) => {
    const ratings = given.filter((rating) => rating.dimension === dimension);
    const read = dimensionReader({ rubric, dimension, application: application.id, score });
    return [dimension, { ratings, read, actual: read(ratings) }] as const;
  });
  const { id, source } = application;
  return { rubric, seat: requisition.stage, application: id, source, dimensions: new Map(dimensions) };
}

export interface AssessApplicationInput {
  readonly subject: ApplicationInHand;
  readonly hypotheses: Hypotheses;
  readonly requisition: Requisition;
  readonly application: Application;
  /** All applications of the requisition, this one among them. */
  readonly panels: readonly Application[];
}

/** Everything that is said of one application. */
export function assessApplication(input: AssessApplicationInput): ApplicationAssessment {
  const { subject, hypotheses, requisition, application, panels } = input;
  const { rubric } = subject;
  const ratings = givenRatings(rubric, application);
  const readings = readingsOf(subject);
  const hinges = hingesOf(subject);
  const inHand: Case = {
    rubric,
    requisition,
    application,
    readings,
    criteria: criterionReadings(subject, ratings),
    skipRisk: skipRiskOf(rubric, requisition.stage, readings),
    hinges,
    ratings,
    tells: tickedTells(application),
  };
  const flags = raiseFlags(inHand);
  const guidance = guide({ facts: routeFactsOf(subject), inHand, panels });
  return {
    id: application.id,
    candidate: application.candidate.name,
    source: application.source,
    readings,
    skipRisk: inHand.skipRisk,
    flags,
    guidance,
    robustness: {
      hingesOn: hinges.map(({ interviewer }) => interviewer),
      adjustmentChangesRoute: adjustmentChangesRoute(subject),
      wouldTurnIt: wouldTurnItSentence(rubric, guidance.route, turnsAround(subject, hypotheses)),
    },
    criteria: shownCriteria(inHand),
    completeness: completenessOf({
      rubric,
      seat: requisition.stage,
      scorecards: application.scorecards.length,
      ratings,
      split: flags.some(({ id }) => id === 'split-panel'),
    }),
  };
}

/**
 * The criteria as an assessment shows them: an unobserved dimension is never a number, and neither is a criterion of
 * it. Flags, questions and plans still look at what was rated there.
 */
function shownCriteria({ criteria, readings }: Case): readonly CriterionReading[] {
  return criteria.map((reading) =>
    readings[reading.dimension]?.status === 'unobserved' ? { ...reading, estimate: null } : reading,
  );
}

/** Every criterion of the rubric, dimension by dimension, rated or not. */
function criterionReadings(subject: ApplicationInHand, ratings: readonly GivenRating[]): readonly CriterionReading[] {
  const { rubric } = subject;
  const order = dimensionsOf(rubric);
  return [...rubric.criteria]
    .sort((a, b) => order.indexOf(a.dimension) - order.indexOf(b.dimension))
    .map(({ id, dimension }) => {
      const given = ratings.filter(({ criterion }) => criterion === id);
      const values = given.map(({ rating }) => rating);
      return {
        criterion: id,
        dimension,
        estimate: criterionEstimateOf(subject, id),
        rawMean: rawMeanOn(given, id),
        range: values.length === 0 ? null : [Math.min(...values), Math.max(...values)],
      };
    });
}
