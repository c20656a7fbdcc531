import { colophon } from './view/colophon.js';
import { evidence } from './view/evidence.js';
import { explain } from './view/explain.js';
import { pageOne } from './view/page-one.js';
import { documentView } from './view/running.js';
import type { BriefSource } from './view/source.js';
import { sourceOf } from './view/source.js';
import type { HiringBriefView } from './view/brief-view.js';

export type { HiringBriefView } from './view/brief-view.js';

/**
 * The hiring brief of one application as a view model: page 1 decides, page 2 explains, the evidence proves.
 *
 * @throws RangeError when the assessment does not hold the application.
 */
export function presentHiringBrief(input: BriefSource & { readonly applicationId: string }): HiringBriefView {
  const source = sourceOf(input, input.applicationId);
  const page = pageOne(source, { prefix: 'arc', place: null });
  return {
    kind: 'hiring-brief',
    document: documentView(source, 'Hiring brief', source.assessed.candidate),
    page,
    explain: explain(source, page),
    evidence: evidence(source),
    colophon: colophon(source),
  };
}
