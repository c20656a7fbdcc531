import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { RenderingModule } from '../rendering/rendering.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { BriefsRepository } from './briefs.repository.js';
import { BriefsService } from './briefs.service.js';

@Module({
  imports: [ApplicationsModule, AssessmentsModule, RenderingModule, RequisitionsModule],
  providers: [BriefsService, BriefsRepository],
  exports: [BriefsService],
})
export class BriefsModule {}
