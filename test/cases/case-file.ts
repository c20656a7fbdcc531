import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type {
  Application,
  HistoryEntry,
  Rating,
  Recommendation,
  Scorecard,
} from '../../src/domain/assessment/panel.js';
import { NO_ECONOMICS } from '../../src/domain/index.js';
import type { RatingOrNotObserved, Requisition, Source, Verification } from '../../src/domain/assessment/panel.js';
import type { Criterion, Rubric } from '../../src/domain/rubric/rubric.js';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';

const RUBRICS = join(import.meta.dirname, '../../src/rubrics');
const CASES = join(RUBRICS, 'cases');

/** One interviewer: ratings by dimension or criterion id, and a few words that are neither. */
type CompactCard = Readonly<Record<string, RatingOrNotObserved>> & {
  readonly tells?: readonly string[];
  readonly verification?: Verification;
  readonly recommendation?: Recommendation;
};

export interface Case {
  readonly name: string;
  readonly seat: string;
  readonly source: Source;
  readonly transitionPlan?: string;
  readonly history?: readonly HistoryEntry[];
  readonly panel: Readonly<Record<string, CompactCard>>;
  readonly expect: Expectation;
}

/** What is left out is not asserted, except the flags: those are all of them. */
export interface Expectation {
  readonly readings?: Readonly<Record<string, string>>;
  readonly skipRisk?: string;
  readonly carriedBy?: readonly string[];
  readonly route?: string;
  readonly fits?: string | null;
  readonly hingesOn?: readonly string[];
  /** Severity by flag. */
  readonly flags: Readonly<Record<string, string>>;
}

export interface CaseFile {
  readonly file: string;
  readonly rubric: string;
  readonly cases: readonly Case[];
}

const NOT_RATINGS = new Set(['tells', 'verification', 'recommendation']);

export function caseFiles(): readonly CaseFile[] {
  return readdirSync(CASES)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, ...(parse(readFileSync(join(CASES, file), 'utf8')) as Omit<CaseFile, 'file'>) }));
}

/** A built-in rubric by `id@version`. */
export function builtInRubric(reference: string): Rubric {
  const file = `${reference.replace('@', '.v')}.yaml`;
  return parseRubric(readFileSync(join(RUBRICS, file), 'utf8'), file).rubric;
}

export function requisitionOf({ seat, transitionPlan }: Case): Requisition {
  return {
    id: 'req-case',
    title: 'The seat',
    organisation: null,
    stage: seat,
    transitionPlan: transitionPlan ?? null,
    economics: NO_ECONOMICS,
  };
}

export function applicationOf({ source, history, panel }: Case, rubric: Rubric): Application {
  return {
    id: 'app-case',
    candidate: { name: 'The candidate' },
    source,
    history: history ?? [],
    scorecards: Object.entries(panel).map(([interviewer, card]) => scorecardOf(interviewer, card, rubric)),
  };
}

function scorecardOf(interviewer: string, card: CompactCard, rubric: Rubric): Scorecard {
  const known = new Set(rubric.criteria.flatMap(({ id, dimension }) => [id, dimension]));
  const unknown = Object.keys(card).filter((key) => !known.has(key) && !NOT_RATINGS.has(key));
  if (unknown.length > 0) throw new Error(`${interviewer}: ${unknown.join(', ')} is nothing that can be rated`);
  return {
    interviewer,
    submittedAt: '2026-01-05T09:00:00.000Z',
    recommendation: card.recommendation ?? null,
    keyTakeaway: null,
    tells: card.tells ?? [],
    ratings: rubric.criteria.flatMap((criterion) => ratingOn(criterion, card)),
    amendments: [],
  };
}

function ratingOn({ id, dimension }: Criterion, card: CompactCard): readonly Rating[] {
  const rating = card[id] ?? card[dimension];
  if (rating === undefined) return [];
  if (rating === 'not-observed') return [{ criterion: id, rating, verification: null, evidence: null }];
  return [{ criterion: id, rating, verification: card.verification ?? 'probed', evidence: 'Said so in the case.' }];
}
