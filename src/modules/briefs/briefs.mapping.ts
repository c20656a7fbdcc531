import type { Assessment, Evaluation } from '../../domain/index.js';
import type { Paper } from '../rendering/render-job.js';
import type { BriefRow } from './brief.entity.js';
import type { BriefHeader } from './view/source.js';

/** An issued brief. */
export interface BriefRecord {
  readonly id: string;
  /** Always 1: an issued brief never changes. */
  readonly version: 1;
  readonly createdAt: string;
  /** e.g. "B-0012". */
  readonly number: string;
  readonly kind: 'hiring-brief' | 'shortlist-brief';
  readonly assessmentId: string;
  /** Null for a shortlist brief. */
  readonly applicationId: string | null;
  readonly paper: Paper;
  readonly inputSha256: string;
  readonly snapshotSha256: string;
  /** Of its first PDF; null until it was made. */
  readonly pdfSha256: string | null;
  /** When its candidate was erased; it shows nothing any more. Null: it stands. */
  readonly erasedAt: string | null;
}

/** All that a brief shows, frozen when it was issued. */
export interface BriefSnapshot {
  readonly header: BriefHeader;
  /** As the evaluation names it; null for a shortlist brief. */
  readonly applicationId: string | null;
  readonly evaluation: Evaluation;
  readonly assessment: Assessment;
}

/** 12 → "B-0012". */
export function briefNumber(number: number): string {
  return `B-${String(number).padStart(4, '0')}`;
}

/** "B-0012" → 12; null for anything else. */
export function numberOf(text: string): number | null {
  const digits = /^B-(\d{4,9})$/.exec(text)?.[1];
  return digits === undefined || briefNumber(Number(digits)) !== text ? null : Number(digits);
}

/** A row as a record: its number in words, its version always 1, its snapshot left where it is. */
export function toBrief(row: Omit<BriefRow, 'seq' | 'snapshot'>): BriefRecord {
  const {
    id,
    createdAt,
    number,
    kind,
    assessmentId,
    applicationId,
    paper,
    inputSha256,
    snapshotSha256,
    pdfSha256,
    erasedAt,
  } = row;
  return {
    id,
    version: 1,
    createdAt,
    number: briefNumber(number),
    kind,
    assessmentId,
    applicationId,
    paper,
    inputSha256,
    snapshotSha256,
    pdfSha256,
    erasedAt,
  };
}
