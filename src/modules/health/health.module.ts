import { Module } from '@nestjs/common';
import { RenderingModule } from '../rendering/rendering.module.js';
import { HealthService } from './health.service.js';

@Module({ imports: [RenderingModule], providers: [HealthService], exports: [HealthService] })
export class HealthModule {}
