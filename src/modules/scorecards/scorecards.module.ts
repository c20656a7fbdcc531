import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { AssignmentsService } from './assignments.service.js';
import { KitsRepository } from './kits.repository.js';
import { KitsService } from './kits.service.js';
import { ScorecardPagesService } from './scorecard-pages.service.js';
import { ScorecardsRepository } from './scorecards.repository.js';
import { ScorecardsService } from './scorecards.service.js';

@Module({
  imports: [AccessModule, ApplicationsModule, PeopleModule, RequisitionsModule],
  providers: [
    AssignmentsService,
    ScorecardsService,
    ScorecardsRepository,
    ScorecardPagesService,
    KitsService,
    KitsRepository,
  ],
  exports: [AssignmentsService, ScorecardsService, ScorecardPagesService, KitsService],
})
export class ScorecardsModule {}
