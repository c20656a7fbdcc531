import type { ErrorObject } from 'ajv';
import { FORMATS } from './formats.js';
import type { Annotated } from './schema-title.js';
import { BLANK, isBlank } from './text.js';
import { allowedValues, nearest, orList, show, suggestion } from './words.js';

/**
 * What a schema complains about, in words that name the remedy.
 *
 * @param title what the place is called, e.g. "the candidate's name".
 */
export function schemaSentence(error: ErrorObject, title: string | undefined): string {
  const schema = (error.parentSchema ?? {}) as Annotated;
  const params = error.params as Readonly<Record<string, unknown>>;
  const value: unknown = error.data;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      return `unknown key ${show(key)}${suggestion(key, Object.keys(schema.properties ?? {}), 'the keys here are')}`;
    }
    case 'required':
      return title === undefined ? 'is missing; add it' : `is missing; give ${title}`;
    case 'type':
      return typeSentence(value, { types: [params.type].flat().map(String), schema, title });
    case 'const':
      return `${show(value)} is not ${show(params.allowedValue)}`;
    case 'enum':
      return enumSentence(value, params.allowedValues as readonly unknown[]);
    case 'format':
      return formatSentence(String(params.format), value, title);
    case 'pattern':
    case 'propertyNames':
      return typeof value === 'string' && isBlank(value)
        ? blank(title)
        : `${show(value)} is not ${schema.title ?? 'written as it must be'}${remedy(schema)}`;
    case 'minLength':
      return blank(title);
    case 'maxLength':
      return `is ${count([...String(value)].length)} characters long; at most ${count(params.limit)} are allowed`;
    case 'minItems':
      return `has ${entries(value)}; at least ${count(params.limit)} ${params.limit === 1 ? 'is' : 'are'} needed`;
    case 'maxItems':
      return `has ${entries(value)}; at most ${count(params.limit)} are allowed`;
    case 'minimum':
      if (isDate(schema)) return formatSentence(schema.format, value);
      return `${show(value)} is too low; it must be ${count(params.limit)} or more${remedy(schema)}`;
    case 'exclusiveMinimum':
      return `${show(value)} is too low; it must be more than ${count(params.limit)}${remedy(schema)}`;
    case 'maximum':
      if (isDate(schema)) return formatSentence(schema.format, value);
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

interface TypeComplaint {
  readonly types: readonly string[];
  readonly schema: Annotated;
  readonly title: string | undefined;
}

function typeSentence(value: unknown, { types, schema, title }: TypeComplaint): string {
  const wanted = types.filter((type) => type !== 'null');
  const kinds = orList(wanted.map((type) => KINDS[type] ?? type));
  const isSingle = typeof value === 'number' || typeof value === 'boolean';
  if (value === null) return `nothing stands here; ${title === undefined ? `write ${kinds}` : `give ${title}`}`;
  if (isDate(schema) && isSingle) return formatSentence(schema.format, String(value));
  if (wanted.includes('string') && isSingle)
    return `${show(value)} is not a text; put it in quotes: "${String(value)}"`;
  if (
    typeof value === 'string' &&
    /^\s*[-+]?[\d.]+\s*$/.test(value) &&
    wanted.some((type) => type === 'number' || type === 'integer')
  ) {
    return `${show(value)} is a text, not a number; remove the quotes`;
  }
  const isCollection = wanted.includes('array') || wanted.includes('object');
  return `${show(value)} is not ${kinds}${isCollection && title !== undefined ? `; give ${title}` : ''}`;
}

function isDate(schema: Annotated): schema is Annotated & { readonly format: string } {
  return schema.format === 'date-time' || schema.format === 'partial-date';
}

function enumSentence(value: unknown, allowed: readonly unknown[]): string {
  if (value === null) return `nothing stands here; write ${allowedValues(allowed)}`;
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

function formatSentence(format: string, value: unknown, title?: string): string {
  const problem = FORMATS[format]?.(String(value)) ?? 'is not written as it must be';
  if (problem === BLANK) return blank(title);
  return format === 'date-time' || format === 'partial-date' ? `${show(value)} ${problem}` : problem;
}

function blank(title: string | undefined): string {
  return `is blank; write ${title ?? 'a text'}`;
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
