import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { AuditTrail } from './audit-trail.service.js';

@Module({
  imports: [PeopleModule, RequisitionsModule],
  providers: [AuditTrail],
  exports: [AuditTrail],
})
export class AuditModule {}
