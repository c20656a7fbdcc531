import { ApiProperty } from '@nestjs/swagger';

/** What every record has that can be changed. */
export abstract class RecordResponse {
  /** The record’s id. */
  @ApiProperty({ example: '019aa5c0-5c1e-7c7e-8f00-2b1a6c9d3e4f' })
  readonly id: string;
  /** Goes up by one with each change; the same as the ETag. */
  @ApiProperty({ type: 'integer', example: 1 })
  readonly version: number;
  /** UTC. */
  @ApiProperty({ format: 'date-time' })
  readonly createdAt: string;
}
