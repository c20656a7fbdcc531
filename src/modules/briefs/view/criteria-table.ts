import type { CriterionReading, Reading, Scorecard } from '../../../domain/index.js';
import { criteriaOf, dimensionName, dimensionsOf } from '../../../domain/index.js';
import { clampText } from './clamp.js';
import type { IntervalPlot } from './interval-plot.js';
import { criterionPlot } from './interval-plot.js';
import { ratingRange, scaleFigure } from './rounding.js';
import type { ApplicationSource } from './source.js';
import { readingOf } from './source.js';
import type { MarkedWord, Tone } from './brief-view.js';
import { ratingWord, statusWord } from './wording.js';

/** Criteria × interviewers, in words and numbers. Wide panels are split into several tables of equal width. */
export interface CriteriaTableView {
  readonly parts: readonly CriteriaTablePart[];
  readonly none: string | null;
}

export interface CriteriaTablePart {
  readonly caption: string;
  readonly interviewers: readonly string[];
  /** Columns of interviewers, as a class of widths. */
  readonly columns: number;
  readonly groups: readonly CriteriaTableGroup[];
}

export interface CriteriaTableGroup {
  readonly name: string;
  readonly reading: MarkedWord;
  readonly figure: string | null;
  readonly span: number;
  readonly rows: readonly CriteriaTableRow[];
}

export interface CriteriaTableRow {
  readonly name: string;
  readonly cells: readonly CriteriaCell[];
  /** "3–5"; null when nobody rated it. */
  readonly range: string | null;
  readonly apart: boolean;
  readonly estimate: string | null;
  readonly plot: IntervalPlot;
}

export interface CriteriaCell {
  readonly word: string;
  readonly figure: string | null;
  readonly tone: Tone;
}

const WIDEST = 6;
/** Two ratings this far apart are a disagreement. */
export const APART = 2;

/** The table of one application, criteria by dimension, in the rubric's order. */
export function criteriaTable(source: ApplicationSource): CriteriaTableView {
  const { application } = source;
  const count = Math.max(1, Math.ceil(application.scorecards.length / WIDEST));
  const size = Math.ceil(application.scorecards.length / count);
  const parts = Array.from({ length: count }, (_, index) =>
    application.scorecards.slice(index * size, (index + 1) * size),
  );
  return {
    parts:
      application.scorecards.length === 0 ? [] : parts.map((cards, index) => part(source, cards, { index, count })),
    none: application.scorecards.length === 0 ? 'No scorecard has been submitted yet.' : null,
  };
}

function part(
  source: ApplicationSource,
  cards: readonly Scorecard[],
  place: { index: number; count: number },
): CriteriaTablePart {
  const which = place.count === 1 ? '' : `, part ${place.index + 1} of ${place.count}`;
  return {
    caption: `Ratings by criterion and interviewer${which}`,
    interviewers: cards.map(({ interviewer }) => clampText(interviewer, 40).text),
    columns: cards.length,
    groups: dimensionsOf(source.rubric).map((dimension) => group(source, cards, dimension)),
  };
}

function group(source: ApplicationSource, cards: readonly Scorecard[], dimension: string): CriteriaTableGroup {
  const reading = readingOf(source.assessed, dimension);
  return {
    name: dimensionName(source.rubric, dimension),
    reading: statusWord(reading.status),
    figure: figureOf(reading),
    span: cards.length + 3,
    rows: criteriaOf(source.rubric, dimension).map(({ id, name }) => {
      const panel = source.assessed.criteria.find(({ criterion }) => criterion === id);
      return {
        name,
        cells: cards.map((card) => cellOf(card, id)),
        range: panel?.range == null ? null : ratingRange(panel.range),
        apart: isApart(panel),
        estimate: panel?.estimate == null ? null : scaleFigure(panel.estimate),
        plot: criterionPlot({
          range: panel?.range ?? null,
          estimate: panel?.estimate ?? null,
          bar: source.rubric.thresholds.bar,
          width: 84,
          height: 14,
        }),
      };
    }),
  };
}

function figureOf(reading: Reading): string | null {
  return reading.status === 'unobserved' ? null : scaleFigure(reading.estimate);
}

function cellOf(card: Scorecard, criterion: string): CriteriaCell {
  const found = card.ratings.find((rating) => rating.criterion === criterion);
  if (found === undefined) return { word: 'not asked', figure: null, tone: 'unseen' };
  if (found.rating === 'not-observed') return { word: 'not observed', figure: null, tone: 'unseen' };
  return {
    word: ratingWord(found.rating),
    figure: String(found.rating),
    tone: found.rating <= 2 ? 'missing' : found.rating === 3 ? 'open' : 'held',
  };
}

/** Whether the panel's ratings of a criterion lie two or more points apart. */
export function isApart(reading: CriterionReading | undefined): boolean {
  return reading?.range != null && reading.range[1] - reading.range[0] >= APART;
}
