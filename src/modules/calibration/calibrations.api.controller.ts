import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { Who } from '../../common/http/caller.js';
import { IdPipe, RubricReferencePipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Page } from '../../common/page.js';
import type { Caller, FrozenCalibration } from '../../domain/index.js';
import { CalibrationsService } from './calibrations.service.js';
import { CalibrationChangesResponse, changesResponse, SinceQuery } from './dto/calibration-changes.dto.js';
import {
  CalibrationJobResponse,
  CalibrationPage,
  CalibrationResponse,
  calibrationResponse,
  jobResponse,
} from './dto/calibration-response.dto.js';
import { ReadableCalibrations } from './readable-calibrations.service.js';

@ApiTags('calibrations')
@Controller(API_PREFIX)
export class CalibrationsApiController {
  constructor(
    private readonly calibrations: CalibrationsService,
    private readonly readable: ReadableCalibrations,
  ) {}

  @Get('rubrics/:reference/calibrations')
  @Allow('calibration:list')
  @Operation({
    summary: 'List the calibrations of a rubric',
    description:
      'The newest hundred, newest first. One that holds a rating of an application on which the caller still owes a scorecard is left out.',
    answer: 'The calibrations.',
    type: CalibrationPage,
  })
  async list(
    @Who() caller: Caller,
    @Param('reference', RubricReferencePipe) reference: string,
  ): Promise<Page<CalibrationResponse>> {
    return { items: (await this.readable.list(caller, reference)).map(calibrationResponse), nextCursor: null };
  }

  @Post('rubrics/:reference/calibrations')
  @HttpCode(202)
  @Allow('calibration:create')
  @Operation({
    summary: 'Calibrate a rubric now',
    description:
      'Begins a fit over all submitted scorecards of the rubric, in the background; while one is on its way, that one is the answer. Ask for the job until it has ended. When the ratings are those of the newest calibration, no other is made. An Idempotency-Key is not needed.',
    status: 202,
    answer: 'The job.',
    type: CalibrationJobResponse,
    changes: true,
    repeatable: true,
    problems: ['not-found'],
  })
  async create(
    @Who() caller: Caller,
    @Param('reference', RubricReferencePipe) reference: string,
  ): Promise<CalibrationJobResponse> {
    return jobResponse((await this.readable.create(caller, reference)).job);
  }

  @Get('calibration-jobs/:job')
  @Allow('calibration:create')
  @Operation({
    summary: 'Read how far a calibration is',
    description: 'The server that began it knows of the last one of each rubric, until it is stopped.',
    answer: 'The job.',
    type: CalibrationJobResponse,
    problems: ['not-found'],
  })
  async job(@Who() caller: Caller, @Param('job', IdPipe) id: string): Promise<CalibrationJobResponse> {
    return jobResponse(await this.readable.jobById(caller, id));
  }

  @Get('calibrations/:id')
  @Allow('calibration:read')
  @Operation({
    summary: 'Read a calibration',
    answer: 'The calibration.',
    type: CalibrationResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<CalibrationResponse> {
    return calibrationResponse(await this.calibrations.get(id));
  }

  @Get('calibrations/:id/content')
  @Allow('calibration:severities')
  @Operation({
    summary: 'Read what scores are taken from',
    description:
      '`arcbrief.calibration/1`: variances, criterion effects and severities with all that scoring needs. The command line scores a file against it (`--calibration`).',
    answer: 'The frozen calibration.',
    content: {
      'application/json': { schema: { type: 'object', additionalProperties: true } },
    },
    problems: ['not-found'],
  })
  content(@Param('id', IdPipe) id: string): Promise<FrozenCalibration> {
    return this.calibrations.frozen(id);
  }

  @Get('calibrations/:id/changes')
  @Allow('calibration:read')
  @Operation({
    summary: 'Compare two calibrations of a rubric',
    description: 'What moved from the earlier to the later one, whichever is asked for, and why.',
    answer: 'The comparison.',
    type: CalibrationChangesResponse,
    problems: ['not-found', 'unprocessable'],
  })
  async changes(
    @Who() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() { since }: SinceQuery,
  ): Promise<CalibrationChangesResponse> {
    return changesResponse(await this.readable.changes(caller, id, since));
  }
}
