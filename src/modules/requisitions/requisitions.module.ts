import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { RubricsModule } from '../rubrics/rubrics.module.js';
import { PanelsRepository } from './panels.repository.js';
import { PanelsService } from './panels.service.js';
import { RequisitionsRepository } from './requisitions.repository.js';
import { RequisitionsService } from './requisitions.service.js';
import { RubricVersions } from './rubric-versions.service.js';

@Module({
  imports: [PeopleModule, RubricsModule],
  providers: [RequisitionsService, RubricVersions, RequisitionsRepository, PanelsService, PanelsRepository],
  exports: [RequisitionsService, PanelsService, RubricVersions],
})
export class RequisitionsModule {}
