import { Line } from '../../common/http/fields.js';
import { LIMITS } from '../../common/limits.js';

/** Of `GET /rubrics/compare`; nothing of it until two are chosen. */
export class ComparisonQuery {
  @Line({ optional: true, max: LIMITS.reference }) from?: string;
  @Line({ optional: true, max: LIMITS.reference }) to?: string;
}

/** Of `GET /rubrics/new`: the rubric that the new one begins as. */
export class NewRubricQuery {
  @Line({ optional: true, max: LIMITS.reference }) from?: string;
}
