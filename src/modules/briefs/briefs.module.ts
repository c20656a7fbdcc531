import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { RenderingModule } from '../rendering/rendering.module.js';
import { DebriefsModule } from '../debriefs/debriefs.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { ApplicationPage } from './application-page.service.js';
import { BriefsRepository } from './briefs.repository.js';
import { BriefsService } from './briefs.service.js';

@Module({
  imports: [
    ApplicationsModule,
    AssessmentsModule,
    DebriefsModule,
    PeopleModule,
    RenderingModule,
    RequisitionsModule,
    ScorecardsModule,
  ],
  providers: [BriefsService, BriefsRepository, ApplicationPage],
  exports: [BriefsService, ApplicationPage],
})
export class BriefsModule {}
