import { ApiProperty } from '@nestjs/swagger';
import type { Imported } from '../imports.service.js';

/** What an evaluation file became. */
export class ImportedResponse {
  /** The requisition of the file. */
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e4f' })
  readonly requisitionId: string;
  /** False: the same file was imported before, and nothing was written now. */
  readonly created: boolean;
  /** How many applications the file has. */
  @ApiProperty({ type: 'integer' })
  readonly applications: number;
  /** How many scorecards the file has. */
  @ApiProperty({ type: 'integer' })
  readonly scorecards: number;
}

/** What was imported, as the API shows it. */
export function importedResponse({ requisitionId, created, applications, scorecards }: Imported): ImportedResponse {
  return { requisitionId, created, applications, scorecards };
}
