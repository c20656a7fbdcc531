import { ApiProperty } from '@nestjs/swagger';
import { RubricIds } from '../../../common/http/fields.js';
import { LIMITS } from '../../../common/limits.js';
import { RecordResponse } from '../../../common/http/record.dto.js';
import type { Rubric } from '../../../domain/index.js';
import { coverageOf, type PanelMember } from '../panels.service.js';
import type { RequisitionRecord } from '../requisitions.mapping.js';

/** What somebody of the panel asks about. */
export class PutPanelMemberDto {
  @RubricIds({
    max: LIMITS.ratings,
    description: 'The criteria that they cover, by their ids in the rubric; an empty list for all.',
    example: ['builder.owned-what-broke', 'builder.reads-the-data'],
  })
  readonly criteria: string[];
}

/** Somebody of the panel. */
export class PanelMemberResponse {
  readonly interviewerId: string;
  /** Ids of criteria; empty for all. */
  readonly criteria: string[];
}

/** Who covers one criterion: nobody is a gap. */
export class CoverageResponse {
  @ApiProperty({ example: 'closeness.current-knowledge' })
  readonly criterion: string;
  readonly interviewerIds: string[];
}

/** Who is to rate the applications of a requisition, and on what. Id and version are the requisition’s. */
export class PanelResponse extends RecordResponse {
  /** In the order in which they were put on it. */
  @ApiProperty({ type: PanelMemberResponse, isArray: true })
  readonly members: PanelMemberResponse[];
  /** In the rubric’s order. */
  @ApiProperty({ type: CoverageResponse, isArray: true })
  readonly coverage: CoverageResponse[];
}

/** The panel as the API shows it. */
export function panelResponse(
  { id, version, createdAt }: RequisitionRecord,
  { rubric, panel }: { readonly rubric: Rubric; readonly panel: readonly PanelMember[] },
): PanelResponse {
  return {
    id,
    version,
    createdAt,
    members: panel.map(({ interviewerId, criteria }) => ({ interviewerId, criteria: [...criteria] })),
    coverage: coverageOf(rubric, panel).map(({ criterion, interviewerIds }) => ({
      criterion,
      interviewerIds: [...interviewerIds],
    })),
  };
}
