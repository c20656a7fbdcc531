import { Module } from '@nestjs/common';
import { AdverseImpactModule } from '../adverse-impact/adverse-impact.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RenderingModule } from '../rendering/rendering.module.js';
import { ErasuresRepository } from './erasures.repository.js';
import { ErasuresService } from './erasures.service.js';

/** Candidates who ask to be forgotten. */
@Module({
  imports: [AdverseImpactModule, PeopleModule, RenderingModule],
  providers: [ErasuresService, ErasuresRepository],
  exports: [ErasuresService],
})
export class ErasuresModule {}
