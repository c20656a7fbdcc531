import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { RequisitionsModule } from '../requisitions/requisitions.module.js';
import { RubricShelf } from './rubric-shelf.service.js';
import { RubricsModule } from './rubrics.module.js';

/** Apart from `RubricsModule`, on which requisitions stand: the shelf knows both. */
@Module({
  imports: [AccessModule, RequisitionsModule, RubricsModule],
  providers: [RubricShelf],
  exports: [RubricShelf],
})
export class RubricShelfModule {}
