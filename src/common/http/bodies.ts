import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { FORM_TYPE, FormFields } from './form-fields.js';
import { isForPages } from './page-path.js';
import { HttpProblem } from './problem.js';
import { parseStrictJson } from './strict-json.js';

const KILOBYTE = 1024;

interface BodyRule {
  readonly covers: (path: string) => boolean;
  readonly limit: number;
  /** What the controller gets of a type: parsed JSON, the fields of a form, or the text as it came (a document has its own reader). */
  readonly as: 'json' | 'text' | 'form-or-json';
  readonly types: readonly string[];
}

const JSON_TYPES = ['application/json'];
/** A page sends forms, and its scripts send JSON. */
const PAGE_TYPES = [FORM_TYPE, 'application/json'];
/** RFC 9512 names the first; the other two are what older tools send. */
const DOCUMENT_TYPES = ['application/json', 'application/yaml', 'application/x-yaml', 'text/yaml'];

/**
 * First match wins. A scorecard may hold a page of evidence for each of sixty criteria. A document of 2 MB holds 120
 * applications with four scorecards each and takes two seconds to read, in which nobody else is answered; larger
 * ones are for the command line.
 */
const RULES: readonly BodyRule[] = [
  {
    // Eighteen criteria with as much evidence as each may hold, in a script of which URL encoding makes six bytes a letter.
    covers: (path) => /^\/scorecards\//i.test(path),
    limit: 2 * KILOBYTE * KILOBYTE,
    as: 'form-or-json',
    types: PAGE_TYPES,
  },
  {
    covers: (path) => isForPages({ path }),
    limit: 500 * KILOBYTE,
    as: 'form-or-json',
    types: PAGE_TYPES,
  },
  {
    covers: (path) => /^\/api\/v1\/imports\/[^/]+\/?$/.test(path),
    limit: 2 * KILOBYTE * KILOBYTE,
    as: 'text',
    types: DOCUMENT_TYPES,
  },
  { covers: (path) => path.startsWith('/api/v1/scorecards/'), limit: 500 * KILOBYTE, as: 'json', types: JSON_TYPES },
  { covers: () => true, limit: 100 * KILOBYTE, as: 'json', types: JSON_TYPES },
];

/** One raw parser for each limit, and one reader that knows what a body may be. Nest's own parsers stay off. */
export function useBodies(app: NestExpressApplication): void {
  app.use(refuseOtherTypes);
  for (const limit of new Set(RULES.map((rule) => rule.limit))) {
    app.useBodyParser('raw', { limit, inflate: false, type: (request) => ruleFor(request as Request).limit === limit });
  }
  app.use(readBody);
}

function ruleFor({ path }: Pick<Request, 'path'>): BodyRule {
  const rule = RULES.find(({ covers }) => covers(path));
  if (rule === undefined) throw new RangeError('the last rule covers every path');
  return rule;
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function refuseOtherTypes(request: Request, _response: Response, next: NextFunction): void {
  if (!hasBody(request)) return next();
  const { types } = ruleFor(request);
  const { type, charset } = contentType(request);
  if (types.includes(type) && charset === 'utf-8') return next();
  throw new HttpProblem(
    'unsupported-media-type',
    `Send the body as ${types.slice(0, 2).join(' or ')}, in UTF-8 and not compressed.`,
    {
      headers: { Accept: types.join(', ') },
    },
  );
}

function contentType(request: Request): { readonly type: string; readonly charset: string } {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  return { type: type.trim(), charset: (charset ?? 'charset=utf-8').slice('charset='.length).replaceAll('"', '') };
}

function readBody(request: Request, _response: Response, next: NextFunction): void {
  const bytes: unknown = request.body;
  const text = Buffer.isBuffer(bytes) ? decoded(bytes) : '';
  request.body = bodyOf(request, text);
  next();
}

function bodyOf(request: Request, text: string): unknown {
  const { as } = ruleFor(request);
  if (as === 'text') return text;
  if (text === '') return undefined;
  return as === 'form-or-json' && contentType(request).type === FORM_TYPE
    ? FormFields.parse(text)
    : parseStrictJson(text);
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HttpProblem('malformed-request', 'The body is not UTF-8.', { cause });
  }
}
