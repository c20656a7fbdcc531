import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { contentTag } from '../../common/http/if-match.js';
import { Public } from '../../common/http/rule.js';

/** Beside src/ in a checkout and beside dist/ in a package. */
const DOCUMENT = join(import.meta.dirname, '../../../docs/openapi.json');

/** The checked-in document: generated from the build and compared with it in the gate, never at run time. */
@ApiTags('health')
@Controller(API_PREFIX)
export class OpenApiController {
  private text: string | undefined;

  @Get('openapi.json')
  @Public()
  @Header('Content-Type', 'application/json; charset=utf-8')
  @Operation({
    summary: 'Read this document',
    isPublic: true,
    answer: 'The OpenAPI document of the API.',
    content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } },
  })
  read(@Res({ passthrough: true }) response: Response): string {
    this.text ??= readFileSync(DOCUMENT, 'utf8');
    response.setHeader('ETag', contentTag(this.text));
    return this.text;
  }
}
