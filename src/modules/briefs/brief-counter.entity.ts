import { Check, Entity } from 'typeorm';
import { Integer, KeyLine } from '../../database/columns.js';

/** The last number that was given to a brief of this database: one row, counted up inside the issuing transaction, so no number is lost or given twice. */
@Entity('brief_counters')
@Check('ck_brief_counters_last', '"last" >= 0')
export class BriefCounterRow {
  @KeyLine('name', 20, 'brief_counters') name: string;
  @Integer('last') last: number;
}
