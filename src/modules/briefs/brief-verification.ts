import { createHash } from 'node:crypto';
import { evaluationSha256 } from '../../domain/index.js';
import { readBriefFacts, type BriefFacts } from '../rendering/pdf/brief-facts.js';
import type { Paper, RenderJob, RenderedPdf } from '../rendering/render-job.js';
import { briefJob, type DocumentSource } from './brief-document.js';

/** What is said where equal bytes cannot be expected: the pages may be genuine, and nobody can tell here. */
export const OTHER_PRINTER =
  'Its input is the same and its seal holds, but other templates, fonts or another browser printed it: its pages can be compared only where it was made.';

/** Whether two briefs were printed by different templates, fonts, browser or finisher, so that their bytes must differ. */
export function otherPrinter(one: BriefFacts | null, other: BriefFacts | null): boolean {
  return one?.facts.printer !== other?.facts.printer;
}

export interface BriefToVerify {
  /** The PDF. */
  readonly bytes: Uint8Array;
  /** What it is compared with. */
  readonly source: DocumentSource;
  /** How the source is called in the answer, e.g. its file name. */
  readonly sourceName: string;
  readonly render: (job: RenderJob) => Promise<RenderedPdf>;
}

/** `other-pool`: the scorecards are the source's, and the readings were fitted together with others that it does not hold. */
export interface BriefVerification {
  readonly verdict: 'genuine' | 'altered' | 'unknown' | 'not-a-brief' | 'other-pool';
  /** One sentence or two for the person who asked. */
  readonly why: string;
}

/**
 * Whether a brief is what this source would produce: the same input hash, and then the same bytes when it is printed again
 * under the brief's own number and date.
 *
 * @throws BrowserUnavailable, RenderFailed when it has to be printed and cannot.
 */
export async function verifyBrief({ bytes, source, sourceName, render }: BriefToVerify): Promise<BriefVerification> {
  const read = readBriefFacts(bytes);
  if (read === null) return { verdict: 'not-a-brief', why: 'This is no brief, or it is damaged beyond reading.' };
  if (!read.sealHolds)
    return { verdict: 'altered', why: 'The file was changed after it was made: its seal is broken.' };
  const { facts, createdAt } = read;
  if (facts.engine !== source.assessment.engine) {
    const why = `It was computed by engine ${facts.engine}, and this is engine ${source.assessment.engine}: verify it with the version that made it.`;
    return { verdict: 'unknown', why };
  }
  const evaluationHash = evaluationSha256(source.rubric, source.evaluation);
  if (facts.evaluationSha256 !== evaluationHash) {
    const why = `It was not computed from ${sourceName}: the brief names input ${short(facts.evaluationSha256)}, the file gives ${short(evaluationHash)}.`;
    return { verdict: 'altered', why };
  }
  if (facts.inputSha256 !== source.assessment.inputSha256) {
    const other = facts.calibration === undefined ? 'panels, or a calibration,' : `calibration ${facts.calibration},`;
    const why = `Its scorecards are those of ${sourceName}; its readings were fitted together with ${other} that the file does not hold.`;
    return { verdict: 'other-pool', why };
  }
  const { application, briefNumber, paper = 'A4', scorecardsExpected, calibration } = facts;
  const header = {
    number: briefNumber ?? null,
    generatedAt: createdAt,
    ...(scorecardsExpected !== undefined && { scorecardsExpected: Number(scorecardsExpected) }),
    ...(calibration !== undefined && { calibration: Number(calibration) }),
  };
  if (application !== undefined && !source.assessment.applications.some(({ id }) => id === application)) {
    return { verdict: 'altered', why: `${sourceName} has no application ${application}.` };
  }
  const job = briefJob({ ...source, applicationId: application ?? null, header, paper: paper as Paper });
  const again = await render(job);
  if (again.sha256 === createHash('sha256').update(bytes).digest('hex')) {
    return { verdict: 'genuine', why: `This is what ${sourceName} produces, byte for byte.` };
  }
  if (otherPrinter(read, readBriefFacts(again.bytes))) return { verdict: 'unknown', why: OTHER_PRINTER };
  return {
    verdict: 'altered',
    why: `${sourceName} produces another brief: the file's pages were changed after it was made.`,
  };
}

function short(hash: string | undefined): string {
  return hash?.slice(0, 12) ?? 'nothing';
}
