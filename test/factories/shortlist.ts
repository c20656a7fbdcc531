import type { Application, AssessInput, RatingValue } from '../../src/domain/index.js';
import { application, requisition, scorecard } from './panel.js';
import { arcRubric } from './rubric.js';

export interface ShortlistSize {
  readonly applications: number;
  readonly interviewersEach: number;
  readonly interviewers: number;
}

/** A shortlist of any size, the same every time: strengths and severities walk a fixed path, nothing is drawn. */
export function largeShortlist({ applications, interviewersEach, interviewers }: ShortlistSize): AssessInput {
  const rubric = arcRubric();
  const panels = Array.from({ length: applications }, (_, index): Application => {
    const cards = Array.from({ length: interviewersEach }, (_unused, seat) => {
      const who = (index * 3 + seat) % interviewers;
      const given = rubric.criteria.map(({ id }, place) => [id, walk(index, who, place)] as const);
      return scorecard(rubric, `interviewer-${who}`, Object.fromEntries(given));
    });
    const source = index % 3 === 0 ? 'internal' : 'external';
    return application(`app-${String(index).padStart(4, '0')}`, cards, { source });
  });
  return { rubric, requisition: requisition('leader'), applications: panels };
}

/** A rating that depends on the candidate, the interviewer and the criterion, and on nothing else. */
function walk(candidate: number, interviewer: number, criterion: number): RatingValue {
  const strength = 3.4 + 1.1 * Math.sin(candidate * 1.7 + Math.floor(criterion / 5));
  const severity = 0.5 * Math.cos(interviewer * 2.3);
  const chance = 0.9 * Math.sin(candidate * 12.9898 + interviewer * 78.233 + criterion * 37.719);
  return Math.min(5, Math.max(1, Math.round(strength - severity + chance))) as RatingValue;
}
