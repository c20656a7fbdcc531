import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { API_PREFIX } from '../../common/http/api-prefix.js';
import { Operation } from '../../common/http/api-operation.js';
import { IdPipe } from '../../common/http/id.pipe.js';
import { IfMatch } from '../../common/http/if-match.js';
import { Allow } from '../../common/http/rule.js';
import { panelResponse, PanelResponse, PutPanelMemberDto } from './dto/panel.dto.js';
import { PanelsService } from './panels.service.js';
import { RequisitionsService } from './requisitions.service.js';

@ApiTags('panels')
@Controller(`${API_PREFIX}/requisitions/:id/panel`)
export class PanelsApiController {
  constructor(
    private readonly panels: PanelsService,
    private readonly requisitions: RequisitionsService,
  ) {}

  @Get()
  @Allow('requisition:read')
  @Operation({
    summary: 'Read the panel of a requisition',
    description: 'With who covers each criterion. The ETag is the requisition’s.',
    answer: 'The panel.',
    type: PanelResponse,
    problems: ['not-found'],
  })
  async read(@Param('id', IdPipe) id: string): Promise<PanelResponse> {
    const { rubric } = await this.requisitions.rubricOf(id);
    return panelResponse(await this.requisitions.get(id), { rubric, panel: await this.panels.of(id) });
  }

  @Put(':interviewerId')
  @Allow('requisition:panel')
  @Operation({
    summary: 'Put somebody on the panel, or change what they cover',
    description: 'Interview kits that are assigned already stay as they are.',
    answer: 'The panel as it is now.',
    type: PanelResponse,
    takesBody: true,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async put(
    @Param('id', IdPipe) id: string,
    @Param('interviewerId', IdPipe) interviewerId: string,
    @IfMatch() version: number,
    @Body() { criteria }: PutPanelMemberDto,
  ): Promise<PanelResponse> {
    await this.panels.put(id, { interviewerId, criteria }, version);
    return this.read(id);
  }

  @Delete(':interviewerId')
  @Allow('requisition:panel')
  @Operation({
    summary: 'Take somebody off the panel',
    description: 'Interview kits that are assigned already stay as they are.',
    answer: 'The panel as it is now.',
    type: PanelResponse,
    changes: true,
    versioned: true,
    problems: ['not-found'],
  })
  async remove(
    @Param('id', IdPipe) id: string,
    @Param('interviewerId', IdPipe) interviewerId: string,
    @IfMatch() version: number,
  ): Promise<PanelResponse> {
    await this.panels.remove(id, interviewerId, version);
    return this.read(id);
  }
}
