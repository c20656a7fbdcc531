import type { Segments } from './path.js';

/** What a schema says for people: `title` names the thing ("the career stage that the seat needs"), `description` says how to write it. */
export interface Annotated {
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Annotated>>;
  readonly properties?: Readonly<Record<string, Annotated>>;
  readonly items?: Annotated | boolean;
  readonly additionalProperties?: Annotated | boolean;
}

/** The title of a place in a document: a property's own, else that of the definition that it refers to. */
export function titleAt(root: Annotated, segments: Segments): string | undefined {
  let title: string | undefined;
  let here = root;
  for (const segment of segments) {
    const next = memberOf(here, segment);
    if (next === undefined) return undefined;
    here = resolved(root, next);
    title = next.title ?? here.title;
  }
  return title;
}

function memberOf(schema: Annotated, segment: string | number): Annotated | undefined {
  const open = typeof segment === 'number' ? schema.items : schema.additionalProperties;
  const named =
    typeof segment === 'string' && Object.hasOwn(schema.properties ?? {}, segment)
      ? schema.properties?.[segment]
      : undefined;
  return named ?? (typeof open === 'object' ? open : undefined);
}

function resolved(root: Annotated, schema: Annotated): Annotated {
  const name = schema.$ref?.replace('#/$defs/', '');
  return name === undefined ? schema : (root.$defs?.[name] ?? schema);
}
