import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { ImportsService } from './imports.service.js';

@Module({
  imports: [AccessModule, ApplicationsModule, AssessmentsModule, PeopleModule, RequisitionsModule, ScorecardsModule],
  providers: [ImportsService],
  exports: [ImportsService],
})
export class ImportsModule {}
