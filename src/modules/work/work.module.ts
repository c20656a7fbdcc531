import { Module } from '@nestjs/common';
import { OutcomesModule } from '../outcomes/outcomes.module.js';
import { PracticeModule } from '../practice/practice.module.js';
import { RequisitionPagesModule } from '../requisitions/pages/requisition-pages.module.js';
import { WorkRepository } from './work.repository.js';
import { WorkService } from './work.service.js';

@Module({
  imports: [OutcomesModule, PracticeModule, RequisitionPagesModule],
  providers: [WorkService, WorkRepository],
  exports: [WorkService],
})
export class WorkModule {}
