import { rubricReference } from '../../../domain/index.js';
import { percent, scaleFigure } from './rounding.js';
import type { BriefSource } from './source.js';

export interface ColophonView {
  readonly title: string;
  readonly paragraphs: readonly string[];
}
import { counted } from './wording.js';

/** How to read the brief: what the figures are, and what they are not. */
export function colophon({ rubric, assessment, brief: { calibration } }: BriefSource): ColophonView {
  const { bar, confidence } = rubric.thresholds;
  const { panel } = assessment;
  const measured = `${counted(panel.applications, 'application')} and ${counted(panel.interviewers, 'interviewer')} rated on ${rubricReference(rubric)}`;
  return {
    title: 'How to read this brief',
    paragraphs: [
      `A layer counts as earned when the panel's ratings make it at least ${percent(confidence)} likely that the person stands at the bar of ${scaleFigure(bar)} or above, as borrowed when that is at most ${percent(1 - confidence)} likely, and as unproven in between. Estimates are adjusted for how severe each interviewer is; an unrated criterion is left out, never counted as low.`,
      'Titles, tenure, gaps between jobs and what the rubric does not name are never an input. The brief advises; a person decides, and that decision is recorded beside the advice.',
      calibration === undefined
        ? `Figures fitted on ${measured}. The same scorecards fitted together with more of them can read a little otherwise.`
        : `Scored against calibration ${calibration}, fitted on ${measured}. The same scorecards scored against a later one can read a little otherwise.`,
      `Computed from rubric ${rubricReference(rubric)} (SHA-256 ${assessment.rubric.sha256}) by engine ${assessment.engine}. SHA-256 of the input: ${assessment.inputSha256}.`,
    ],
  };
}
