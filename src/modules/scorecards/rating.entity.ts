import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { LIMITS } from '../../common/limits.js';
import { Integer, KeyInteger, Line, Text } from '../../database/columns.js';
import { ScorecardRevisionRow } from './scorecard-revision.entity.js';

/** One rating of one revision. Never changed, never deleted, none added to a revision in force (trigger). */
@Entity('ratings', { withoutRowid: true })
@Unique('uq_ratings_criterion', ['revisionSeq', 'criterion'])
@Check('ck_ratings_position', '"position" >= 0')
@Check('ck_ratings_criterion', `length(trim("criterion")) > 0 AND length("criterion") <= ${LIMITS.rubricId}`)
@Check('ck_ratings_rating', '"rating" IN (1, 2, 3, 4, 5)')
@Check('ck_ratings_verification', `"verification" IN ('claimed', 'probed', 'corroborated')`)
@Check('ck_ratings_evidence', `length("evidence") <= ${LIMITS.text}`)
@Check(
  'ck_ratings_observed',
  `("rating" IS NULL AND "verification" IS NULL) OR ("rating" IS NOT NULL AND "verification" IS NOT NULL AND "evidence" IS NOT NULL AND length(trim("evidence")) > 0)`,
)
export class RatingRow {
  @ForeignKey(() => ScorecardRevisionRow, 'seq', {
    name: 'fk_ratings_revision',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @KeyInteger('revision_seq', 'ratings')
  revisionSeq: number;
  /** Place in the list as it was written. */
  @KeyInteger('position', 'ratings') position: number;
  @Line('criterion', LIMITS.rubricId) criterion: string;
  /** Null: not observed. */
  @Integer('rating', { nullable: true }) rating: number | null;
  @Line('verification', 12, { nullable: true }) verification: string | null;
  @Text('evidence', { nullable: true }) evidence: string | null;
}
