import { Line } from '../../common/http/fields.js';
import { AUDIT_KINDS } from './audit-kinds.js';

const DAY = { rule: /^(\d{4}-\d{2}-\d{2})?$/, message: 'must be a day, such as 2026-12-04' } as const;
const optional = true;

/** Of `GET /audit`: what is empty narrows nothing, as a browser sends an empty field. */
export class AuditQuery {
  /** Only what came before this entry. */
  @Line({ optional, max: 15, pattern: { rule: /^\d+$/, message: 'must be where a page of this list ended' } })
  readonly before?: string;

  @Line({
    optional,
    min: 0,
    max: 36,
    pattern: { rule: /^([0-9a-f-]{36})?$/, message: 'must be the id of a person' },
  })
  readonly person?: string;

  @Line({
    optional,
    min: 0,
    max: 20,
    pattern: { rule: new RegExp(`^(${Object.keys(AUDIT_KINDS).join('|')})?$`), message: 'must be one of the list' },
  })
  readonly kind?: string;

  /** The first and the last day, by UTC. */
  @Line({ optional, min: 0, max: 10, pattern: DAY }) readonly from?: string;
  @Line({ optional, min: 0, max: 10, pattern: DAY }) readonly to?: string;
}
