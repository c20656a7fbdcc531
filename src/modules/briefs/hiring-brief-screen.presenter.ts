import { colophon } from './view/colophon.js';
import { evidence, type EvidenceDimensionView } from './view/evidence.js';
import { explain, type ExplainView } from './view/explain.js';
import type { FlagView } from './view/flags.js';
import { screenPage } from './view/page-one.js';
import type { PageOneView } from './view/page-one-view.js';
import { flagOnScreen } from './view/shortlist-rows.js';
import type { BriefSource } from './view/source.js';
import { sourceOf } from './view/source.js';
import { counted, sentenceCase } from './view/wording.js';

export type HiringBriefScreen = ReturnType<typeof hiringBriefScreen>;

/**
 * The hiring brief on a screen: the words and figures of the PDF, in its order, nothing shortened. What decides stands
 * first: verdict, reason and doubt.
 */
export function hiringBriefScreen(input: BriefSource & { readonly applicationId: string }) {
  const source = sourceOf(input, input.applicationId);
  const page = screenPage(source);
  const why = explain(source, page);
  const proof = evidence(source);
  const flags = page.flags.shown.map((flag, index) => ({
    ...flag,
    name: flagOnScreen(flag.name),
    anchor: `flag-${index + 1}`,
  }));
  return {
    headline: page.headline,
    why: page.why,
    risk: { ...page.risk, label: 'Skip risk of a career stage' },
    doubt: doubtOf(flags, { page, why }),
    arc: page.arc,
    readings: readingsOf(page),
    facts: { items: page.facts },
    flags: { title: page.flags.title, shown: flags, none: page.flags.none },
    strongest: page.strongest,
    growOrBuy: page.growOrBuy,
    ask: page.ask,
    explain: why,
    evidence: {
      ...proof,
      dimensions: proof.dimensions.map((dimension) => ({ ...dimension, size: sizeOf(dimension) })),
    },
    colophon: colophon(source),
  };
}

/** What speaks against the verdict, in the first view: the flags by name, and the smallest change that would turn it. */
function doubtOf(
  flags: readonly (FlagView & { readonly anchor: string })[],
  { page, why }: { readonly page: PageOneView; readonly why: ExplainView },
) {
  return {
    title: 'The doubt',
    flags: flags.map(({ anchor, severity, name, about }) => ({ href: `#${anchor}`, severity, name, about })),
    none: page.flags.none,
    turn: why.turns[0] ?? '',
  };
}

/** The readings of the picture as a list, for screens that are too narrow for its columns. */
function readingsOf({ arc }: PageOneView) {
  const rows = [...arc.rows, ...(arc.closeness === null ? [] : [arc.closeness.row])];
  return rows.map(({ names, isSeat, status, figure, range, detail }) => ({
    name: names.map(({ text }) => text).join(' '),
    seat: isSeat ? 'the seat' : null,
    status,
    figure,
    range,
    detail: sentenceCase(detail),
  }));
}

function sizeOf({ criteria }: EvidenceDimensionView): string {
  const ratings = criteria.reduce((sum, { entries }) => sum + entries.length, 0);
  return ratings === 0 ? 'no ratings' : counted(ratings, 'rating');
}
