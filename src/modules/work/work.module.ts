import { Module } from '@nestjs/common';
import { OutcomesModule } from '../outcomes/outcomes.module.js';
import { RequisitionPagesModule } from '../requisitions/pages/requisition-pages.module.js';
import { WorkRepository } from './work.repository.js';
import { WorkService } from './work.service.js';

@Module({
  imports: [OutcomesModule, RequisitionPagesModule],
  providers: [WorkService, WorkRepository],
  exports: [WorkService],
})
export class WorkModule {}
