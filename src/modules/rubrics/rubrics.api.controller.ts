import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { RubricReferencePipe } from '../../common/http/id.pipe.js';
import { Allow } from '../../common/http/rule.js';
import type { Page } from '../../common/page.js';
import {
  RubricPage,
  RubricResponse,
  RubricSummaryResponse,
  rubricResponse,
  rubricSummary,
} from './dto/rubric-response.dto.js';
import { RubricShelf } from './rubric-shelf.service.js';

@ApiTags('rubrics')
@Controller(`${API_PREFIX}/rubrics`)
export class RubricsApiController {
  constructor(private readonly shelf: RubricShelf) {}

  @Get()
  @Allow('rubric:read')
  @Operation({
    summary: 'List the rubrics',
    description: 'All of them: there are few.',
    answer: 'The rubrics.',
    type: RubricPage,
  })
  async list(): Promise<Page<RubricSummaryResponse>> {
    return { items: (await this.shelf.library()).list().map(rubricSummary), nextCursor: null };
  }

  @Get(':reference')
  @Allow('rubric:read')
  @Operation({
    summary: 'Read a rubric',
    description: 'By id and version, e.g. `engineering-arc@1`. A version never changes.',
    answer: 'The rubric.',
    type: RubricResponse,
    problems: ['not-found'],
  })
  async read(@Param('reference', RubricReferencePipe) reference: string): Promise<RubricResponse> {
    return rubricResponse((await this.shelf.library()).get(reference));
  }
}
