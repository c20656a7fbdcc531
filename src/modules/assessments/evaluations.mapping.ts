import type { Application, Evaluation, Observation, RatingValue, Scorecard } from '../../domain/index.js';
import type { ApplicationRecord } from '../applications/applications.service.js';
import type { RequisitionRecord } from '../requisitions/requisitions.service.js';
import type { RatedScorecard, ScorecardRecord } from '../scorecards/scorecards.service.js';

/** How the outside knows a record: by the id that its evaluation file gave, else by its own. */
export function publicId({ externalId, id }: { readonly externalId: string | null; readonly id: string }): string {
  return externalId ?? id;
}

interface Records {
  readonly applications: readonly ApplicationRecord[];
  readonly scorecards: readonly ScorecardRecord[];
  /** By interviewer id. */
  readonly handles: ReadonlyMap<string, string>;
}

/** In the order of arrival, as the records are. */
export function applicationsOf({ applications, scorecards, handles }: Records): readonly Application[] {
  const byApplication = grouped(scorecards);
  return applications.map((application) => ({
    id: publicId(application),
    candidate: { name: application.candidate.name },
    source: application.source,
    history: application.history,
    scorecards: (byApplication.get(application.id) ?? []).map((scorecard) => scorecardOf(scorecard, handles)),
  }));
}

/** What the engine assesses, out of records. */
export function evaluationFrom(requisition: RequisitionRecord, applications: readonly Application[]): Evaluation {
  const { rubric, title, organisation, stage, transitionPlan, economics } = requisition;
  return {
    schema: 'arcbrief.evaluation/1',
    rubric,
    requisition: { id: publicId(requisition), title, organisation, stage, transitionPlan, economics },
    applications,
  };
}

/** Ratings alone: a name or a word of another requisition is no part of this one's input, nor of its hash. */
export function poolFrom(
  scorecards: readonly RatedScorecard[],
  handles: ReadonlyMap<string, string>,
): readonly Application[] {
  return [...grouped(scorecards)].map(([id, cards]) =>
    ratedApplication(
      id,
      cards.map(({ interviewerId, submittedAt, ratings }) => ({
        interviewer: handleOf(interviewerId, handles),
        submittedAt,
        ratings,
      })),
    ),
  );
}

/** What a calibration counted of a requisition, as the engine takes it: ratings alone, under the ids of the evaluation. */
export function countedFrom(
  counted: readonly Observation[],
  applications: readonly ApplicationRecord[],
): readonly Application[] {
  const publicIds = new Map(applications.map((application) => [application.id, publicId(application)]));
  return [...Map.groupBy(counted, ({ application }) => application)].map(([id, ratings]) =>
    ratedApplication(
      publicIds.get(id) ?? id,
      [...Map.groupBy(ratings, ({ interviewer }) => interviewer)].map(([interviewer, given]) => ({
        interviewer,
        // When they were given is no part of what a calibration knows.
        submittedAt: '',
        ratings: given.map(({ criterion, rating }) => ({ criterion, rating: rating as RatingValue })),
      })),
    ),
  );
}

function ratedApplication(
  id: string,
  scorecards: readonly (Pick<Scorecard, 'interviewer' | 'submittedAt'> & Pick<RatedScorecard, 'ratings'>)[],
): Application {
  return {
    id,
    candidate: { name: '' },
    source: 'external',
    history: [],
    scorecards: scorecards.map(({ interviewer, submittedAt, ratings }) => ({
      interviewer,
      submittedAt,
      recommendation: null,
      keyTakeaway: null,
      tells: [],
      ratings: ratings.map((rating) => ({ ...rating, verification: 'claimed', evidence: null })),
      amendments: [],
    })),
  };
}

function grouped<Card extends { readonly applicationId: string }>(
  scorecards: readonly Card[],
): ReadonlyMap<string, readonly Card[]> {
  return Map.groupBy(scorecards, ({ applicationId }) => applicationId);
}

function scorecardOf(
  { interviewerId, submittedAt, content, amendments }: ScorecardRecord,
  handles: ReadonlyMap<string, string>,
): Scorecard {
  if (submittedAt === null) throw new Error('a submitted scorecard without its time');
  return {
    interviewer: handleOf(interviewerId, handles),
    submittedAt,
    ...content,
    // Where an amendment was made is no part of an evaluation: the engine asks when, and what stood before.
    amendments: amendments.map(({ at, reason, before }) => ({ at, reason, before })),
  };
}

function handleOf(interviewerId: string, handles: ReadonlyMap<string, string>): string {
  const handle = handles.get(interviewerId);
  if (handle === undefined) throw new Error('a submitted scorecard without its interviewer');
  return handle;
}
