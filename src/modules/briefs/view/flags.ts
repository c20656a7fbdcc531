import type { Flag, FlagId, Severity } from '../../../domain/index.js';
import { dimensionName } from '../../../domain/index.js';
import type { MarkedWord } from './marks.js';
import type { FoundRating, QuoteView } from './quotes.js';
import { clampClauses } from './clamp.js';
import { spoken } from './prose.js';
import { quoteOf, ratingsById, strongest, ticksOf } from './quotes.js';
import type { ApplicationSource } from './source.js';
import { flagName, SEVERITY_ORDER, severityWord } from './wording.js';

export interface FlagView {
  readonly id: string;
  readonly severity: MarkedWord;
  readonly name: string;
  /** The dimension that it speaks of, by name. */
  readonly about: string | null;
  readonly why: string;
  readonly speaksFor: QuoteView | null;
  readonly speaksAgainst: QuoteView | null;
  /** Said where there is no quote on that side; null where none belongs there. */
  readonly noneFor: string | null;
  /** Null where there is nothing that could speak against it. */
  readonly noneAgainst: string | null;
}

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
export function sortedFlags<Each extends { readonly severity: Severity }>(flags: readonly Each[]): readonly Each[] {
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

/**
 * What carries a flag and what speaks against it. A split panel has no against: its two ends are shown instead. What hinges
 * on one interviewer rests on a whole scorecard, and no single rating of it would say so.
 */
function evidenceOf(
  source: ApplicationSource,
  flag: Flag,
  fresh: Pick,
): { carries: FoundRating | null; against: FoundRating | null } {
  const found = ratingsById(source, flag.because).filter(({ rating }) => rating.evidence !== null);
  if (flag.id === 'split-panel') return endsOf(source, found);
  if (flag.id === 'hinges-on-one') return { carries: null, against: null };
  const against = ratingsById(source, flag.against).filter(({ rating }) => rating.rating !== 'not-observed');
  return { carries: strongest(fresh(found)), against: fresh(against)[0] ?? null };
}

/** The two who are split, on the criterion on which they lie furthest apart; without a shared one, the end of each. */
function endsOf(
  source: ApplicationSource,
  found: readonly FoundRating[],
): { carries: FoundRating | null; against: FoundRating | null } {
  const given = found.filter(({ rating }) => rating.rating !== 'not-observed');
  const mean = (ratings: readonly FoundRating[]) =>
    ratings.reduce((sum, { rating }) => sum + Number(rating.rating), 0) / ratings.length;
  const sides = [...Map.groupBy(given, ({ interviewer }) => interviewer).values()].sort((a, b) => mean(a) - mean(b));
  const [lower = [], higher = []] = [sides[0], sides.length > 1 ? sides.at(-1) : []];
  const shared = source.rubric.criteria.flatMap(({ id }) => {
    const low = lower.find(({ rating }) => rating.criterion === id);
    const high = higher.find(({ rating }) => rating.criterion === id);
    if (low === undefined || high === undefined) return [];
    return [{ low, high, apart: Number(high.rating.rating) - Number(low.rating.rating) }];
  });
  const [widest] = [...shared].sort((a, b) => b.apart - a.apart);
  if (widest !== undefined) return { carries: widest.low, against: widest.high };
  const [lowest] = [...lower].sort((a, b) => Number(a.rating.rating) - Number(b.rating.rating));
  const [highest] = [...higher].sort((a, b) => Number(b.rating.rating) - Number(a.rating.rating));
  return { carries: lowest ?? null, against: highest ?? null };
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
    why: clampClauses(spoken(source, flag.why), widths.why).text,
    speaksFor: carries === null ? ticksOf(source, flag.because, { side, width: widths.quote }) : quote(carries, side),
    speaksAgainst: against === null ? null : quote(against, split ? 'Highest' : 'Against'),
    noneFor: flag.id === 'hinges-on-one' ? null : 'Rests on what is missing, not on a rating.',
    noneAgainst: ofPanel || flag.because.length === 0 ? null : 'No rating at or above the bar speaks against it.',
  };
}
