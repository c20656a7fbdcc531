import type {
  FlagId,
  ReadingStatus,
  Recommendation,
  RatingOrNotObserved,
  Severity,
  SkipRiskLevel,
  Verification,
} from '../../../domain/index.js';
import { RATING_WORDS, RECOMMENDATION_WORDS, SKIP_RISK_WORDS } from '../../../domain/index.js';
import type { MarkedWord } from './marks.js';

/** Ratings as words; the number stands small beside them. */
export function ratingWord(rating: RatingOrNotObserved): string {
  return RATING_WORDS[rating];
}

/** Shape, word and tone of a reading's status: shape and word carry it alone in black and white. */
const STATUS = {
  earned: { mark: 'solid', word: 'Earned', tone: 'held' },
  kept: { mark: 'solid', word: 'Kept', tone: 'held' },
  unproven: { mark: 'hatched', word: 'Unproven', tone: 'open' },
  uncertain: { mark: 'hatched', word: 'Uncertain', tone: 'open' },
  borrowed: { mark: 'dashed', word: 'Borrowed', tone: 'missing' },
  lost: { mark: 'dashed', word: 'Lost', tone: 'missing' },
  unobserved: { mark: 'dotted', word: 'Not observed', tone: 'unseen' },
} as const satisfies Record<ReadingStatus, MarkedWord>;

/** How a status is signed in every picture, table and list. */
export function statusWord(status: ReadingStatus): MarkedWord {
  return STATUS[status];
}

const SEVERITY = {
  stop: { mark: 'octagon', word: 'Stop', tone: 'missing' },
  caution: { mark: 'triangle', word: 'Caution', tone: 'missing' },
  note: { mark: 'circle', word: 'Note', tone: 'plain' },
} as const satisfies Record<Severity, MarkedWord>;

/** How the severity of a flag is signed. */
export function severityWord(severity: Severity): MarkedWord {
  return SEVERITY[severity];
}

const VERIFICATION = {
  claimed: { mark: 'ring', word: 'claimed', tone: 'plain' },
  probed: { mark: 'half', word: 'probed', tone: 'plain' },
  corroborated: { mark: 'disc', word: 'corroborated', tone: 'plain' },
} as const satisfies Record<Verification, MarkedWord>;

/** How far a rating was tested, as it stands beside the rating: sign and word in lower case. */
export function verificationWord(verification: Verification): MarkedWord {
  return VERIFICATION[verification];
}

const FLAG_NAMES = {
  'stage-skip': 'Stage skip',
  'borrowed-authority': 'Borrowed authority',
  drifted: 'Drifted',
  calcified: 'Calcified',
  bottleneck: 'Bottleneck',
  'unplanned-promotion': 'Unplanned promotion',
  'split-panel': 'Split panel',
  'thin-evidence': 'Thin evidence',
  'unprobed-claims': 'Unprobed claims',
  'hinges-on-one': 'Hinges on one',
  'flat-scoring': 'Flat scoring',
  'late-correction': 'Late correction',
} as const satisfies Record<FlagId, string>;

/** The name of a flag, as its head. */
export function flagName(id: FlagId): string {
  return FLAG_NAMES[id];
}

/** The level of stage-skip risk, as the head of its figure. */
export function riskWord(level: SkipRiskLevel): string {
  return level === 'not-applicable' ? 'Does not apply' : sentenceCase(SKIP_RISK_WORDS[level]);
}

/** An interviewer's own recommendation; "None given" for null. */
export function recommendationWord(recommendation: Recommendation | null): string {
  return recommendation === null ? 'None given' : sentenceCase(RECOMMENDATION_WORDS[recommendation]);
}

/** Severities from the most severe. */
export const SEVERITY_ORDER: readonly Severity[] = ['stop', 'caution', 'note'];

/** "A", "A and B", "A, B and C"; with "or" where one of them is meant. */
export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items[items.length - 1]}`;
}

/** "1 scorecard", "4 scorecards". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const NUMBER_WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Small counts in words, as they read in a sentence: "two more flags". */
export function countWord(count: number): string {
  return NUMBER_WORDS[count] ?? String(count);
}

/** First letter in upper case, the rest as it is. */
export function sentenceCase(text: string): string {
  const [first = '', ...rest] = [...text];
  return first.toLocaleUpperCase('en') + rest.join('');
}

/** First letter in lower case, for a name inside a sentence ("closeness to the build"). */
export function midSentence(text: string): string {
  const [first = '', ...rest] = [...text];
  return first.toLocaleLowerCase('en') + rest.join('');
}

/** The text with a full stop, unless it ends in one or in another closing mark. */
export function closed(text: string): string {
  return /[.!?…。！？؟।]["”’)]?$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
