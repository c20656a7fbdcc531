import { Injectable } from '@nestjs/common';
import { stageOf, type Caller, type Rubric } from '../../../domain/index.js';
import { AccessService } from '../../access/access.service.js';
import { RequisitionsService } from '../requisitions.service.js';

export interface Seat {
  /** `id@version`. */
  readonly reference: string;
  readonly rubric: Rubric;
  /** "Leader, rated on Engineering leadership arc (engineering-arc@1)". */
  readonly words: string;
  /** Why rubric and career stage cannot be changed by this caller; null while they can. */
  readonly stands: string | null;
}

/** Rubric and career stage of a requisition, and whether they may still change. */
@Injectable()
export class Seats {
  constructor(
    private readonly requisitions: RequisitionsService,
    private readonly access: AccessService,
  ) {}

  /**
   * That they stand tells that a scorecard is in. So they stand, too, for whoever may not know that yet, whether or
   * not one is.
   */
  async of(caller: Caller, id: string): Promise<Seat> {
    const { reference, rubric } = await this.requisitions.rubricOf(id);
    const { stage } = await this.requisitions.get(id);
    const words = `${stageOf(rubric, stage).name}, rated on ${rubric.title} (${reference})`;
    const seesAll = await this.access.may(caller, 'requisition:reseat', id);
    if (!seesAll) return { reference, rubric, words, stands: STANDS_FOR_THE_BLIND };
    const stands = (await this.requisitions.isRated(id)) ? STANDS : null;
    return { reference, rubric, words, stands };
  }
}

const STANDS = 'A scorecard is in, so the rubric and the career stage stand. Another seat is another requisition.';
const STANDS_FOR_THE_BLIND =
  'You cannot change the rubric and the career stage while a scorecard of your own is missing here.';
