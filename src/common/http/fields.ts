import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { partialDateProblem, timestampProblem } from '../documents/timestamp.js';
import { isBlank, lineProblem, normaliseText, textProblem } from '../documents/text.js';
import { LIMITS, RECORD_ID, RUBRIC_ID } from '../limits.js';

/**
 * The rules of a field, its normalisation and its place in the OpenAPI document in one decorator each, so that none of
 * the three can be forgotten. A message completes the sentence "<field> …" and never repeats the value.
 */

export interface FieldOptions {
  readonly description?: string;
  readonly example?: unknown;
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null, which clears it. */
  readonly nullable?: boolean;
}

interface TextOptions extends FieldOptions {
  /** Code points; 1 when left out. Text of at least one must not be blank. */
  readonly min?: number;
  readonly max: number;
  readonly pattern?: { readonly rule: RegExp; readonly message: string };
}

type Schema = Readonly<Record<string, unknown>>;

interface Rule {
  readonly name: string;
  readonly options: FieldOptions;
  readonly schema: Schema;
  /** What is wrong, or null. */
  readonly problem: (value: unknown) => string | null;
}

/** One line of text: a name, a title. No line breaks, controls or marks that turn the direction of writing. */
export function Line(options: TextOptions): PropertyDecorator {
  return textField('line', options, lineProblem);
}

/** Text of any number of lines: evidence, a plan, a reason. */
export function Prose(options: TextOptions): PropertyDecorator {
  return textField('prose', options, textProblem);
}

function textField(name: string, options: TextOptions, problemOf: (text: string) => string | null): PropertyDecorator {
  const { min = 1, max, pattern } = options;
  const schema = { type: 'string', minLength: min, maxLength: max, ...(pattern && { pattern: pattern.rule.source }) };
  const problem = (value: unknown): string | null => {
    if (typeof value !== 'string') return 'must be text';
    // Counting is linear, but a sender could still make it count 500 kB for each of a thousand fields.
    if (value.length > 2 * max || lengthOf(value) > max) return `must not be longer than ${max} characters`;
    const wrong = problemOf(value);
    if (wrong !== null) return wrong;
    if (min > 0 && isBlank(value)) return 'must not be blank';
    if (lengthOf(value) < min) return `must have at least ${min} characters`;
    return pattern && !pattern.rule.test(value) ? pattern.message : null;
  };
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? normaliseText(value) : value)),
    field({ name, options, schema, problem }),
  );
}

/** Length as people count it: code points, not UTF-16 units. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** Exactly one of these values, in type as well: "5" is not 5. */
export function OneOf(values: readonly (string | number)[], options: FieldOptions = {}): PropertyDecorator {
  const types = [...new Set(values.map((value) => (typeof value === 'number' ? 'integer' : 'string')))];
  const schema = { ...(types.length === 1 && { type: types[0] }), enum: values };
  const message = `must be one of ${values.join(', ')}`;
  const problem = (value: unknown): string | null => (values.some((one) => Object.is(one, value)) ? null : message);
  return field({ name: 'oneOf', options, schema, problem });
}

interface AmountOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** A finite number in a range, both ends included. */
export function Amount(options: AmountOptions): PropertyDecorator {
  const schema = { type: options.whole ? 'integer' : 'number', minimum: options.min, maximum: options.max };
  return field({ name: 'amount', options, schema, problem: (value) => amountProblem(value, options) });
}

function amountProblem(value: unknown, { min, max, whole = false }: AmountOptions): string | null {
  const isNumber = typeof value === 'number' && (whole ? Number.isSafeInteger(value) : Number.isFinite(value));
  return isNumber && value >= min && value <= max
    ? null
    : `must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}`;
}

interface AmountsOptions extends AmountOptions {
  readonly maxKeys: number;
}

/** An object from ids to numbers. */
export function Amounts(options: AmountsOptions): PropertyDecorator {
  const { min, max, maxKeys } = options;
  const schema = {
    type: 'object',
    additionalProperties: { type: 'number', minimum: min, maximum: max },
    maxProperties: maxKeys,
  };
  const problem = (value: unknown): string | null => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return 'must be an object from ids to numbers';
    const entries = Object.entries(value);
    if (entries.length > maxKeys) return `must not have more than ${maxKeys} members`;
    return entries.every(([key, amount]) => RUBRIC_ID.test(key) && amountProblem(amount, options) === null)
      ? null
      : `must have ids of the rubric as keys and numbers from ${min} to ${max} as values`;
  };
  return field({ name: 'amounts', options, schema, problem });
}

