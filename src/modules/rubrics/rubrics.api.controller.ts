import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import type { Page } from '../../common/page.js';
import {
  RubricPage,
  RubricResponse,
  RubricSummaryResponse,
  rubricResponse,
  rubricSummary,
} from './dto/rubric-response.dto.js';
import { RubricsService } from './rubrics.service.js';

const REFERENCE = new IdPipe(/^[a-z0-9]+(?:-[a-z0-9]+)*@[1-9]\d{0,5}$/);

@ApiTags('rubrics')
@Controller(`${API_PREFIX}/rubrics`)
export class RubricsApiController {
  constructor(private readonly rubrics: RubricsService) {}

  @Get()
  @Operation({
    summary: 'List the rubrics',
    description: 'All of them: there are few.',
    answer: 'The rubrics.',
    type: RubricPage,
  })
  list(): Page<RubricSummaryResponse> {
    return { items: this.rubrics.list().map(rubricSummary), nextCursor: null };
  }

  @Get(':reference')
  @Operation({
    summary: 'Read a rubric',
    description: 'By id and version, e.g. `engineering-arc@1`. A version never changes.',
    answer: 'The rubric.',
    type: RubricResponse,
    problems: ['not-found'],
  })
  read(@Param('reference', REFERENCE) reference: string): RubricResponse {
    return rubricResponse(this.rubrics.get(reference));
  }
}
