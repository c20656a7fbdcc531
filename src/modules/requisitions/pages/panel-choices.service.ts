import { Injectable } from '@nestjs/common';
import { Invalid } from '../../../common/errors.js';
import { AccountsService } from '../../people/accounts.service.js';
import { PeopleService } from '../../people/people.service.js';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { PanelsService } from '../panels.service.js';
import { RequisitionsService } from '../requisitions.service.js';
import type { Addition } from './panel.form.js';
import type { PanelInput } from './panel.presenter.js';
import { RequisitionOverview } from './requisition-overview.service.js';

/** Who is on a panel, and who could be. */
@Injectable()
export class PanelChoices {
  constructor(
    private readonly units: UnitOfWork,
    private readonly requisitions: RequisitionsService,
    private readonly panels: PanelsService,
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly overview: RequisitionOverview,
  ) {}

  async of(id: string): Promise<Omit<PanelInput, 'errors' | 'typedName' | 'problem'>> {
    const requisition = await this.requisitions.get(id);
    const { rubric } = await this.requisitions.rubricOf(id);
    const panel = await this.overview.panelOf(id);
    const isOn = (interviewerId: string | null): boolean =>
      panel.some((member) => member.interviewerId === interviewerId);
    return {
      requisition,
      rubric,
      panel,
      people: (await this.accounts.list()).filter(
        ({ status, roles, interviewerId }) =>
          status !== 'disabled' && roles.includes('interviewer') && !isOn(interviewerId),
      ),
      interviewers: (await this.people.withoutAccount()).filter((interviewer) => !isOn(interviewer.id)),
    };
  }

  /**
   * Puts somebody on the panel, for everything at first; all of it or nothing.
   *
   * @throws PersonNotFound, and as `PanelsService.put`
   */
  add(id: string, addition: Addition, expectedVersion: number): Promise<void> {
    return this.units.write(async () =>
      this.panels.put(id, { interviewerId: await this.interviewerOf(addition), criteria: [] }, expectedVersion),
    );
  }

  private async interviewerOf(addition: Addition): Promise<string> {
    switch (addition.kind) {
      case 'person': {
        const { roles, status } = await this.accounts.get(addition.id);
        if (roles.includes('interviewer') && status !== 'disabled') return this.accounts.interviewerOf(addition.id);
        throw new Invalid('invalid-panel', [{ path: 'who', message: 'is not the account of an active interviewer' }]);
      }
      case 'interviewer':
        return addition.id;
      case 'new':
        return (await this.people.createFor({ name: addition.name, email: null })).id;
    }
  }
}
