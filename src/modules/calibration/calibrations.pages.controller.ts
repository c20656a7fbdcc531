import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { Form, type FormFields } from '../../common/http/form-fields.js';
import { IdPipe, RubricReferencePipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Caller } from '../../domain/index.js';
import { Shell } from '../access/shell.service.js';
import { calibrationComparisonView } from './calibration-comparison.presenter.js';
import { CalibrationPagesService } from './calibration-pages.service.js';
import { calibrationView } from './calibration.presenter.js';
import { calibrationsView } from './calibrations.presenter.js';
import { SinceQuery } from './dto/calibration-changes.dto.js';
import { ReadableCalibrations } from './readable-calibrations.service.js';

/** Which calibrations there are, what one says, what moved between two, and having one made. */
@ApiExcludeController()
@Controller('calibrations')
export class CalibrationPages {
  constructor(
    private readonly pages: CalibrationPagesService,
    private readonly readable: ReadableCalibrations,
    private readonly shell: Shell,
  ) {}

  @Get()
  @Allow('calibration:list')
  async list(@Req() request: Request, @Res() response: Response, @Who() caller: Caller): Promise<void> {
    const view = calibrationsView(await this.pages.rubricsOf(caller));
    response.send(this.shell.page(request, response, { template: 'calibrations/list', title: 'Calibration', view }));
  }

  @Post()
  @Allow('calibration:create')
  async create(@Res() response: Response, @Who() caller: Caller, @Form() form: FormFields): Promise<void> {
    await this.readable.create(caller, new RubricReferencePipe().transform(form.text('rubric')));
    this.shell.goTo(response, '/calibrations', 'calibration-begun');
  }

  @Get(':id')
  @Allow('calibration:read')
  async show(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    const view = calibrationView(await this.pages.version(caller, id));
    response.send(
      this.shell.page(request, response, { template: 'calibrations/show', title: view.heading.text, view }),
    );
  }

  @Get(':id/compare')
  @Allow('calibration:read')
  async compare(
    @Req() request: Request,
    @Res() response: Response,
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { since }: SinceQuery,
  ): Promise<void> {
    const view = calibrationComparisonView(await this.pages.comparison(caller, id, since));
    response.send(
      this.shell.page(request, response, { template: 'calibrations/compare', title: view.heading.text, view }),
    );
  }
}
