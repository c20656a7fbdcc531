import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { DebriefsRepository } from './debriefs.repository.js';
import { DebriefsService } from './debriefs.service.js';

@Module({
  imports: [ApplicationsModule, AssessmentsModule, PeopleModule, ScorecardsModule],
  providers: [DebriefsService, DebriefsRepository],
  exports: [DebriefsService],
})
export class DebriefsModule {}
