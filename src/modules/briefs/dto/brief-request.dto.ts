import { OneOf, RecordId } from '../../../common/http/fields.js';
import type { Paper } from '../../rendering/render-job.js';

/** Which brief of an assessment to issue. */
export class IssueBriefDto {
  @RecordId({
    nullable: true,
    description: 'The application of a hiring brief; null for the shortlist brief of all of them.',
  })
  readonly applicationId: string | null;

  @OneOf(['A4', 'Letter'], { description: 'The paper of the PDF.', example: 'A4' })
  readonly paper: Paper;
}
