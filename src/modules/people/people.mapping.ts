import type { InterviewerRow } from './interviewer.entity.js';

export interface InterviewerRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  /** How evaluation files name the person. */
  readonly handle: string;
  readonly name: string;
  readonly email: string | null;
}

/** A row as the record that the module gives out. */
export function toInterviewer({ id, version, createdAt, handle, name, email }: InterviewerRow): InterviewerRecord {
  return { id, version, createdAt, handle, name, email };
}
