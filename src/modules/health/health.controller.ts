import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Operation } from '../../common/http/api-operation.js';
import { HttpProblem } from '../../common/http/problem.js';
import { Public } from '../../common/http/rule.js';
import { LiveResponse, ReadyResponse } from './dto/health-response.dto.js';
import { HealthService } from './health.service.js';

/** For whoever starts and watches the process; outside the API, because its addresses must outlive the API's versions. */
@ApiTags('health')
@Controller()
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @Public()
  @Operation({ summary: 'Whether the process answers', isPublic: true, answer: 'It does.', type: LiveResponse })
  live(): LiveResponse {
    return { status: 'live' };
  }

  @Get('ready')
  @Public()
  @Operation({
    summary: 'Whether the product works',
    isPublic: true,
    description: 'Asks the database for a write and a read; 503 while it cannot. Without a browser: `degraded`.',
    answer: 'It does, perhaps without PDFs.',
    type: ReadyResponse,
  })
  async ready(): Promise<ReadyResponse> {
    const { database, rendering } = await this.health.check();
    const { ok, dialect, waiting } = database;
    if (!ok) {
      const headers = { 'Retry-After': '2' };
      throw new HttpProblem('unavailable', 'The database takes no writes at the moment.', { headers });
    }
    const { available, reason } = rendering;
    return {
      status: available ? 'ready' : 'degraded',
      database: { ok, dialect, waiting },
      rendering: { available, reason },
    };
  }
}
