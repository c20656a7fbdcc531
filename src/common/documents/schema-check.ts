import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AnySchemaObject, ErrorObject } from 'ajv';
import { FORMATS } from './formats.js';
import type { Issue } from './issue.js';
import type { Segments } from './path.js';
import { schemaSentence } from './schema-sentences.js';
import { titleAt } from './schema-title.js';
import type { Annotated } from './schema-title.js';

/** What a schema finds wrong with plain data: one issue for each place, in the schema's order. */
export type SchemaCheck = (value: unknown) => readonly Issue[];

/**
 * A checker from a JSON Schema (draft 2020-12) beside the code. Compiled once by the caller.
 *
 * @throws Error when the schema itself is broken.
 */
export function schemaCheck(path: string): SchemaCheck {
  const schema = JSON.parse(readFileSync(path, 'utf8')) as AnySchemaObject;
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    allowUnionTypes: true,
  });
  for (const [name, problem] of Object.entries(FORMATS)) ajv.addFormat(name, (text: string) => problem(text) === null);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : issuesOf(validate.errors ?? [], value, schema as Annotated));
}

function issuesOf(errors: readonly ErrorObject[], root: unknown, schema: Annotated): readonly Issue[] {
  const byPlace = new Map<string, { issue: Issue; weight: number }>();
  for (const error of errors) {
    // if/then in the schemas is for editors; the readers say the same in better words.
    if (error.keyword === 'if' || /\/(then|else|allOf)\//.test(error.schemaPath)) continue;
    const segments = placeOf(error, root);
    const key = JSON.stringify(segments);
    const weight = WEIGHT.indexOf(error.keyword);
    const known = byPlace.get(key);
    if (known !== undefined && known.weight <= weight) continue;
    byPlace.set(key, { issue: { segments, message: schemaSentence(error, titleAt(schema, segments)) }, weight });
  }
  return [...byPlace.values()].map(({ issue }) => issue);
}

/** Which of several complaints about one place is the one to mend first. */
const WEIGHT = ['additionalProperties', 'required', 'type', 'const', 'enum', 'format', 'minLength', 'pattern'];

function placeOf(error: ErrorObject, root: unknown): Segments {
  const segments = pointerSegments(error.instancePath, root);
  const params = error.params as Readonly<Record<string, unknown>>;
  if (error.keyword === 'required') return [...segments, String(params.missingProperty)];
  if (error.keyword === 'additionalProperties') return [...segments, String(params.additionalProperty)];
  return segments;
}

/** A JSON Pointer does not say whether "3" is a key or a position; the data does. */
function pointerSegments(pointer: string, root: unknown): Segments {
  let here: unknown = root;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const segment = Array.isArray(here) ? Number(key) : key;
      here = (here as Record<string | number, unknown> | null)?.[segment];
      return segment;
    });
}
