import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { CalibrationJobs } from './calibration-jobs.service.js';
import { CalibrationPagesService } from './calibration-pages.service.js';
import { CalibrationSchedule } from './calibration-schedule.service.js';
import { CalibrationsRepository } from './calibrations.repository.js';
import { CalibrationsService } from './calibrations.service.js';
import { FindingsRepository } from './findings.repository.js';
import { InterviewerFindingsService } from './interviewer-findings.service.js';
import { ReadableCalibrations } from './readable-calibrations.service.js';

@Module({
  imports: [AccessModule, PeopleModule, RequisitionsModule],
  providers: [
    CalibrationsService,
    CalibrationJobs,
    CalibrationSchedule,
    ReadableCalibrations,
    CalibrationPagesService,
    CalibrationsRepository,
    FindingsRepository,
    InterviewerFindingsService,
  ],
  exports: [
    CalibrationsService,
    CalibrationJobs,
    CalibrationSchedule,
    ReadableCalibrations,
    CalibrationPagesService,
    InterviewerFindingsService,
  ],
})
export class CalibrationModule {}
