import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { workView } from './work.presenter.js';
import { WorkService } from './work.service.js';

/** The first page: what waits for whoever is signed in. */
@Controller()
export class WorkPages {
  constructor(
    private readonly work: WorkService,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('work:read')
  async show(@Who() caller: Caller, @Req() request: Request, @Res() response: Response): Promise<void> {
    const view = workView(await this.work.of(caller));
    response.send(this.shell.page(request, response, { template: 'work', title: 'My work', view }));
  }
}
