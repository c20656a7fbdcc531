import { Module } from '@nestjs/common';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { RubricsModule } from '../rubrics/rubrics.module.js';
import { PracticeLibrary } from './practice-library.service.js';
import { PracticeRepository } from './practice.repository.js';
import { PracticeService } from './practice.service.js';

/** Written candidates with an agreed key, rated before people are. */
@Module({
  imports: [RequisitionsModule, RubricsModule],
  providers: [PracticeService, PracticeLibrary, PracticeRepository],
  exports: [PracticeService, PracticeLibrary],
})
export class PracticeModule {}
