import { Module } from '@nestjs/common';
import { RequisitionPagesModule } from '../requisitions/pages/requisition-pages.module.js';
import { WorkRepository } from './work.repository.js';
import { WorkService } from './work.service.js';

@Module({
  imports: [RequisitionPagesModule],
  providers: [WorkService, WorkRepository],
  exports: [WorkService],
})
export class WorkModule {}
