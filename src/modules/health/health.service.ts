import { Injectable } from '@nestjs/common';
import { DatabaseProbe } from '../../database/health.js';
import type { DatabaseHealth } from '../../database/health.js';
import { RenderingService } from '../rendering/rendering.service.js';

export interface Health {
  readonly database: DatabaseHealth;
  readonly rendering: { readonly available: boolean; readonly reason: string | null };
}

/** Whether the parts of the product work, asked just now. */
@Injectable()
export class HealthService {
  constructor(
    private readonly probe: DatabaseProbe,
    private readonly rendering: RenderingService,
  ) {}

  /** Never throws: a part that does not answer does not work. */
  async check(): Promise<Health> {
    const { available, reason } = this.rendering.status();
    return { database: await this.probe.check(), rendering: { available, reason } };
  }
}
