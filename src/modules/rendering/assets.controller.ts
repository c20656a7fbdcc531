import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { HttpProblem } from '../../common/http/problem.js';
import { Public } from '../../common/http/rule.js';
import { ASSETS_PATH } from './pages/assets.js';
import type { Encoding } from './pages/assets.js';
import { PagesService } from './pages.service.js';

/** The smallest first; with none of them a file goes as it is. */
const PREFERRED: readonly Encoding[] = ['br', 'gzip'];

/** Style sheet and scripts of pages, out of memory: no part of a request ever names a file. */
@ApiExcludeController()
@Controller(ASSETS_PATH)
export class AssetsController {
  constructor(private readonly pages: PagesService) {}

  @Get(':file')
  @Public()
  send(@Param('file') file: string, @Req() request: Request, @Res() response: Response): void {
    const asset = this.pages.asset(file);
    if (asset === null) throw new HttpProblem('not-found', 'There is nothing at this address.');
    const encoding = PREFERRED.find((candidate) => request.acceptsEncodings(candidate)) ?? 'identity';
    const bytes = asset.bytes[encoding];
    response.vary('Accept-Encoding');
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('Content-Type', asset.type);
    response.setHeader('Content-Length', bytes.length);
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.end(bytes);
  }
}
