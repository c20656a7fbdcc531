import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CalibrationModule } from '../calibration/calibration.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { ScorecardsModule } from '../scorecards/scorecards.module.js';
import { AssessmentsRepository } from './assessments.repository.js';
import { AssessmentsService } from './assessments.service.js';
import { EvaluationsService } from './evaluations.service.js';
import { ReadableAssessments } from './readable-assessments.service.js';

@Module({
  imports: [ApplicationsModule, CalibrationModule, PeopleModule, RequisitionsModule, ScorecardsModule],
  providers: [AssessmentsService, EvaluationsService, ReadableAssessments, AssessmentsRepository],
  exports: [AssessmentsService, EvaluationsService, ReadableAssessments],
})
export class AssessmentsModule {}
