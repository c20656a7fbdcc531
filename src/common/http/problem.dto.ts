import { ApiProperty } from '@nestjs/swagger';

/** One thing that is wrong with one field. */
export class FieldProblemDto {
  /** "ratings[4].rating"; empty for the body as a whole. */
  readonly path: string;
  /** In a document: 1-based. */
  @ApiProperty({ type: 'integer' })
  readonly line?: number | null;
  /** In a document: 1-based. */
  @ApiProperty({ type: 'integer' })
  readonly column?: number | null;
  /** What is wrong. */
  readonly message: string;
}

/** RFC 9457 problem details: the body of every answer with a status of 400 or above. */
export class ProblemDto {
  /** `urn:arcbrief:problem:<code>`: stable, for programs. */
  readonly type: string;
  /** The same sentence for every problem of this type. */
  readonly title: string;
  /** The HTTP status. */
  @ApiProperty({ type: 'integer' })
  readonly status: number;
  /** What is wrong this time, for people. */
  readonly detail: string;
  /** Names this one occurrence; the server's log has it too. */
  readonly requestId: string;
  /** What exactly a module refused, e.g. "scorecard-exists": stable, for programs. */
  readonly code?: string;
  /** With 412: the version that the change was based on. */
  @ApiProperty({ type: 'integer' })
  readonly expectedVersion?: number;
  /** With 412: the version that the record has. */
  @ApiProperty({ type: 'integer' })
  readonly currentVersion?: number;
  /** Every field that is wrong, all at once. */
  readonly errors?: FieldProblemDto[];
}
