import { applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { ApiResponseOptions } from '@nestjs/swagger';
import { LIMITS } from '../limits.js';
import { Repeatable } from './idempotency.interceptor.js';
import { ProblemDto } from './problem.dto.js';
import { PROBLEM_JSON, PROBLEM_TYPES, problemUri } from './problem.js';
import type { ProblemCode } from './problem.js';

interface OperationBasics {
  readonly summary: string;
  readonly description?: string;
  /** Beside those that every route can give. */
  readonly problems?: readonly ProblemCode[];
  /** Whoever asks is answered, as `@Public` says; every other route needs a token. */
  readonly isPublic?: boolean;
  /** A body that is sent, for the documentation of problems. */
  readonly takesBody?: boolean;
  /** The route changes something: it takes an Idempotency-Key. */
  readonly changes?: boolean;
  /** The route changes something, and gives the same when it is asked again: it runs outside any transaction of a key. */
  readonly repeatable?: boolean;
  /** The route changes a record that others may have changed: it needs If-Match. */
  readonly versioned?: boolean;
}

interface OperationOptions extends OperationBasics {
  /** 200 when left out. */
  readonly status?: number;
  readonly answer: string;
  readonly type?: Type<unknown>;
  /** For what is no JSON of a class: media type → schema and example. */
  readonly content?: Content;
}

type Content = NonNullable<Extract<ApiResponseOptions, { content?: unknown }>['content']>;

/** The name of the security scheme in the document. */
export const BEARER_SCHEME = 'bearerAuth';

const EVERY_ROUTE: readonly ProblemCode[] = [
  'malformed-request',
  'invalid-request',
  'cross-site',
  'wrong-host',
  'internal-error',
  'unavailable',
];
const NEEDS_TOKEN: readonly ProblemCode[] = ['unauthenticated', 'forbidden'];
const BODY: readonly ProblemCode[] = ['too-large', 'unsupported-media-type'];
const CHANGES: readonly ProblemCode[] = ['conflict', 'unprocessable'];
const KEYED: readonly ProblemCode[] = ['in-progress', 'idempotency-key-reused'];
const VERSIONED: readonly ProblemCode[] = ['stale-version', 'version-required'];

/** All that the OpenAPI document says of a route: summary, headers, the answer and every problem that it can give. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { summary, description, takesBody = false, changes = false, versioned = false, problems = [] } = options;
  const { repeatable = false, isPublic = false } = options;
  const codes = [
    ...EVERY_ROUTE,
    ...(isPublic ? [] : NEEDS_TOKEN),
    ...(takesBody ? BODY : []),
    ...(changes ? CHANGES : []),
    ...(changes && !repeatable ? KEYED : []),
    ...(versioned ? VERSIONED : []),
    ...problems,
  ];
  return applyDecorators(
    ApiExtraModels(ProblemDto),
    ApiOperation({ summary, ...(description && { description }) }),
    ApiResponse(answerOf(options)),
    ...(isPublic ? [] : [ApiBearerAuth(BEARER_SCHEME)]),
    ...(changes ? [ApiHeader(repeatable ? UNUSED_KEY : IDEMPOTENCY_KEY)] : []),
    ...(repeatable ? [Repeatable()] : []),
    ...(versioned ? [ApiHeader(IF_MATCH)] : []),
    ...problemResponses(codes).map((response) => ApiResponse(response)),
  );
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Sent again within 24 hours with the same key, the request gives its first answer again and changes nothing.',
  schema: { type: 'string', minLength: 1, maxLength: LIMITS.idempotencyKey },
  example: '3f1c6d2e-9d5b-4a5e-8f0e-2f6f4f7f5a10',
};

const UNUSED_KEY = {
  ...IDEMPOTENCY_KEY,
  description: 'Not needed: the route gives the same when it is asked again. Nothing is kept under the key.',
};

const IF_MATCH = {
  name: 'If-Match',
  required: true,
  description: 'The ETag of the record as it was read: a change that is based on an older version is refused.',
  schema: { type: 'string', pattern: '^"[1-9][0-9]*"$' },
  example: '"3"',
};

function answerOf({ status = 200, answer, type, content, changes = false }: OperationOptions): ApiResponseOptions {
  const isRecord = type !== undefined && changes;
  const headers = {
    'X-Request-Id': header('Names this request; the server’s log has it too.'),
    ...(isRecord && { ETag: header('The version of the record, for If-Match.') }),
    ...(isRecord && status === 201 && { Location: header('The address of the new record.') }),
  };
  if (content !== undefined) return { status, description: answer, headers, content };
  return { status, description: answer, headers, type };
}

function header(description: string): { description: string; schema: { type: 'string' } } {
  return { description, schema: { type: 'string' } };
}

function problemResponses(codes: readonly ProblemCode[]): readonly ApiResponseOptions[] {
  const statuses = [...new Set(codes.map((code) => PROBLEM_TYPES[code].status))].sort((a, b) => a - b);
  return statuses.map((status) => {
    const ofStatus = [...new Set(codes)].filter((code) => PROBLEM_TYPES[code].status === status);
    const examples = Object.fromEntries(
      ofStatus.map((code) => [code, { summary: PROBLEM_TYPES[code].title, value: exampleOf(code) }]),
    );
    return {
      status,
      description: ofStatus.map((code) => PROBLEM_TYPES[code].title).join(' '),
      content: { [PROBLEM_JSON]: { schema: { $ref: getSchemaPath(ProblemDto) }, examples } },
    };
  });
}

function exampleOf(code: ProblemCode): object {
  const { status, title } = PROBLEM_TYPES[code];
  return { type: problemUri(code), title, status, detail: title, requestId: '7d1f1f0e-5f0f-4c43-9f5c-0d8f6a3d2b11' };
}
