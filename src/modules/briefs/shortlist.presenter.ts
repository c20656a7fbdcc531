import { comparison, ranked } from './view/comparison.js';
import { pageOne } from './view/page-one.js';
import { documentView } from './view/running.js';
import type { BriefSource } from './view/source.js';
import { sourceOf } from './view/source.js';
import type { ShortlistBriefView } from './view/brief-view.js';

export type { ShortlistBriefView } from './view/brief-view.js';

/** The shortlist of one requisition as a view model: the comparison, then a page for each candidate in the same order. */
export function presentShortlistBrief(input: BriefSource): ShortlistBriefView {
  const order = ranked(input);
  return {
    kind: 'shortlist-brief',
    document: documentView(input, 'Shortlist brief', null),
    comparison: comparison(input),
    pages: order.map(({ id }, index) =>
      pageOne(sourceOf(input, id), { prefix: `arc-${index + 1}`, place: `${index + 1} of ${order.length}` }),
    ),
  };
}
