import type { ErrorObject } from 'ajv';
import { FORMATS } from './formats.js';
import { isBlank } from './text.js';
import { allowedValues, nearest, orList, show, suggestion } from './words.js';

/** A schema's annotations: `title` names the thing ("the career stage that the seat needs"), `description` says how to write it. */
interface Annotated {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Annotated>>;
}

/** What a schema complains about, in words that name the remedy. */
export function schemaSentence(error: ErrorObject): string {
  const schema = (error.parentSchema ?? {}) as Annotated;
  const params = error.params as Readonly<Record<string, unknown>>;
  const value: unknown = error.data;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      return `unknown key ${show(key)}${suggestion(key, Object.keys(schema.properties ?? {}), 'the keys here are')}`;
    }
    case 'required': {
      const title = schema.properties?.[String(params.missingProperty)]?.title;
      return title === undefined ? 'is missing; add it' : `is missing; give ${title}`;
    }
    case 'type':
      return typeSentence(value, [params.type].flat().map(String), schema);
    case 'const':
      return `${show(value)} is not ${show(params.allowedValue)}`;
    case 'enum':
      return enumSentence(value, params.allowedValues as readonly unknown[]);
    case 'format':
      return formatSentence(String(params.format), value);
    case 'pattern':
    case 'propertyNames':
      return typeof value === 'string' && isBlank(value)
        ? blank(schema)
        : `${show(value)} is not ${schema.title ?? 'written as it must be'}${remedy(schema)}`;
    case 'minLength':
      return blank(schema);
    case 'maxLength':
      return `is ${count([...String(value)].length)} characters long; at most ${count(params.limit)} are allowed`;
    case 'minItems':
      return `has ${entries(value)}; at least ${count(params.limit)} ${params.limit === 1 ? 'is' : 'are'} needed`;
    case 'maxItems':
      return `has ${entries(value)}; at most ${count(params.limit)} are allowed`;
    case 'minimum':
      return `${show(value)} is too low; it must be ${count(params.limit)} or more${remedy(schema)}`;
    case 'exclusiveMinimum':
      return `${show(value)} is too low; it must be more than ${count(params.limit)}${remedy(schema)}`;
    case 'maximum':
      return `${show(value)} is too high; it must be ${count(params.limit)} or less${remedy(schema)}`;
    case 'exclusiveMaximum':
      return `${show(value)} is too high; it must be less than ${count(params.limit)}${remedy(schema)}`;
    default:
      return `${show(value)} is not allowed here${remedy(schema)}`;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

function typeSentence(value: unknown, types: readonly string[], schema: Annotated): string {
  const wanted = types.filter((type) => type !== 'null');
  const kinds = orList(wanted.map((type) => KINDS[type] ?? type));
  if (value === null)
    return schema.title === undefined
      ? `nothing stands here; write ${kinds}`
      : `nothing stands here; give ${schema.title}`;
  if (wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return `${show(value)} is not a text; put it in quotes: "${String(value)}"`;
  }
  if (typeof value === 'string' && wanted.some((type) => type === 'number' || type === 'integer')) {
    return value.trim() !== '' && Number.isFinite(Number(value))
      ? `${show(value)} is a text, not a number; remove the quotes`
      : `${show(value)} is not ${kinds}`;
  }
  return `${show(value)} is not ${kinds}`;
}

function enumSentence(value: unknown, allowed: readonly unknown[]): string {
  const sentence = `${show(value)} is not one of ${allowedValues(allowed)}`;
  if (typeof value !== 'string') return sentence;
  if (allowed.some((one) => typeof one === 'number' && String(one) === value.trim()))
    return `${sentence}; remove the quotes`;
  const meant = nearest(
    value,
    allowed.filter((one) => typeof one === 'string'),
  );
  return meant === null ? sentence : `${sentence}; did you mean "${meant}"?`;
}

function formatSentence(format: string, value: unknown): string {
  if (typeof value !== 'string') return 'is not written as it must be';
  const problem = FORMATS[format]?.(value) ?? 'is not written as it must be';
  return format === 'date-time' || format === 'partial-date' ? `${show(value)} ${problem}` : problem;
}

function blank(schema: Annotated): string {
  return `is blank; write ${schema.title ?? 'a text'}, or leave the key out where it is optional`;
}

function remedy(schema: Annotated): string {
  return schema.description === undefined ? '' : `; ${schema.description}`;
}

function entries(value: unknown): string {
  const length = Array.isArray(value) ? value.length : 0;
  return length === 0 ? 'no entries' : length === 1 ? '1 entry' : `${count(length)} entries`;
}

function count(value: unknown): string {
  return Number(value).toLocaleString('en-GB');
}
