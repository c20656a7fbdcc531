import { Module } from '@nestjs/common';
import { RubricsService } from './rubrics.service.js';

@Module({ providers: [RubricsService], exports: [RubricsService] })
export class RubricsModule {}
