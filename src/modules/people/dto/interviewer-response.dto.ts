import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import { RecordResponse } from '../../../common/http/record.dto.js';
import type { InterviewerRecord } from '../people.mapping.js';

/** Somebody who rates. */
export class InterviewerResponse extends RecordResponse {
  /** How evaluation files name the person. */
  @ApiProperty({ example: 'ana' })
  readonly handle: string;
  readonly name: string;
  readonly email: string | null;
}

/** A page of interviewers. */
export const InterviewerPage = pageClass(InterviewerResponse);

/** The record as the API shows it. */
export function interviewerResponse({
  id,
  version,
  createdAt,
  handle,
  name,
  email,
}: InterviewerRecord): InterviewerResponse {
  return { id, version, createdAt, handle, name, email };
}
