import type { ApplicationAssessment, Rubric } from '../../../domain/index.js';
import { requiredDimensions, standingOf } from '../../../domain/index.js';
import { readingOf } from './source.js';
import { midSentence } from './wording.js';

/** The dimensions that the seat needs and that read borrowed or lost, lowest first. */
export function missingDimensions(rubric: Rubric, seat: string, assessed: ApplicationAssessment): readonly string[] {
  return requiredDimensions(rubric, seat).filter(
    (dimension) => standingOf(readingOf(assessed, dimension).status) === 'missing',
  );
}

/** The dimensions that the seat needs and that nobody can tell yet, lowest first. */
export function openDimensions(rubric: Rubric, seat: string, assessed: ApplicationAssessment): readonly string[] {
  return requiredDimensions(rubric, seat).filter((dimension) =>
    ['open', 'unseen'].includes(standingOf(readingOf(assessed, dimension).status)),
  );
}

/** Stage names keep their capital; a name of several words reads as a phrase ("closeness to the build"). */
export function nameInside(name: string): string {
  return name.includes(' ') ? midSentence(name) : name;
}
