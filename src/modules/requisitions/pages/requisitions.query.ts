import { Line } from '../../../common/http/fields.js';
import { RECORD_ID } from '../../../common/limits.js';

const CURSOR = {
  optional: true,
  max: 36,
  pattern: { rule: RECORD_ID, message: 'must be where a page of this list ended' },
} as const;

/** Of `GET /requisitions`: where to go on with one of its two lists. */
export class RequisitionsQuery {
  @Line(CURSOR) readonly open?: string;
  @Line(CURSOR) readonly closed?: string;
}

/** Of `GET /requisitions/:id`: where to go on with its applications. */
export class ApplicationsQuery {
  @Line(CURSOR) readonly after?: string;
}
