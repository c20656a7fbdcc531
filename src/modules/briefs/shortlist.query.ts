import { LIMITS } from '../../common/limits.js';
import { Line } from '../../common/http/fields.js';

/** How a shortlist is ordered. One that nobody knows is the advice's order. */
export class ShortlistFileQuery {
  @Line({ optional: true, min: 0, max: LIMITS.rubricId }) readonly sort?: string;
}

/** Of the page of a shortlist: order, and two candidates to set against each other. */
export class ShortlistQuery extends ShortlistFileQuery {
  @Line({ optional: true, min: 0, max: LIMITS.id }) readonly a?: string;
  @Line({ optional: true, min: 0, max: LIMITS.id }) readonly b?: string;
}
