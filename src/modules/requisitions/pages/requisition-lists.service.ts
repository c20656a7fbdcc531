import { Injectable } from '@nestjs/common';
import type { Page } from '../../../common/page.js';
import type { Caller } from '../../../domain/index.js';
import type { RubricLibrary } from '../../rubrics/rubric-library.js';
import { RequisitionsService, type RequisitionRecord } from '../requisitions.service.js';
import type { ListedRequisition, RequisitionListInput } from './requisition-list.presenter.js';

/** What a list shows before it goes on on another page. */
const ON_ONE_SCREEN = 20;

/** What the list of requisitions shows: the caller's own, those that are open first. */
@Injectable()
export class RequisitionLists {
  constructor(private readonly requisitions: RequisitionsService) {}

  /** `open`, `closed`: where to go on with one of the two lists; then the other is left out. */
  async of(
    { personId }: Pick<Caller, 'personId'>,
    { open, closed }: { readonly open?: string; readonly closed?: string },
  ): Promise<Omit<RequisitionListInput, 'mayOpen'>> {
    const list = (state: 'open' | 'closed', cursor: string | undefined): Promise<Page<RequisitionRecord>> =>
      this.requisitions.list({ cursor: cursor ?? null, limit: ON_ONE_SCREEN }, { memberId: personId, state });
    const none: Page<RequisitionRecord> = { items: [], nextCursor: null };
    const opens = closed === undefined ? await list('open', open) : none;
    const closes = open === undefined ? await list('closed', closed) : none;
    const library = await this.requisitions.rubricLibrary();
    return {
      open: opens.items.map((record) => listed(record, library)),
      closed: closes.items.map((record) => listed(record, library)),
      moreOpen: opens.nextCursor,
      moreClosed: closes.nextCursor,
      isContinued: open !== undefined || closed !== undefined,
    };
  }
}

function listed({ rubric: reference, stage, ...record }: RequisitionRecord, library: RubricLibrary): ListedRequisition {
  const rubric = library.find(reference)?.rubric;
  const stageName = rubric?.stages.find(({ id }) => id === stage)?.name ?? stage;
  return { ...record, rubric: reference, stageName };
}
