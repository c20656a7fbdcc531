import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { ApplicationsRepository } from './applications.repository.js';
import { ApplicationsService } from './applications.service.js';

@Module({
  imports: [PeopleModule, RequisitionsModule],
  providers: [ApplicationsService, ApplicationsRepository],
  exports: [ApplicationsService],
})
export class ApplicationsModule {}
