import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { HttpProblem } from './problem.js';
import { parseStrictJson } from './strict-json.js';

const KILOBYTE = 1024;

interface BodyRule {
  readonly path: RegExp;
  readonly limit: number;
  /** What the controller gets: parsed JSON, or the text as it came (a document has its own reader). */
  readonly as: 'json' | 'text';
  readonly types: readonly string[];
}

const JSON_TYPES = ['application/json'];
/** RFC 9512 names the first; the other two are what older tools send. */
const DOCUMENT_TYPES = ['application/json', 'application/yaml', 'application/x-yaml', 'text/yaml'];

/**
 * First match wins. A scorecard may hold a page of evidence for each of sixty criteria. A document of 2 MB holds 120
 * applications with four scorecards each and takes two seconds to read, in which nobody else is answered; larger
 * ones are for the command line.
 */
const RULES: readonly BodyRule[] = [
  { path: /^\/api\/v1\/imports\/[^/]+\/?$/, limit: 2 * KILOBYTE * KILOBYTE, as: 'text', types: DOCUMENT_TYPES },
  { path: /^\/api\/v1\/scorecards\//, limit: 500 * KILOBYTE, as: 'json', types: JSON_TYPES },
  { path: /^/, limit: 100 * KILOBYTE, as: 'json', types: JSON_TYPES },
];

/** One raw parser for each limit, and one reader that knows what a body may be. Nest's own parsers stay off. */
export function useBodies(app: NestExpressApplication): void {
  app.use(refuseOtherTypes);
  for (const limit of new Set(RULES.map((rule) => rule.limit))) {
    app.useBodyParser('raw', { limit, inflate: false, type: (request) => ruleFor(request).limit === limit });
  }
  app.use(readBody);
}

type HasUrl = Pick<Request, 'url'>;

function ruleFor(request: Partial<HasUrl>): BodyRule {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const rule = RULES.find((candidate) => candidate.path.test(path));
  if (rule === undefined) throw new RangeError('the last rule matches every path');
  return rule;
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

function refuseOtherTypes(request: Request, _response: Response, next: NextFunction): void {
  if (!hasBody(request)) return next();
  const { types } = ruleFor(request);
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('charset='));
  const encoding = (charset ?? 'charset=utf-8').slice('charset='.length).replaceAll('"', '');
  if (types.includes(type.trim()) && encoding === 'utf-8') return next();
  throw new HttpProblem(
    'unsupported-media-type',
    `Send the body as ${types.slice(0, 2).join(' or ')}, in UTF-8 and not compressed.`,
    {
      headers: { Accept: types.join(', ') },
    },
  );
}

function readBody(request: Request, _response: Response, next: NextFunction): void {
  const bytes: unknown = request.body;
  const text = Buffer.isBuffer(bytes) ? decoded(bytes) : '';
  if (ruleFor(request).as === 'text') request.body = text;
  else request.body = text === '' ? undefined : parseStrictJson(text);
  next();
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new HttpProblem('malformed-request', 'The body is not UTF-8.', { cause });
  }
}
