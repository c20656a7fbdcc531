import { evaluationSha256, type Assessment, type Evaluation, type Rubric } from '../../domain/index.js';
import type { Paper, RenderJob } from '../rendering/render-job.js';
import { presentHiringBrief } from './brief.presenter.js';
import { presentShortlistBrief } from './shortlist.presenter.js';
import type { BriefHeader } from './view/source.js';

/** What a brief is made from. */
export interface DocumentSource {
  readonly rubric: Rubric;
  readonly evaluation: Evaluation;
  readonly assessment: Assessment;
}

export interface DocumentRequest extends DocumentSource {
  /** Null for the shortlist brief of all applications. */
  readonly applicationId: string | null;
  readonly header: BriefHeader;
  readonly paper: Paper;
}

/**
 * The print job of a brief. The one place that says what a brief's file carries, so that the server, the command
 * line and `verify` make the same bytes of the same source and header.
 */
export function briefJob({ rubric, evaluation, assessment, applicationId, header, paper }: DocumentRequest): RenderJob {
  const source = { rubric, evaluation, assessment, brief: header };
  const isShortlist = applicationId === null;
  const seat = evaluation.requisition.title;
  const view = isShortlist ? presentShortlistBrief(source) : presentHiringBrief({ ...source, applicationId });
  return {
    template: isShortlist ? 'shortlist-brief' : 'hiring-brief',
    view,
    paper,
    // The title names the seat and the number, never the person: it shows in window titles and file lists.
    title: `${[isShortlist ? 'Shortlist brief' : 'Hiring brief', header.number].filter(Boolean).join(' ')} · ${seat}`,
    // The brief speaks English, whatever language the rubric is written in.
    language: 'en',
    generatedAt: header.generatedAt,
    facts: {
      kind: isShortlist ? 'shortlist-brief' : 'hiring-brief',
      ...(header.number !== null && { briefNumber: header.number }),
      requisition: evaluation.requisition.id,
      ...(applicationId !== null && { application: applicationId }),
      inputSha256: assessment.inputSha256,
      evaluationSha256: evaluationSha256(rubric, evaluation),
      ...(header.scorecardsExpected !== undefined && { scorecardsExpected: String(header.scorecardsExpected) }),
      ...(header.calibration !== undefined && { calibration: String(header.calibration) }),
      rubric: evaluation.rubric,
      engine: assessment.engine,
      paper,
    },
  };
}
