import type { HistoryEntry, Source } from '../../domain/index.js';
import type { ApplicationRow } from './application.entity.js';

/** A person who applied. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** Lower case; null when nobody gave it. */
  readonly email: string | null;
  /** The account of a colleague who applies; null for everybody else. */
  readonly personId: string | null;
}

export interface ApplicationRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  /** The id that an evaluation file gave; null for one that was made here. */
  readonly externalId: string | null;
  readonly requisitionId: string;
  readonly candidate: Candidate;
  readonly source: Source;
  readonly history: readonly HistoryEntry[];
}

/** A row as the record that the module gives out. */
export function toApplication(row: ApplicationRow, candidate: Omit<Candidate, 'id'>): ApplicationRecord {
  const { id, version, createdAt, externalId, requisitionId, candidateId, source } = row;
  return {
    id,
    version,
    createdAt,
    externalId,
    requisitionId,
    candidate: { id: candidateId, name: candidate.name, email: candidate.email, personId: candidate.personId },
    source,
    history: JSON.parse(row.history) as HistoryEntry[],
  };
}
