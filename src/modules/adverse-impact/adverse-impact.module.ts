import { Module } from '@nestjs/common';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { AdverseImpact } from './adverse-impact.service.js';
import { GroupsRepository } from './groups.repository.js';

/** Whether groups are selected alike, from data that nothing else reads. */
@Module({
  imports: [RequisitionsModule],
  providers: [AdverseImpact, GroupsRepository],
  exports: [AdverseImpact],
})
export class AdverseImpactModule {}
