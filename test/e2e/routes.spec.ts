import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { getMetadataStorage } from 'class-validator';
import { AppModule } from '../../src/app.module.js';
import { routeRule } from '../../src/common/http/rule.js';
import type { RouteRule } from '../../src/common/http/rule.js';
import { openApiDocument } from '../../src/openapi.js';

type Constructor = new (...args: never[]) => object;

interface Route {
  readonly name: string;
  readonly method: string;
  /** As OpenAPI writes it: /api/v1/requisitions/{id}. */
  readonly path: string;
  readonly bodyTypes: readonly Constructor[];
  readonly rule: RouteRule | null;
}

interface Operation {
  readonly summary?: string;
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, Response>>;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

// RouteParamtypes: what the first half of the keys of ROUTE_ARGS_METADATA says.
const BODY_OR_QUERY = ['3', '4'];

const checkedIn = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as Document;
/** Pages are not part of the API: other tests hold them to their rules. */
const PROGRAMS = /^\/(api\/|live$|ready$)/;

const routes = (AppModule.forRoot({ database: { type: 'sqlite', file: 'unused', migrate: false } }).controllers ?? [])
  .flatMap((controller) => routesOf(controller as Constructor))
  .filter(({ path }) => PROGRAMS.test(path));

function routesOf(controller: Constructor): readonly Route[] {
  const prototype = controller.prototype as Record<string, object>;
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor' && Reflect.hasMetadata(PATH_METADATA, prototype[name] ?? {}))
    .map((name) => {
      const handler = prototype[name] ?? {};
      const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]?.toLowerCase() ?? '';
      const path = `/${[base, String(Reflect.getMetadata(PATH_METADATA, handler))].join('/')}`
        .replaceAll(/\/+/g, '/')
        .replace(/(.)\/$/, '$1');
      return {
        name: `${controller.name}.${name}`,
        method,
        path: path.replaceAll(/:(\w+)/g, '{$1}'),
        bodyTypes: bodyTypes(controller, name),
        rule: routeRule(handler, controller),
      };
    });
}

function bodyTypes(controller: Constructor, name: string): readonly Constructor[] {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) as
    Record<string, { index: number }> | undefined;
  const types = Reflect.getMetadata(
    'design:paramtypes',
    controller.prototype as object,
    name,
  ) as readonly Constructor[];
  return Object.entries(parameters ?? {})
    .filter(([key]) => BODY_OR_QUERY.includes(key.split(':')[0] ?? ''))
    .map(([, { index }]) => types[index] as Constructor);
}

function operationOf({ path, method }: Route): Operation | undefined {
  return checkedIn.paths[path]?.[method];
}

const changing = routes.filter(({ method }) => method !== 'get');

describe('the table of routes', () => {
  it('is not empty', () => {
    expect(routes.length).toBeGreaterThan(25);
  });

  it('and the OpenAPI document have the same routes', () => {
    const documented = Object.entries(checkedIn.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(documented.sort());
  });

  it.each(routes.flatMap((route) => route.bodyTypes.map((type) => [route.name, type] as const)))(
    'C3: %s validates what it takes',
    (_, type) => {
      // Text of a document has a reader of its own.
      if ((type as unknown) === String) return;
      const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
      expect(rules.length).toBeGreaterThan(0);
      expect([Object, Array, Map]).not.toContain(type);
    },
  );

  it.each(routes.map((route) => [route.name, route] as const))(
    '%s says what it does and what it can refuse',
    (_, route) => {
      const operation = operationOf(route);
      expect(operation?.summary).toMatch(/^[A-Z].{5,}[^.]$/);
      const responses = Object.entries(operation?.responses ?? {});
      expect(responses.some(([status]) => Number(status) < 300)).toBe(true);
      for (const [status, response] of responses) {
        const { content } = response.$ref === undefined ? response : (resolved(response.$ref) as Response);
        if (Number(status) >= 400) expect(Object.keys(content ?? {})).toEqual(['application/problem+json']);
      }
      expect(responses.map(([status]) => status)).toEqual(expect.arrayContaining(['400', '403', '421', '500', '503']));
    },
  );

  it.each(routes.map((route) => [route.name, route] as const))('%s says whether it needs a token', (_, route) => {
    const { security, responses }: Partial<Operation> = operationOf(route) ?? {};
    const isPublic = route.rule?.kind === 'public';
    expect(security).toEqual(isPublic ? undefined : [{ bearerAuth: [] }]);
    expect(responses?.['401'] !== undefined).toBe(!isPublic);
    const refusal = responses?.['403']?.$ref?.split('.') ?? [];
    expect(refusal.includes('forbidden')).toBe(!isPublic);
  });

  it.each(changing.map((route) => [route.name, route] as const))('%s takes an Idempotency-Key', (_, route) => {
    expect(operationOf(route)?.parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header', required: false }),
    );
  });

  it.each(
    changing
      .filter(({ method, path }) => method !== 'post' || /\/(submit|amendments)$/.test(path))
      .map((route) => [route.name, route] as const),
  )('%s changes a record and so needs If-Match', (_, route) => {
    expect(operationOf(route)?.parameters).toContainEqual(
      expect.objectContaining({ name: 'If-Match', in: 'header', required: true }),
    );
  });
});

describe('the OpenAPI document', () => {
  it('is of version 3.1 and resolves all its references', () => {
    expect(checkedIn.openapi).toBe('3.1.0');
    for (const [, reference] of JSON.stringify(checkedIn).matchAll(/"\$ref":"([^"]+)"/g))
      expect([reference, resolved(reference ?? '')]).not.toContain(undefined);
  });

  it('names every operation once', () => {
    const ids = Object.values(checkedIn.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the addresses, parameters and answers of the code as it is', async () => {
    const now = (await openApiDocument()) as unknown as Document;
    expect(outline(now)).toEqual(outline(checkedIn));
  });
});

function resolved(reference: string): unknown {
  const names = reference.replace(/^#\//, '').split('/');
  return names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/')],
    checkedIn,
  );
}

/** What does not depend on the comments that only the build reads. */
function outline(document: Document): unknown {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary, parameters = [], responses }]) => {
      const names = parameters.map(({ name, in: place, required }) => `${place} ${name}${required ? '' : '?'}`).sort();
      return [method, path, summary, names, Object.keys(responses)];
    }),
  );
}
