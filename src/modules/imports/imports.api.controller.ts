import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Who } from '../../common/http/caller.js';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { LIMITS } from '../../common/limits.js';
import { contentTag } from '../../common/http/if-match.js';
import { HttpProblem } from '../../common/http/problem.js';
import { Allow } from '../../common/http/rule.js';
import { RubricShelf } from '../rubrics/rubric-shelf.service.js';
import { ImportedResponse, importedResponse } from './dto/import-response.dto.js';
import { parseEvaluation } from './evaluation-reader.js';
import { writeEvaluation } from './evaluation-writer.js';
import { ImportsService } from './imports.service.js';

const EVALUATION = { $ref: '#/components/schemas/Evaluation' };
const DOCUMENT = { 'application/yaml': { schema: EVALUATION }, 'application/json': { schema: EVALUATION } };

import type { Caller } from '../../domain/index.js';

@ApiTags('imports')
@Controller(API_PREFIX)
export class ImportsApiController {
  constructor(
    private readonly imports: ImportsService,
    private readonly rubrics: RubricShelf,
  ) {}

  @Post('imports/evaluations')
  @Allow('requisition:import')
  @ApiConsumes('application/yaml', 'application/json')
  @ApiBody({ required: true, description: 'An evaluation file, `arcbrief.evaluation/1`.', schema: EVALUATION })
  @Operation({
    summary: 'Import an evaluation file',
    description:
      'As YAML or JSON, up to 2 MB; all of it or nothing. Everything that is wrong with it is named at once, by path and line. The same file again changes nothing and is answered with 200.',
    status: 201,
    answer: 'What was imported.',
    type: ImportedResponse,
    takesBody: true,
    changes: true,
    problems: ['invalid-document'],
  })
  async importEvaluation(
    @Who() caller: Caller,
    @Body() text: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportedResponse> {
    const library = await this.rubrics.library();
    const evaluation = parseEvaluation(text, 'evaluation', (reference) => library.find(reference));
    const imported = await this.imports.importEvaluation(evaluation, { importedBy: caller });
    if (!imported.created) response.status(200);
    return importedResponse(imported);
  }

  @Get('requisitions/:id/evaluation')
  @Allow('requisition:export')
  @Operation({
    summary: 'Export a requisition with its scorecards as an evaluation file',
    description: `As JSON, or as YAML where \`Accept\` prefers it. Imported again, it gives the same. Each is noted in the audit trail; 429 beyond ${LIMITS.exportsADay} files of a person in 24 hours, shortlists included.`,
    answer: 'The evaluation file.',
    content: DOCUMENT,
    problems: ['not-found', 'not-acceptable', 'too-many-exports'],
  })
  async exportEvaluation(
    @Who() caller: Caller,
    @Param('id', IdPipe) requisitionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const type = request.accepts(['application/json', 'application/yaml']);
    if (type === false)
      throw new HttpProblem('not-acceptable', 'An evaluation file comes as application/json or application/yaml.');
    const evaluation = await this.imports.exportFor(caller, requisitionId);
    const text = writeEvaluation(evaluation, type === 'application/json' ? 'json' : 'yaml');
    response.setHeader('Vary', 'Accept');
    response.setHeader('ETag', contentTag(text));
    response.setHeader('Content-Type', `${type}; charset=utf-8`);
    return text;
  }
}
