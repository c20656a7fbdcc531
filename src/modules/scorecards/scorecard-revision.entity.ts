import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Id, Instant, Integer, Line, Seq, Text } from '../../database/columns.js';
import { ScorecardRow } from './scorecard.entity.js';

/** What a scorecard said from one moment on. Never changed, never deleted (trigger). */
@Entity('scorecard_revisions')
@Unique('uq_scorecard_revisions_revision', ['scorecardId', 'revision'])
@Check('ck_scorecard_revisions_revision', '"revision" >= 1')
@Check(
  'ck_scorecard_revisions_reason',
  `("revision" = 1 AND "reason" IS NULL) OR ("revision" > 1 AND "reason" IS NOT NULL AND length(trim("reason")) > 0 AND length("reason") <= ${LIMITS.text})`,
)
@Check(
  'ck_scorecard_revisions_recommendation',
  `"recommendation" IN ('strong-no', 'no', 'yes', 'strong-yes', 'no-decision')`,
)
@Check('ck_scorecard_revisions_key_takeaway', `length("key_takeaway") <= ${LIMITS.text}`)
export class ScorecardRevisionRow {
  @Seq('scorecard_revisions') seq: number;
  @ForeignKey(() => ScorecardRow, 'id', {
    name: 'fk_scorecard_revisions_scorecard',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Id('scorecard_id')
  scorecardId: string;
  /** 1 as submitted, then one more for each amendment. */
  @Integer('revision') revision: number;
  /** When it was submitted or amended. */
  @Instant('at') at: string;
  /** Why it was amended; null for revision 1. */
  @Text('reason', { nullable: true }) reason: string | null;
  @Line('recommendation', 11, { nullable: true }) recommendation: string | null;
  @Text('key_takeaway', { nullable: true }) keyTakeaway: string | null;
  /** JSON. */
  @Text('tells') tells: string;
  /** `debrief`: it was made there; null: on its own. */
  @Line('setting', 8, { nullable: true }) setting: string | null;
}
