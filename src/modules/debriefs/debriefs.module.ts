import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { DebriefPage } from './debrief-page.service.js';
import { DebriefsRepository } from './debriefs.repository.js';
import { DebriefsService } from './debriefs.service.js';

@Module({
  imports: [ApplicationsModule, AssessmentsModule, PeopleModule, RequisitionsModule, ScorecardsModule],
  providers: [DebriefsService, DebriefsRepository, DebriefPage],
  exports: [DebriefsService, DebriefPage],
})
export class DebriefsModule {}
