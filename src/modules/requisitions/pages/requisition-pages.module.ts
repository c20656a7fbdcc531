import { Module } from '@nestjs/common';
import { RubricsModule } from '../../rubrics/rubrics.module.js';
import { RequisitionsModule } from '../requisitions.module.js';
import { RequisitionLists } from './requisition-lists.service.js';
import { Seats } from './seats.service.js';

/** What the pages of requisitions show, gathered from the modules that know it. */
@Module({
  imports: [RequisitionsModule, RubricsModule],
  providers: [RequisitionLists, Seats],
  exports: [RequisitionLists, Seats],
})
export class RequisitionPagesModule {}
