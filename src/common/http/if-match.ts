import { createHash } from 'node:crypto';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { HttpProblem } from './problem.js';

/** A record's version as a strong entity tag (RFC 9110 §8.8.3). */
export function versionTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that a change is based on.
 *
 * @throws HttpProblem 428 without one (a `*` names none), 412 for a tag that no version can have, 400 for what is no tag.
 */
function expectedVersion(header: string | undefined): number {
  if (header === undefined || header.trim() === '' || header.trim() === '*') {
    throw new HttpProblem(
      'version-required',
      'Send If-Match with the ETag of the record as you read it, e.g. If-Match: "3".',
    );
  }
  const tag = /^\s*(W\/)?"([\x21\x23-\x7E]*)"\s*$/.exec(header);
  if (tag === null) throw new HttpProblem('malformed-request', 'If-Match must hold exactly one entity tag, e.g. "3".');
  const [, weak, value = ''] = tag;
  if (weak !== undefined || !/^[1-9]\d{0,14}$/.test(value)) {
    throw new HttpProblem('stale-version', 'No version of this record has that entity tag. Read it again.');
  }
  return Number(value);
}

/** Controller parameter: the version in If-Match. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  expectedVersion(context.switchToHttp().getRequest<Request>().headers['if-match']),
);

/** The strong entity tag of a text that has no version: the hash of what it says. */
export function contentTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('hex')}"`;
}
