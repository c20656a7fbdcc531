import { Check, Entity, Unique } from 'typeorm';
import { Id, Instant, Integer, Seq } from '../../database/columns.js';

/** A candidate who was erased, by the id that means nothing without them. Append-only (trigger). */
@Entity('erasures')
@Unique('uq_erasures_candidate', ['candidateId'])
@Check('ck_erasures_applications', '"applications" >= 0')
export class ErasureRow {
  @Seq('erasures') seq: number;
  @Id('candidate_id') candidateId: string;
  @Instant('created_at') createdAt: string;
  /** Null: the command line, or the ledger beside a database that was restored. */
  @Id('person_id', { nullable: true }) personId: string | null;
  @Integer('applications') applications: number;
  /** Null only inside the transaction that erases: that is what lets it. */
  @Instant('finished_at', { nullable: true }) finishedAt: string | null;
}
