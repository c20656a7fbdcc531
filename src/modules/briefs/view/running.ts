import { rubricReference } from '../../../domain/index.js';
import { clampText } from './clamp.js';
import { cssString, isolated } from './css-string.js';
import { utcMinute } from './rounding.js';
import type { BriefSource } from './source.js';

/** What stands in the margin of each page; every member is the inside of a CSS string (see css-string.ts). */
export interface RunningText {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  /** Stands before "page n of m". */
  readonly bottomRight: string;
}

export interface DocumentView {
  readonly running: RunningText;
}

const HASH_SHOWN = 12;
const CONFIDENTIAL = 'Confidential: for the hiring panel only';

/** What stands in the margins of each page. `about` is a candidate's name, or null for a shortlist. */
export function documentView(
  source: BriefSource,
  kind: 'Hiring brief' | 'Shortlist brief',
  about: string | null,
): DocumentView {
  const { assessment, brief, rubric } = source;
  const subject = about ?? assessment.requisition.title;
  return {
    running: {
      topLeft: cssString(`${kind} for ${isolated(clampText(subject, 80).text)}`),
      topRight: cssString(clampText(brief.confidentiality ?? CONFIDENTIAL, 60).text),
      bottomLeft: cssString(
        `${brief.number ?? 'not issued'} · ${rubricReference(rubric)} · engine ${assessment.engine} · input ${assessment.inputSha256.slice(0, HASH_SHOWN)}`,
      ),
      bottomRight: cssString(`generated ${utcMinute(brief.generatedAt)} · page `),
    },
  };
}
