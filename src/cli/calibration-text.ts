import { COMPONENT_WORDS, COMPONENTS, type RatingsCalibration } from '../domain/index.js';
import { show } from '../common/documents/words.js';
import type { RatingTable } from '../modules/imports/ratings-reader.js';

/** Half of an 80 % interval, in standard errors. */
const EIGHTY = 1.2816;
/** An interviewer who rated fewer candidates has a severity that is used, and not shown. */
const SEVERITY_FROM = 8;

/** What the reading of a table should tell its author. */
export function tableNotes({ hasCriterion, notObserved, unused }: RatingTable): readonly string[] {
  return [
    ...(hasCriterion ? [] : ['There is no column criterion, so all ratings are taken to be on one criterion.']),
    ...(unused.length === 0 ? [] : [`Columns that are not used: ${unused.map(show).join(', ')}.`]),
    ...(notObserved === 0 ? [] : [`Rows that say not-observed, and count as no rating: ${notObserved}.`]),
  ];
}

/** A calibration as a person reads it: in words first, and figures after. */
export function calibrationText(title: string, result: RatingsCalibration): string {
  const { diagnostics } = result;
  const sections = [
    [`${title}: ${counts(diagnostics)}`, ...diagnostics.notes],
    candidates(result),
    pairs(result),
    severities(result),
    variances(result),
    agreement(result),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function counts({ ratings, candidates, interviewers, criteria, scale }: RatingsCalibration['diagnostics']): string {
  return (
    `${many(ratings, 'rating')} of ${many(candidates, 'candidate')} by ${many(interviewers, 'interviewer')}` +
    ` on ${criteria === 1 ? '1 criterion' : `${criteria} criteria`}, scale ${scale.low}–${scale.high}.`
  );
}

function candidates({ estimates, diagnostics }: RatingsCalibration): readonly string[] {
  if (estimates.length === 0) return [];
  const rows = [...estimates]
    .sort((a, b) => b.estimate - a.estimate)
    .map(({ candidate, estimate, se }) => [
      candidate,
      figure(estimate),
      `${figure(estimate - EIGHTY * se)} to ${figure(estimate + EIGHTY * se)}`,
    ]);
  const what = diagnostics.rawMeans ? 'raw mean' : 'estimate';
  return table([['Candidate', what, '80 % between'], ...rows]);
}

function pairs({ pairs: compared }: RatingsCalibration): readonly string[] {
  return compared.map(({ a, b, probability, notComparable }) =>
    probability === null
      ? `${a} and ${b} are not comparable. ${notComparable ?? ''}`.trim()
      : `${a} is ${likelihood(probability)} the stronger of ${a} and ${b} (${percent(probability)}).`,
  );
}

function severities({ interviewers }: RatingsCalibration): readonly string[] {
  if (interviewers.length === 0) return [];
  const rows = interviewers.map(({ interviewer, severity, se, candidates: seen }) => {
    if (severity === null || se === null) return [interviewer, 'cannot be told', ''];
    if (seen < SEVERITY_FROM) return [interviewer, `used, and not shown: ${many(seen, 'candidate')}`, ''];
    return [interviewer, strictness(severity, se), `${signed(severity)} (± ${figure(se)})`];
  });
  return table([['Interviewer', 'in comparison', 'points below the others'], ...rows]);
}

function variances({ variances: fitted, diagnostics }: RatingsCalibration): readonly string[] {
  if (diagnostics.ratings === 0) return [];
  const rows = COMPONENTS.map((component) => {
    const variance = fitted[component];
    return [COMPONENT_WORDS[component], variance === null ? 'cannot be told' : figure(variance)];
  });
  const why = [
    ...diagnostics.leftOut.map((one) => `Left out: ${COMPONENT_WORDS[one.component]}. ${one.why}`),
    ...diagnostics.priorOnly.map(
      (one) =>
        `Not told by the ratings: ${COMPONENT_WORDS[one.component]}. ${one.why} Intervals carry ${figure(one.variance)} for it.`,
    ),
  ];
  return [...table([['Ratings vary by', 'variance'], ...rows]), ...why];
}

/** By the gates of the house: hidden with few candidates, with its interval with some. */
function agreement({ agreement: found, diagnostics }: RatingsCalibration): readonly string[] {
  const { alpha, intervals95, icc, ac2, display, reasons } = found;
  if (diagnostics.ratings === 0) return [];
  if (display === 'hidden')
    return [`Agreement is not shown for ${many(diagnostics.candidates, 'candidate')}: from 10 it means something.`];
  const interval = intervals95.alpha.ordinal;
  const range = interval === null ? '' : `, 95 % between ${figure(interval[0])} and ${figure(interval[1])}`;
  const rows = [
    ...(alpha.ordinal === null ? [] : [["Krippendorff's alpha, ordinal", `${figure(alpha.ordinal)}${range}`]]),
    ...(ac2.quadratic === null ? [] : [["Gwet's AC2, quadratic", figure(ac2.quadratic)]]),
    ...(icc['2,1'] === null ? [] : [['Intraclass correlation (2,1)', figure(icc['2,1'])]]),
  ];
  const head = display === 'indicative' ? 'Interviewers agree (an indication)' : 'Interviewers agree';
  return rows.length === 0 ? reasons : table([[head, ''], ...rows]);
}

/** Columns of equal width, two spaces apart; the first row is the head. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, [...(row[column] ?? '')].length), 0),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
}

function likelihood(probability: number): string {
  const strong = Math.max(probability, 1 - probability);
  if (strong < 0.6) return 'as likely as not';
  const word = strong < 0.8 ? 'rather' : strong < 0.95 ? 'probably' : 'almost surely';
  return probability >= 0.5 ? word : `${word} not`;
}

function strictness(severity: number, se: number): string {
  if (Math.abs(severity) < se) return 'like the others';
  return severity > 0 ? 'stricter' : 'milder';
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function figure(value: number): string {
  return (Math.round(value * 100) / 100 + 0).toFixed(2);
}

function signed(value: number): string {
  return value > 0 ? `+${figure(value)}` : figure(value);
}

/** Never 0 % or 100 %: nothing is certain. */
function percent(probability: number): string {
  if (probability > 0.99) return 'over 99 %';
  if (probability < 0.01) return 'under 1 %';
  return `${Math.round(probability * 100)} %`;
}
