import { quoted } from './language.js';

/** Steps of a plan that no remedy of a criterion gives: "Weeks 1–4, what it is about: what to do." */

export interface DeepeningWords {
  /** Name of the lowest career stage, e.g. "Builder". */
  readonly line: string;
  /** Name of its rated criterion with most room above it; null when fewer than two are rated. */
  readonly stretch: string | null;
  /** Name of its rated criterion that reads highest; null when none is rated. */
  readonly strength: string | null;
}

/** What deepening a line is for somebody who reads well on all of it: a harder piece of work, owned whole, and teaching. */
export function deepeningSteps({ line, stretch, strength }: DeepeningWords): readonly string[] {
  const asking = stretch === null ? '' : ` and that asks the most of ${quoted(stretch)}`;
  return [
    `Weeks 1–2, ${line}: Choose with their manager a piece of work harder than any they have owned, that others will depend on${asking}.`,
    `Weeks 3–12, ${line}: Own it from end to end: the design, the making, what goes wrong in use, and the repair.`,
    `Weeks 3–12, ${strength ?? line}: Teach it to one less experienced colleague, who does the work while they stand beside.`,
    `Weeks 11–12, ${line}: Show peers what this asked for that earlier work did not, and agree what comes next on the ${line} line.`,
  ];
}

/** For a dimension that reads below the bar though no criterion of it does by itself. */
export function nothingLowStep(dimension: string): string {
  return `${dimension} reads below the bar as a whole, but no single criterion of it does: agree with the panel where to begin.`;
}
