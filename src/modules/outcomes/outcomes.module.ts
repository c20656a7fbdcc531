import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AssessmentsModule } from '../assessments/assessments.module.js';
import { DebriefsModule } from '../debriefs/debriefs.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { OutcomesRepository } from './outcomes.repository.js';
import { OutcomesService } from './outcomes.service.js';

/** Whether what was read and advised came true. */
@Module({
  imports: [ApplicationsModule, AssessmentsModule, DebriefsModule, RequisitionsModule],
  providers: [OutcomesService, OutcomesRepository],
  exports: [OutcomesService],
})
export class OutcomesModule {}