/** The id of a criterion, a tell or a career stage. Whether the rubric has it is the service's question. */
export function RubricId(options: FieldOptions = {}): PropertyDecorator {
  return Line({
    ...options,
    max: LIMITS.rubricId,
    pattern: { rule: RUBRIC_ID, message: 'must be an id as the rubric writes it' },
  });
}

/** The id of a record. Whether there is one is the service's question. */
export function RecordId(options: FieldOptions = {}): PropertyDecorator {
  return Line({ ...options, max: 36, pattern: { rule: RECORD_ID, message: 'must be the id of a record' } });
}

/** "2014", "2014-03" or "2014-03-01", of the calendar. */
export function PartialDate(options: FieldOptions = {}): PropertyDecorator {
  const schema = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };
  const problem = (value: unknown): string | null =>
    typeof value === 'string' ? partialDateProblem(value) : 'must be a date as text';
  return field({ name: 'partialDate', options, schema, problem });
}

/** A point in time with its zone, RFC 3339. */
export function PointInTime(options: FieldOptions = {}): PropertyDecorator {
  const problem = (value: unknown): string | null =>
    typeof value === 'string' && value.length <= 40 ? timestampProblem(value) : 'must be a point in time as text';
  return field({ name: 'pointInTime', options, schema: { type: 'string', format: 'date-time' }, problem });
}

interface ListOptions extends FieldOptions {
  readonly max: number;
}

/** A list of ids of the rubric, none twice. */
export function RubricIds(options: ListOptions): PropertyDecorator {
  const schema = {
    type: 'array',
    items: { type: 'string', pattern: RUBRIC_ID.source },
    maxItems: options.max,
    uniqueItems: true,
  };
  const problem = (value: unknown): string | null => {
    if (!Array.isArray(value) || value.length > options.max) return `must be a list of at most ${options.max} ids`;
    if (!value.every((id) => typeof id === 'string' && id.length <= LIMITS.rubricId && RUBRIC_ID.test(id)))
      return 'must be a list of ids as the rubric writes them';
    return new Set(value).size === value.length ? null : 'must not name the same id twice';
  };
  return field({ name: 'rubricIds', options, schema, problem });
}

type Dto = new () => object;

/** One object with rules of its own. */
export function Nested(type: () => Dto, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    ValidateBy({
      name: 'isObject',
      validator: { validate: isPlainObject, defaultMessage: () => 'must be a JSON object' },
    }),
    ValidateNested(),
    Type(type),
    // Swagger knows a deferred type by the name of its function, "type".
    ApiProperty(described(options, { type: () => type() })),
  );
}

/** A list of objects with rules of their own. */
export function NestedList(type: () => Dto, options: ListOptions): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsArray({ message: 'must be a list' }),
    ArrayMaxSize(options.max, { message: `must not have more than ${options.max} items` }),
    ValidateBy({
      name: 'isObject',
      validator: {
        validate: (value) => Array.isArray(value) && value.every(isPlainObject),
        defaultMessage: () => 'must be a list of JSON objects',
      },
    }),
    ValidateNested({ each: true }),
    Type(type),
    ApiProperty(described(options, { type: () => type(), isArray: true, maxItems: options.max })),
  );
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function field({ name, options, schema, problem }: Rule): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    ValidateBy({
      name,
      validator: {
        validate: (value) => problem(value) === null,
        defaultMessage: (args) => problem(args?.value) ?? 'is not allowed',
      },
    }),
    ApiProperty(described(options, schema)),
  );
}

/** Left out and null are two things: the one keeps a field, the other clears it. */
function presence({ optional = false, nullable = false }: FieldOptions): PropertyDecorator[] {
  if (!optional && !nullable) return [];
  return [ValidateIf((_, value) => !(optional && value === undefined) && !(nullable && value === null))];
}

function described(
  { description, example, optional = false, nullable = false }: FieldOptions,
  schema: Schema,
): ApiPropertyOptions {
  return {
    ...schema,
    required: !optional,
    ...(nullable && { nullable }),
    ...(description && { description }),
    ...(example !== undefined && { example }),
  };
}
