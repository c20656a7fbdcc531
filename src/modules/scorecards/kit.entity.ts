import { Check, Entity, ForeignKey } from 'typeorm';
import { Instant, KeyLine, Text } from '../../database/columns.js';
import { ScorecardRow } from './scorecard.entity.js';

/** What one interviewer takes to one interview; the scorecard is where they write. */
@Entity('kits', { withoutRowid: true })
@Check('ck_kits_criteria', 'length("criteria") <= 25000')
export class KitRow {
  @ForeignKey(() => ScorecardRow, 'id', { name: 'fk_kits_scorecard', onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  @KeyLine('scorecard_id', 36, 'kits')
  scorecardId: string;
  /** JSON: ids of criteria; empty for all. */
  @Text('criteria') criteria: string;
  /** When the scorecard is due; whether it is late follows from it and is never stored. */
  @Instant('due_at', { nullable: true }) dueAt: string | null;
}
