import type { Flag, FlagId } from '../../../domain/index.js';
import { dimensionName } from '../../../domain/index.js';
import type { FlagView, QuoteView } from './brief-view.js';
import { clampText } from './clamp.js';
import type { FoundRating } from './quotes.js';
import { quoteOf, ratingsById, strongest, ticksOf } from './quotes.js';
import type { ApplicationSource } from './source.js';
import { closed, flagName, SEVERITY_ORDER, severityWord } from './wording.js';

/** Flags that speak of the panel and its evidence, not of the person: what they rest on is neither for nor against. */
const OF_THE_PANEL: readonly FlagId[] = [
  'thin-evidence',
  'unprobed-claims',
  'hinges-on-one',
  'flat-scoring',
  'late-correction',
];

/** Lengths of a flag's texts, in average letters. */
export interface FlagWidths {
  readonly why: number;
  readonly quote: number;
}

/** The flags, most severe first; inside a severity in the engine's order. */
export function sortedFlags(flags: readonly Flag[]): readonly Flag[] {
  return SEVERITY_ORDER.flatMap((severity) => flags.filter((flag) => flag.severity === severity));
}

/** Flags with their strongest evidence for and against. Where there is a choice, no two quote the same rating. */
export function flagViews(source: ApplicationSource, flags: readonly Flag[], widths: FlagWidths): readonly FlagView[] {
  const used = new Set<string>();
  const fresh = (ratings: readonly FoundRating[]) => {
    const unused = ratings.filter(({ id }) => !used.has(id));
    return unused.length > 0 ? unused : ratings;
  };
  return flags.map((flag) => {
    const { carries, against } = evidenceOf(source, flag, fresh);
    for (const found of [carries, against]) if (found !== null) used.add(found.id);
    return flagView(source, flag, { carries, against, widths });
  });
}

type Pick = (ratings: readonly FoundRating[]) => readonly FoundRating[];

/** What carries a flag and what speaks against it. A split panel has no against: its two ends are shown instead. */
function evidenceOf(
  source: ApplicationSource,
  flag: Flag,
  fresh: Pick,
): { carries: FoundRating | null; against: FoundRating | null } {
  const found = ratingsById(source, flag.because).filter(({ rating }) => rating.evidence !== null);
  if (flag.id === 'split-panel') {
    const ordered = [...found].sort((a, b) => Number(a.rating.rating) - Number(b.rating.rating));
    return { carries: ordered[0] ?? null, against: ordered.at(-1) ?? null };
  }
  const against = ratingsById(source, flag.against).filter(({ rating }) => rating.rating !== 'not-observed');
  return { carries: strongest(fresh(found)), against: fresh(against)[0] ?? null };
}

function flagView(
  source: ApplicationSource,
  flag: Flag,
  shown: { carries: FoundRating | null; against: FoundRating | null; widths: FlagWidths },
): FlagView {
  const { carries, against, widths } = shown;
  const split = flag.id === 'split-panel';
  const ofPanel = OF_THE_PANEL.includes(flag.id);
  const quote = (found: FoundRating, side: string): QuoteView => quoteOf(source, found, { side, width: widths.quote });
  const side = split ? 'Lowest' : ofPanel ? 'Rests on' : 'For';
  return {
    id: flag.id,
    severity: severityWord(flag.severity),
    name: flagName(flag.id),
    about: flag.dimension === null ? null : dimensionName(source.rubric, flag.dimension),
    why: clampText(closed(flag.why), widths.why).text,
    speaksFor: carries === null ? ticksOf(source, flag.because, { side, width: widths.quote }) : quote(carries, side),
    speaksAgainst: against === null ? null : quote(against, split ? 'Highest' : 'Against'),
    noneFor: 'Rests on what is missing, not on a rating.',
    noneAgainst: ofPanel || flag.because.length === 0 ? null : 'Nothing on the scorecards speaks against it.',
  };
}
