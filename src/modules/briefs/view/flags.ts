import type { Flag } from '../../../domain/index.js';
import { clampText } from './clamp.js';
import { quoteOf, ratingsById, strongest, ticksOf } from './quotes.js';
import type { ApplicationSource } from './source.js';
import type { FlagView } from './brief-view.js';
import { closed, flagName, SEVERITY_ORDER, severityWord } from './wording.js';

/** The flags, most severe first; inside a severity in the engine's order. */
export function sortedFlags(flags: readonly Flag[]): readonly Flag[] {
  return SEVERITY_ORDER.flatMap((severity) => flags.filter((flag) => flag.severity === severity));
}

/** A flag with its strongest evidence for and against, texts held to these widths (average letters). */
export function flagView(source: ApplicationSource, flag: Flag, width: { why: number; quote: number }): FlagView {
  const found = ratingsById(source, flag.because);
  const carries = strongest(found);
  const against = ratingsById(source, flag.against).find(
    ({ rating }) => rating.evidence !== null && rating.rating !== 'not-observed',
  );
  const side = { speaksFor: 'For this flag', speaksAgainst: 'Against it' };
  return {
    id: flag.id,
    severity: severityWord(flag.severity),
    name: flagName(flag.id),
    why: clampText(closed(flag.why), width.why).text,
    speaksFor:
      carries === null
        ? ticksOf(source, flag.because, { side: side.speaksFor, width: width.quote })
        : quoteOf(source, carries, { side: side.speaksFor, width: width.quote }),
    speaksAgainst:
      against === undefined ? null : quoteOf(source, against, { side: side.speaksAgainst, width: width.quote }),
    noneFor: 'Rests on what is missing, not on a rating.',
    noneAgainst: 'Nothing on the scorecards speaks against it.',
    ask: flag.ask.map((question) => clampText(question, 260).text),
    remedy: flag.remedy.map((step) => clampText(step, 260).text),
  };
}
