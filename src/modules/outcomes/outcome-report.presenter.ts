import { dayWords } from '../../common/days.js';
import type { GroupRate, OutcomeReport, Rate } from '../../domain/index.js';
import type { DueOutcome } from './outcome-check.js';
import { monthWords } from './outcome.presenter.js';
import { ADVICE_WORDS, DECISION_WORDS, ROUTE_WORDS } from './outcome-words.js';

/** What waits for the reader, and what all outcomes together say. */
export function outcomesView(report: OutcomeReport, due: readonly DueOutcome[]) {
  return {
    heading: {
      above: null,
      text: 'Outcomes',
      lead: 'How well readings, advice and decisions foretold how it went: 3, 6 and 12 months after each.',
      actions: [],
    },
    due: due.length === 0 ? null : dueTable(due),
    withheld: report.withheld,
    found: report.withheld === null ? foundView(report) : null,
    method: { items: METHOD },
  };
}

const METHOD = [
  {
    term: 'it went well',
    text: 'Still in the seat, or in a larger one, and carries it mostly or fully. The last check counts. This line is ours, and nobody has tested it.',
  },
  {
    term: 'orders rightly',
    text: 'Of one who did well and one who did not, how often the reading of the seat’s career stage was higher for the first. 50 % is no better than chance.',
  },
  {
    term: 'only those in a seat',
    text: 'Whoever was not put into a seat is not in here, and they read lower. So all of this understates what readings foretell, and says nothing of whom you missed.',
  },
  { term: 'range', text: 'In which the figure lies, 95 times out of 100.' },
];

function foundView({ hires, overall, again, reading, claimed, routes, decisions, advice }: OutcomeReport) {
  const facts = [
    { label: 'Outcomes', value: String(hires), note: 'each person once' },
    ...(overall === null ? [] : [{ label: 'It went well', value: percent(overall.rate), note: range(overall) }]),
    ...(again === null ? [] : [{ label: 'The same again', value: percent(again.rate), note: range(again) }]),
  ];
  return {
    facts: { items: facts },
    reading:
      reading === null
        ? 'Fewer than 30 of them have a reading, or all went the same way: readings are not judged.'
        : `The reading of the seat’s career stage orders rightly ${percent(reading.value)} of the time (${percent(reading.interval95[0])} to ${percent(reading.interval95[1])}), from ${reading.well} who did well and ${reading.badly} who did not. ${readingSentence(reading.interval95[0])}`,
    claimed:
      claimed === null
        ? null
        : `Readings gave these ${claimed.rate.of} people a chance of ${percent(claimed.mean)} on average to have earned the stage; it went well with ${percent(claimed.rate.rate)} (${range(claimed.rate)}).`,
    tables: [
      groupTable(['By what was advised', 'Advised'], routes, (name) => ROUTE_WORDS[name]),
      groupTable(['With the advice, or against it', 'Filled'], advice, (name) => ADVICE_WORDS[name]),
      groupTable(['By decision', 'Decided'], decisions, (name) => DECISION_WORDS[name]),
    ].filter(({ rows }) => rows.length > 0),
  };
}

function readingSentence(low: number): string {
  return low > 0.5
    ? 'That is better than chance.'
    : 'That may be chance: these outcomes do not show that readings foretell anything.';
}

const GROUP_COLUMNS = ['People', 'It went well', 'Range'];

function groupTable<Name extends string>(
  [caption, first]: readonly [caption: string, first: string],
  groups: readonly GroupRate<Name>[],
  words: (name: Name) => string,
) {
  const columns = [first, ...GROUP_COLUMNS];
  return {
    caption,
    columns: columns.map((label, index) => ({ label, numeric: index > 0 })),
    rows: groups.map(({ name, hires, rate }) => ({
      head: { text: words(name), href: null },
      cells: [String(hires), rate === null ? 'too few' : percent(rate.rate), rate === null ? '–' : range(rate)].map(
        (text, index) => ({ label: columns[index + 1] ?? '', text, numeric: true }),
      ),
    })),
  };
}

function dueTable(due: readonly DueOutcome[]) {
  const columns = ['Candidate', 'Requisition', 'Decided', 'Check'];
  return {
    caption: 'Checks that wait for you',
    columns: columns.map((label) => ({ label, numeric: false })),
    rows: due.map(({ applicationId, candidate, requisition, decidedAt, months }) => ({
      head: { text: candidate, href: `/applications/${applicationId}/outcome` },
      cells: [requisition, dayWords(decidedAt), `after ${monthWords(months)}`].map((text, index) => ({
        label: columns[index + 1] ?? '',
        text,
        numeric: false,
      })),
    })),
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** "62 % to 88 %". */
function range({ interval95: [low, high] }: Pick<Rate, 'interval95'>): string {
  return `${percent(low)} to ${percent(high)}`;
}
