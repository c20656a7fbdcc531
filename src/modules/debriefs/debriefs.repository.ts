import { Injectable } from '@nestjs/common';
import { findRow, findRows, insertRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { DebriefRow } from './debrief.entity.js';
import { DecisionRow } from './decision.entity.js';

@Injectable()
export class DebriefsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when the application has one already. */
  insert(row: Omit<DebriefRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, DebriefRow, { row, unlessExists: ['applicationId'] });
  }

  /** Null when the panel of the application has not talked. */
  findOf(applicationId: string): Promise<DebriefRow | null> {
    return findRow(this.units.manager, DebriefRow, { where: { applicationId } });
  }

  /** @returns false when the application has a decision of this number already. */
  insertDecision(row: Omit<DecisionRow, 'seq'>): Promise<boolean> {
    return insertRow(this.units.manager, DecisionRow, { row, unlessExists: ['applicationId', 'number'] });
  }

  /** Oldest first. */
  decisionsOf(applicationId: string): Promise<readonly DecisionRow[]> {
    return findRows(this.units.manager, DecisionRow, { applicationId });
  }
}
