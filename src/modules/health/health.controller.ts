import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Operation } from '../../common/http/api-operation.js';
import { DatabaseProbe } from '../../database/health.js';
import { RenderingService } from '../rendering/rendering.service.js';
import { LiveResponse, ReadyResponse } from './dto/health-response.dto.js';

/** For whoever starts and watches the process; outside the API, because its addresses must outlive the API's versions. */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(
    private readonly database: DatabaseProbe,
    private readonly rendering: RenderingService,
  ) {}

  @Get('live')
  @Operation({ summary: 'Whether the process answers', answer: 'It does.', type: LiveResponse })
  live(): LiveResponse {
    return { status: 'live' };
  }

  @Get('ready')
  @Operation({
    summary: 'Whether the product works',
    description:
      'Asks the database for a write and a read. 503, with the same body, while it cannot. Without a browser: `degraded`.',
    answer: 'It does, perhaps without PDFs.',
    type: ReadyResponse,
  })
  async ready(@Res({ passthrough: true }) response: Response): Promise<ReadyResponse> {
    const { ok, dialect, waiting } = await this.database.check();
    const { available, reason } = this.rendering.status();
    if (!ok) response.status(503);
    return {
      status: ok ? (available ? 'ready' : 'degraded') : 'unavailable',
      database: { ok, dialect, waiting },
      rendering: { available, reason },
    };
  }
}
