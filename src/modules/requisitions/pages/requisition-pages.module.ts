import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { PeopleModule } from '../../people/people.module.js';
import { RubricsModule } from '../../rubrics/rubrics.module.js';
import { ScorecardsModule } from '../../scorecards/scorecards.module.js';
import { RequisitionsModule } from '../requisitions.module.js';
import { CoverageService } from './coverage.service.js';
import { PanelChoices } from './panel-choices.service.js';
import { RequisitionLists } from './requisition-lists.service.js';
import { RequisitionOverview } from './requisition-overview.service.js';
import { Seats } from './seats.service.js';

/** What the pages of requisitions show, gathered from the modules that know it. */
@Module({
  imports: [ApplicationsModule, PeopleModule, RequisitionsModule, RubricsModule, ScorecardsModule],
  providers: [CoverageService, PanelChoices, RequisitionLists, RequisitionOverview, Seats],
  exports: [CoverageService, PanelChoices, RequisitionLists, RequisitionOverview, Seats],
})
export class RequisitionPagesModule {}
