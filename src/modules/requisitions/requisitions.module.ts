import { Module } from '@nestjs/common';
import { RubricsModule } from '../rubrics/rubrics.module.js';
import { RequisitionsRepository } from './requisitions.repository.js';
import { RequisitionsService } from './requisitions.service.js';
import { RubricVersions } from './rubric-versions.service.js';

@Module({
  imports: [RubricsModule],
  providers: [RequisitionsService, RubricVersions, RequisitionsRepository],
  exports: [RequisitionsService, RubricVersions],
})
export class RequisitionsModule {}
