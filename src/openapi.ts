import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import { BEARER_SCHEME } from './common/http/api-operation.js';
import { HardenedExpressAdapter } from './common/http/http-adapter.js';
import { isForPages } from './common/http/page-path.js';
import { PROBLEM_JSON } from './common/http/problem.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

/** JSON Schemas of documents that the API takes and gives, under the names by which routes refer to them. */
const SCHEMAS = {
  Rubric: 'rubrics/rubric.schema.json',
  Evaluation: 'schemas/evaluation.v1.schema.json',
  Assessment: 'schemas/assessment.v1.schema.json',
} as const;

/**
 * The OpenAPI 3.1 document of the routes as they are. Descriptions of fields come from the build (the compiler plugin of
 * @nestjs/swagger reads the comments), so the one that counts is made from dist: `tools/openapi.mjs`.
 */
export async function openApiDocument(): Promise<OpenAPIObject> {
  const app = await previewApp();
  const document = SwaggerModule.createDocument(app, header(), { operationIdFactory: operationId });
  await app.close();
  document.paths = forPrograms(document.paths);
  const schemas = { ...closed(withEveryType(document.components?.schemas ?? {})), ...documentSchemas() };
  namePathParameters(document);
  const responses = sharedProblems(document);
  return sorted({ ...document, components: { ...document.components, schemas, responses } });
}

/** Pages are for people: what they are called and take may change from one version to the next. */
function forPrograms(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  return Object.fromEntries(Object.entries(paths).filter(([path]) => !isForPages({ path })));
}

/** A list of numbers and words, such as a rating, is of no one type; the generator calls it a string. */
function withEveryType(schemas: Schemas): Schemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      if (!('properties' in schema)) return [name, schema];
      const properties = Object.entries(schema.properties ?? {}).map(([property, of]) => {
        const isMixed = 'enum' in of && new Set(of.enum?.map((value: unknown) => typeof value)).size > 1;
        if (!isMixed || of.enum?.includes(null) === true) return [property, of];
        return [property, { ...of, type: undefined }];
      });
      return [name, { ...schema, properties: Object.fromEntries(properties) as typeof schema.properties }];
    }),
  );
}

/** What a request's class does not name is refused: said in the schema as well, so that a client can know. */
function closed(schemas: Schemas): Schemas {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      /(?<!Problem)Dto$/.test(name) ? { ...schema, additionalProperties: false } : schema,
    ]),
  );
}

/** Every `{id}` is the id of a record. Changes the document's paths. */
function namePathParameters({ paths }: OpenAPIObject): void {
  for (const methods of Object.values(paths)) {
    for (const { parameters = [] } of Object.values(methods) as Operation[]) {
      for (const parameter of parameters) {
        if ('in' in parameter && parameter.in === 'path' && parameter.name === 'id')
          parameter.schema = { type: 'string', format: 'uuid' };
      }
    }
  }
}

/** The same problems stand at many routes: each once, and referred to. Changes the document's paths. */
function sharedProblems({ paths }: OpenAPIObject): Responses {
  const shared: Responses = {};
  for (const methods of Object.values(paths)) {
    for (const { responses } of Object.values(methods) as Operation[]) {
      for (const [status, response] of Object.entries(responses as Responses)) {
        const codes = Object.keys(problemExamples(response));
        if (codes.length === 0) continue;
        const name = [status, ...codes].join('.');
        shared[name] = response;
        responses[status] = { $ref: `#/components/responses/${name}` };
      }
    }
  }
  return shared;
}

function problemExamples(response: Responses[string]): object {
  return 'content' in response ? (response.content?.[PROBLEM_JSON]?.examples ?? {}) : {};
}

/** Modules and controllers only: in preview mode Nest makes no provider, and so opens no database. */
function previewApp(): Promise<INestApplication> {
  const options = { database: { type: 'sqlite', file: ':none:', migrate: false } } as const;
  return NestFactory.create(AppModule.forRoot(options), new HardenedExpressAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
}

function header(): Omit<OpenAPIObject, 'paths'> {
  return new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Arcbrief')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('http://127.0.0.1:4680')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token.' }, BEARER_SCHEME)
    .build();
}

const DESCRIPTION = `From a panel's scorecards to a hiring brief.

* **Who may use it**: programs with an API token (\`Authorization: Bearer …\`); cookies of the pages do not work here. A token may do what its scopes leave of what its owner may do at that moment: 401 without one, 403 for what it or its owner may not do, and 404, as for an id that nobody has, for what its owner may not know of.
* **Blind until rated**: whoever is on a panel and has not submitted their scorecard gets nothing of the others'.
* **Errors** are \`application/problem+json\` (RFC 9457); \`errors\` names every field that is wrong, all at once.
* **Changes** of a record need \`If-Match\` with its ETag: 428 without, 412 when somebody was faster.
* **Repeats** of a POST, PUT or PATCH with the same \`Idempotency-Key\` within 24 hours give the first answer again.
* **Lists** come in pages, oldest first: \`?limit=\` up to 100, \`?cursor=\` the \`nextCursor\` of the page before.`;

/** "RequisitionsApiController", "create" → "requisitions.create". */
function operationId(controller: string, method: string): string {
  const noun = controller.replace(/(Api)?Controller$/, '');
  return `${noun.charAt(0).toLowerCase()}${noun.slice(1)}.${method}`;
}

function documentSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, path]) => {
      const text = readFileSync(join(import.meta.dirname, path), 'utf8');
      const { $id: _id, $schema: _dialect, ...schema } = JSON.parse(text) as Record<string, unknown>;
      // Inside the document a reference to "#" would mean the whole document.
      const inside = JSON.stringify(schema).replaceAll('"$ref":"#/', `"$ref":"#/components/schemas/${name}/`);
      return [name, JSON.parse(inside) as object];
    }),
  );
}

/** Schemas and paths by name, so that the order of modules changes nothing. */
function sorted(document: OpenAPIObject): OpenAPIObject {
  const byName = <T extends object>(members: T): T =>
    Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
  const { components = {}, paths, ...rest } = document;
  const { schemas = {}, responses = {}, securitySchemes = {} } = components;
  return {
    ...rest,
    paths: byName(paths),
    components: { responses: byName(responses), schemas: byName(schemas), securitySchemes },
  };
}
