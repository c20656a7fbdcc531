import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Integer, Line, Seq } from '../../database/columns.js';
import type { RatingValue } from '../../domain/index.js';

/** What somebody rated of a practice candidate. The first one counts: it is never changed. */
@Entity('practice_ratings')
@Unique('uq_practice_ratings_first', ['personId', 'rubric', 'vignette', 'criterion'])
@Index('ix_practice_ratings_vignette', ['rubric', 'vignette'])
@Check('ck_practice_ratings_rubric', `length(trim("rubric")) > 0 AND length("rubric") <= 300`)
@Check('ck_practice_ratings_vignette', `length(trim("vignette")) > 0 AND length("vignette") <= 100`)
@Check('ck_practice_ratings_criterion', `length(trim("criterion")) > 0 AND length("criterion") <= 100`)
@Check('ck_practice_ratings_rating', '"rating" IN (1, 2, 3, 4, 5)')
export class PracticeRatingRow {
  @Seq('practice_ratings') seq: number;
  @Instant('created_at') createdAt: string;
  @ForeignKey('PersonRow', 'id', {
    name: 'fk_practice_ratings_person',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Id('person_id')
  personId: string;
  /** `id@version`. */
  @Line('rubric', 300) rubric: string;
  @Line('vignette', 100) vignette: string;
  @Line('criterion', 100) criterion: string;
  @Integer('rating') rating: RatingValue;
}
