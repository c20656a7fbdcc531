import { isBlank } from '../../common/documents/text.js';
import type { FormFields } from '../../common/http/form-fields.js';
import { HttpProblem } from '../../common/http/problem.js';
import { LIMITS, RUBRIC_ID } from '../../common/limits.js';
import { RATINGS, RECOMMENDATIONS, VERIFICATIONS, type RatingOrNotObserved, type Rubric } from '../../domain/index.js';
import type { Choice } from './view/scorecard-differences.js';
import { FIELDS, type CriterionInput, type ScorecardInput } from './view/scorecard-input.js';
import { criterionName } from './view/scorecard-words.js';

/** What the buttons of the form ask for: to `compare` is to be shown what is stored beside what was typed. */
export const TASKS = ['save', 'submit', 'rest', 'compare'] as const;
export type Task = (typeof TASKS)[number];

export interface ScorecardForm {
  readonly input: ScorecardInput;
  /** Which version of the scorecard the form was made from. */
  readonly version: number;
  readonly task: Task;
  /** Made on the page that shows two texts side by side. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** The copy in the browser that the input comes from; null for none. */
  readonly copy: string | null;
}

/** Field → what is wrong with it, as a whole sentence. */
export type FormErrors = ReadonlyMap<string, string>;

/** @throws HttpProblem for what none of our pages sends */
export function readScorecardForm(fields: FormFields, rubric: Rubric): ScorecardForm {
  const choices = new Map<string, Choice>();
  for (const name of fields.names())
    if (name.startsWith('pick.')) choices.set(name.slice('pick.'.length), oneOf(CHOICES, fields.text(name)));
  const copy = fields.text('copy');
  return {
    input: readInput(fields, rubric),
    version: versionOf(fields.text('version')),
    task: oneOf(TASKS, fields.text('do') || 'save'),
    choices,
    copy: /^[a-z0-9]{1,40}$/.test(copy) ? copy : null,
  };
}

const CHOICES: readonly Choice[] = ['mine', 'stored', 'both'];

function readInput(fields: FormFields, rubric: Rubric): ScorecardInput {
  const written = fields.names().flatMap((name) => (name.startsWith('evidence.') ? [name.slice(9)] : []));
  const ids = new Set([...rubric.criteria.map(({ id }) => id), ...written.filter((id) => RUBRIC_ID.test(id))]);
  const known = new Set(rubric.tells.map(({ id }) => id));
  const recommendation = fields.text(FIELDS.recommendation);
  return {
    criteria: new Map([...ids].map((id) => [id, readCriterion(fields, id)])),
    tells: [...new Set(fields.list(FIELDS.tells))].filter((id) => known.has(id)),
    recommendation: recommendation === '' ? null : oneOf(RECOMMENDATIONS, recommendation),
    keyTakeaway: fields.text(FIELDS.keyTakeaway),
  };
}

function readCriterion(fields: FormFields, id: string): CriterionInput {
  const rating = fields.text(FIELDS.rating(id));
  return {
    rating: rating === '' ? null : ratingOf(rating),
    verification: oneOf(VERIFICATIONS, fields.text(FIELDS.verification(id)) || 'claimed'),
    evidence: fields.text(FIELDS.evidence(id)),
  };
}

function ratingOf(text: string): RatingOrNotObserved {
  return text === 'not-observed' ? text : oneOf(RATINGS, Number(text));
}

function versionOf(text: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new HttpProblem('invalid-request', 'The form does not say which version of the scorecard it was made from.');
}

function oneOf<T>(values: readonly T[], value: unknown): T {
  const found = values.find((one) => one === value);
  if (found === undefined) throw new HttpProblem('invalid-request', 'The form holds a choice that it does not offer.');
  return found;
}

/** What keeps a text from being stored at all. */
export function unstorable({ criteria, keyTakeaway }: ScorecardInput, rubric: Rubric): FormErrors {
  const errors = new Map<string, string>();
  for (const [id, { evidence }] of criteria)
    if (isTooLong(evidence))
      errors.set(FIELDS.evidence(id), tooLong(`The evidence for “${criterionName(rubric, id)}”`));
  if (isTooLong(keyTakeaway)) errors.set(FIELDS.keyTakeaway, tooLong('The key takeaway'));
  return errors;
}

/** What is missing before a scorecard can be submitted; `kit`: the criteria that its author is to cover. */
export function missing({ criteria }: ScorecardInput, rubric: Rubric, kit: readonly string[]): FormErrors {
  const errors = new Map<string, string>();
  const known = new Set(rubric.criteria.map(({ id }) => id));
  for (const [id, { rating, evidence }] of criteria) {
    const name = `“${criterionName(rubric, id)}”`;
    if (!known.has(id)) {
      if (!isBlank(evidence))
        errors.set(
          FIELDS.evidence(id),
          `The rubric has no ${name} any more: move what is written there, and empty it.`,
        );
    } else if (rating === null && !isBlank(evidence)) {
      errors.set(FIELDS.rating(id), `Rate ${name}: there is evidence for it, and no rating.`);
    } else if (rating === null && kit.includes(id)) {
      errors.set(FIELDS.rating(id), `Rate ${name}, or mark it as not observed.`);
    } else if (rating !== null && rating !== 'not-observed' && isBlank(evidence)) {
      errors.set(FIELDS.evidence(id), `Write the evidence for ${name}: what the candidate said or showed.`);
    }
  }
  return errors;
}

/** Of an amendment. */
export function reasonProblem(reason: string): string | null {
  if (isBlank(reason)) return 'Say why you amend your scorecard: the reason stays with it.';
  return isTooLong(reason) ? tooLong('The reason') : null;
}

function isTooLong(text: string): boolean {
  return text.length > LIMITS.text && [...text].length > LIMITS.text;
}

function tooLong(what: string): string {
  return `${what} is longer than ${LIMITS.text.toLocaleString('en')} characters. Shorten it.`;
}
