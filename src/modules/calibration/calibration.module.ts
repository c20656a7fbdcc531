import { Module } from '@nestjs/common';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { CalibrationJobs } from './calibration-jobs.service.js';
import { CalibrationsRepository } from './calibrations.repository.js';
import { CalibrationsService } from './calibrations.service.js';

@Module({
  imports: [RequisitionsModule],
  providers: [CalibrationsService, CalibrationJobs, CalibrationsRepository],
  exports: [CalibrationsService, CalibrationJobs],
})
export class CalibrationModule {}
