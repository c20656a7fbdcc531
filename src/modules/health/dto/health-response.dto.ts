import { ApiProperty } from '@nestjs/swagger';

/** Whether the process answers at all. */
export class LiveResponse {
  @ApiProperty({ enum: ['live'], description: 'The process takes requests.' })
  readonly status: 'live';
}

/** The database just now. */
export class DatabaseStateResponse {
  /** Whether a write was taken and a read answered. */
  readonly ok: boolean;
  readonly dialect: 'sqlite' | 'postgres';
  /** Writes that wait. */
  @ApiProperty({ type: 'integer' })
  readonly waiting: number;
}

/** Whether PDFs can be had. */
export class RenderingStateResponse {
  /** False when no browser can be had; true until one was looked for. */
  readonly available: boolean;
  /** Why not, and what to do about it; null otherwise. */
  readonly reason: string | null;
}

/** Whether the product works. Without a browser it does, but for PDFs. */
export class ReadyResponse {
  readonly status: 'ready' | 'degraded';
  readonly database: DatabaseStateResponse;
  readonly rendering: RenderingStateResponse;
}
