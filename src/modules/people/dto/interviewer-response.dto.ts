import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import type { InterviewerRecord } from '../people.mapping.js';

/** Somebody who rates. */
export class InterviewerResponse {
  /** The record’s id. */
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e51' })
  readonly id: string;
  /** Goes up by one with each change; the same as the ETag. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly version: number;
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;
  /** How evaluation files name the person. */
  @ApiProperty({ example: 'ana' })
  readonly handle: string;
  readonly name: string;
  readonly email: string | null;
}

export const InterviewerPage = pageClass(InterviewerResponse);

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
