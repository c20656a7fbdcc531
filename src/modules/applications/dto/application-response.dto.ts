import { pageClass } from '../../../common/http/page.dto.js';
import { RecordResponse } from '../../../common/http/record.dto.js';
import type { ApplicationRecord } from '../applications.mapping.js';
import { HistoryEntryDto } from './application-request.dto.js';

/** A person who applied. */
export class CandidateResponse {
  /** The same person’s id in every requisition. */
  readonly id: string;
  /** As the person writes it. */
  readonly name: string;
  /** Lower case; null when nobody gave it. */
  readonly email: string | null;
  /** The account of a colleague who applies; null for everybody else. */
  readonly personId: string | null;
}

/** A person, for one requisition. */
export class ApplicationResponse extends RecordResponse {
  readonly requisitionId: string;
  readonly candidate: CandidateResponse;
  /** From inside the company or from outside. */
  readonly source: 'external' | 'internal';
  /** Shown, never scored. */
  readonly history: HistoryEntryDto[];
  /** The id that an evaluation file gave; null for one that was made here. */
  readonly externalId: string | null;
}

/** A page of applications. */
export const ApplicationPage = pageClass(ApplicationResponse);

/** The record as the API shows it. */
export function applicationResponse(record: ApplicationRecord): ApplicationResponse {
  const { id, version, createdAt, requisitionId, candidate, source, history, externalId } = record;
  return {
    id,
    version,
    createdAt,
    requisitionId,
    candidate: { id: candidate.id, name: candidate.name, email: candidate.email, personId: candidate.personId },
    source,
    history: history.map(({ title, organisation, from, to }) => ({ title, organisation, from, to })),
    externalId,
  };
}
