import type { ListedApplication } from '../../assessments/shortlist-content.js';
import { dimensionName, dimensionsOf, requiredDimensions, routeInWords } from '../../../domain/index.js';
import { ranked } from './comparison.js';
import { placeWords } from './place-words.js';
import { sortedFlags } from './flags.js';
import { percent, scaleFigure } from './rounding.js';
import type { ComparisonSource } from './source.js';
import { readingOf } from './source.js';
import { flagName, sentenceCase, severityWord, statusWord } from './wording.js';

/** How a shortlist can be ordered: `advice`, `name`, `flags`, or the id of a dimension. */
export type ShortlistSort = string;

/** The dimensions that a shortlist shows: what the seat needs, and what else somebody was rated on. */
export function shownDimensions({ rubric, assessment }: ComparisonSource): readonly string[] {
  const required = requiredDimensions(rubric, assessment.requisition.stage);
  return dimensionsOf(rubric).filter(
    (dimension) =>
      required.includes(dimension) ||
      assessment.applications.some((application) => readingOf(application, dimension).status !== 'unobserved'),
  );
}

/** The candidates in this order; one that nobody knows is the advice's. Of equals the better advised stands first. */
export function sorted(source: ComparisonSource, sort: ShortlistSort): readonly ListedApplication[] {
  const byAdvice = ranked(source);
  if (sort === 'name') return byAdvice.toSorted((a, b) => a.candidate.localeCompare(b.candidate, 'en'));
  if (sort === 'flags') return byAdvice.toSorted((a, b) => weight(a) - weight(b));
  if (!shownDimensions(source).includes(sort)) return byAdvice;
  const estimate = (application: ListedApplication): number => readingOf(application, sort).estimate ?? -1;
  return byAdvice.toSorted((a, b) => estimate(b) - estimate(a));
}

function weight({ flags }: ListedApplication): number {
  const count = (severity: string): number => flags.filter((flag) => flag.severity === severity).length;
  return count('stop') * 10_000 + count('caution') * 100 + count('note');
}

/** The name of a flag where people read "stage" as a step of a pipeline. */
export function flagOnScreen(name: string): string {
  return name === 'Stage skip' ? 'Skipped career stage' : name;
}

export type Cell = string | number | null;

/** A shortlist as a table of words and figures, those of the page: its head, then a row for each candidate. */
export function shortlistRows(source: ComparisonSource, sort: ShortlistSort): readonly (readonly Cell[])[] {
  const { rubric } = source;
  const dimensions = shownDimensions(source);
  const head = [
    'Candidate',
    'Source',
    'Advice',
    'Flags',
    ...dimensions.flatMap((dimension) => {
      const name = dimensionName(rubric, dimension);
      return [
        '',
        ' estimate',
        ' 80% from',
        ' 80% to',
        ' 95% from',
        ' 95% to',
        ' chance to meet the bar',
        ' chance of first place',
        ' expected place',
        ' place, 80%',
      ].map((what) => `${name}${what}`);
    }),
  ];
  return [
    head,
    ...sorted(source, sort).map((application) => [
      application.candidate,
      application.source,
      sentenceCase(routeInWords(rubric, application.guidance.route)),
      sortedFlags(application.flags)
        .map(({ id, severity }) => `${severityWord(severity).word}: ${flagOnScreen(flagName(id))}`)
        .join('; '),
      ...dimensions.flatMap((dimension) => [
        ...readingCells(application, dimension),
        ...placeCells(source, application, dimension),
      ]),
    ]),
  ];
}

function readingCells(application: ListedApplication, dimension: string): readonly Cell[] {
  const reading = readingOf(application, dimension);
  const { word } = statusWord(reading.status);
  if (reading.status === 'unobserved') return [word, null, null, null, null, null, null];
  const figures = [reading.estimate, ...reading.interval80, ...reading.interval95].map((value) =>
    Number(scaleFigure(value)),
  );
  return [word, ...figures, percent(reading.probability)];
}

function placeCells({ assessment }: ComparisonSource, { id }: ListedApplication, dimension: string): readonly Cell[] {
  const rank = assessment.panel.ranks?.[dimension]?.find(({ application }) => application === id);
  if (rank === undefined || rank.set === null) return [null, null, null];
  const { best, expectedRank, among, notComparable } = rank;
  const place = placeWords(rank);
  if (best === null || expectedRank === null || place === null) return [null, null, 'compared with nobody'];
  const whole = notComparable === null ? '' : ' who can be compared';
  return [percent(best), Math.round(expectedRank * 10) / 10, `${place} of ${among}${whole}`];
}
