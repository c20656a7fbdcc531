import type {
  Application,
  ApplicationAssessment,
  Assessment,
  Criterion,
  Evaluation,
  Reading,
  Rubric,
  Tell,
} from '../../../domain/index.js';
import type { ListedApplication, Shortlist } from '../../assessments/shortlist-content.js';

/** The brief's own data: who asked for it under which number, and when. */
export interface BriefHeader {
  /** e.g. "B-0012"; null for a brief that was printed from a file and never issued. */
  readonly number: string | null;
  /** ISO 8601. */
  readonly generatedAt: string;
  /** Default: "Confidential: for the hiring panel only". */
  readonly confidentiality?: string;
  /** How many scorecards the panel owes, where the door knows it: "3 of 4 scorecards". */
  readonly scorecardsExpected?: number;
  /** The number of the rubric's calibration that it was scored against; left out where it was fitted together with its pool. */
  readonly calibration?: number;
}

/** All that a brief is presented from. */
export interface BriefSource {
  readonly rubric: Rubric;
  readonly evaluation: Evaluation;
  readonly assessment: Assessment;
  readonly brief: BriefHeader;
}

/** All that a comparison of candidates is presented from: a brief's source, or the part of it that a shortlist shows. */
export interface ComparisonSource extends Shortlist {
  readonly rubric: Rubric;
}

/** One application of the source: what was written about it, and what the engine says of it. */
export interface ApplicationSource extends BriefSource {
  readonly application: Application;
  readonly assessed: ApplicationAssessment;
}

/**
 * The source narrowed to one application.
 *
 * @throws RangeError when the evaluation or its assessment does not hold that application.
 */
export function sourceOf(source: BriefSource, applicationId: string): ApplicationSource {
  const application = source.evaluation.applications.find(({ id }) => id === applicationId);
  const assessed = source.assessment.applications.find(({ id }) => id === applicationId);
  if (application === undefined || assessed === undefined) {
    throw new RangeError(
      `no application "${applicationId}" in the assessment of requisition "${source.assessment.requisition.id}"`,
    );
  }
  return { ...source, application, assessed };
}

/** @throws RangeError when the assessment lacks the dimension; an assessment always holds every dimension. */
export function readingOf(assessed: Pick<ListedApplication, 'id' | 'readings'>, dimension: string): Reading {
  const reading = assessed.readings[dimension];
  if (reading === undefined) throw new RangeError(`assessment of "${assessed.id}" has no reading of "${dimension}"`);
  return reading;
}

/** @throws RangeError for a criterion that the rubric does not hold; readers refuse such a file. */
export function criterionOf(rubric: Rubric, id: string): Criterion {
  const criterion = rubric.criteria.find((candidate) => candidate.id === id);
  if (criterion === undefined) throw new RangeError(`rubric ${rubric.id}@${rubric.version} has no criterion "${id}"`);
  return criterion;
}

/** A tell's words; its id where a rubric has since lost it. */
export function tellName(rubric: Rubric, id: string): string {
  return rubric.tells.find((tell: Tell) => tell.id === id)?.name ?? id;
}
