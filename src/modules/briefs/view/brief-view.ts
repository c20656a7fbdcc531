import type { ColophonView } from './colophon.js';
import type { ComparisonView } from './comparison.js';
import type { EvidenceView } from './evidence.js';
import type { ExplainView } from './explain.js';
import type { PageOneView } from './page-one-view.js';
import type { DocumentView } from './running.js';

/**
 * What the brief templates may see: plain JSON, every word and number decided, no HTML and nothing left to compute.
 * Each part says its own view where it is made.
 */

export interface HiringBriefView {
  readonly kind: 'hiring-brief';
  readonly document: DocumentView;
  readonly page: PageOneView;
  readonly explain: ExplainView;
  readonly evidence: EvidenceView;
  readonly colophon: ColophonView;
}

export interface ShortlistBriefView {
  readonly kind: 'shortlist-brief';
  readonly document: DocumentView;
  readonly comparison: ComparisonView;
  readonly pages: readonly PageOneView[];
}
