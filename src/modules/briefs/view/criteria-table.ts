import type { CriterionReading, Reading, Scorecard } from '../../../domain/index.js';
import { criteriaOf, dimensionName, dimensionsOf, requiredDimensions } from '../../../domain/index.js';
import { clampText, textWidth } from './clamp.js';
import type { IntervalPlot } from './interval-plot.js';
import { criterionPlot } from './interval-plot.js';
import { breakable } from './prose.js';
import { ratingRange, scaleFigure } from './rounding.js';
import type { ApplicationSource } from './source.js';
import { readingOf } from './source.js';
import type { MarkedWord, Tone } from './marks.js';
import { ratingWord, statusWord } from './wording.js';

/** Criteria × interviewers, in words and numbers. Wide panels are split into several tables of equal width. */
export interface CriteriaTableView {
  readonly parts: readonly CriteriaTablePart[];
  readonly legend: string;
  readonly none: string | null;
}

export interface CriteriaTablePart {
  /** Which part of the panel; null where one table holds all of it. */
  readonly caption: string | null;
  readonly interviewers: readonly {
    readonly parts: readonly string[];
    /** Set smaller, because a piece of the name is wider than its column. */
    readonly small: boolean;
  }[];
  /** Columns of interviewers, as a class of widths. */
  readonly columns: number;
  readonly groups: readonly CriteriaTableGroup[];
}

export interface CriteriaTableGroup {
  readonly name: string;
  readonly reading: MarkedWord;
  readonly figure: string | null;
  readonly span: number;
  /** Said where nobody of the panel rated anything here; there are no rows then. */
  readonly none: string | null;
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
  /** Null where the interviewer was not asked: the cell stays empty. */
  readonly word: string | null;
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
    legend:
      'Panel: the estimate after adjusting for severity, as a dot on the scale from 1 to 5; the line is the range of the ratings, the stroke the bar. An empty cell was not asked.',
    none: application.scorecards.length === 0 ? 'No scorecard has been submitted yet.' : null,
  };
}

function part(
  source: ApplicationSource,
  cards: readonly Scorecard[],
  place: { index: number; count: number },
): CriteriaTablePart {
  return {
    caption: place.count === 1 ? null : `Interviewers, part ${place.index + 1} of ${place.count}`,
    interviewers: cards.map(({ interviewer }) => headOf(interviewer, cards.length)),
    columns: cards.length,
    groups: dimensionsOf(source.rubric).map((dimension) => group(source, cards, dimension)),
  };
}

/** What all columns of interviewers share, in average letters of their heads. */
const HEADS = 50;

function headOf(interviewer: string, columns: number): CriteriaTablePart['interviewers'][number] {
  const parts = breakable(clampText(interviewer, 40).text);
  const widest = Math.max(...parts.flatMap((part) => part.split(' ')).map(textWidth));
  return { parts, small: widest > HEADS / columns };
}

function group(source: ApplicationSource, cards: readonly Scorecard[], dimension: string): CriteriaTableGroup {
  const reading = readingOf(source.assessed, dimension);
  const panel = source.assessed.criteria.filter((criterion) => criterion.dimension === dimension);
  const silent = panel.every(({ range }) => range === null);
  return {
    name: dimensionName(source.rubric, dimension),
    reading: statusWord(reading.status),
    figure: figureOf(reading),
    span: cards.length + 3,
    none: silent ? silence(source, dimension) : null,
    rows: silent ? [] : criteriaOf(source.rubric, dimension).map(({ id, name }) => row(source, cards, { id, name })),
  };
}

function silence({ rubric, assessment }: ApplicationSource, dimension: string): string {
  return requiredDimensions(rubric, assessment.requisition.stage).includes(dimension)
    ? 'needed for this seat, and rated by nobody'
    : 'not needed for this seat';
}

function row(
  source: ApplicationSource,
  cards: readonly Scorecard[],
  { id, name }: { id: string; name: string },
): CriteriaTableRow {
  const panel = source.assessed.criteria.find(({ criterion }) => criterion === id);
  const range = panel?.range ?? null;
  const estimate = panel?.estimate ?? null;
  return {
    name,
    cells: cards.map((card) => cellOf(card, id)),
    range: range === null ? null : ratingRange(range),
    apart: isApart(panel),
    estimate: estimate === null ? null : scaleFigure(estimate),
    plot: criterionPlot({ range, estimate, bar: source.rubric.thresholds.bar, width: 84, height: 14 }),
  };
}

function figureOf(reading: Reading): string | null {
  return reading.status === 'unobserved' ? null : scaleFigure(reading.estimate);
}

function cellOf(card: Scorecard, criterion: string): CriteriaCell {
  const found = card.ratings.find((rating) => rating.criterion === criterion);
  if (found === undefined) return { word: null, figure: null, tone: 'unseen' };
  if (found.rating === 'not-observed') return { word: 'not observed', figure: null, tone: 'unseen' };
  return {
    word: ratingWord(found.rating),
    figure: String(found.rating),
    tone: found.rating <= 2 ? 'missing' : found.rating === 3 ? 'open' : 'held',
  };
}

/** Whether the panel's ratings of a criterion lie two or more points apart. */
export function isApart(reading: CriterionReading | undefined): boolean {
  const range = reading?.range ?? null;
  return range !== null && range[1] - range[0] >= APART;
}
