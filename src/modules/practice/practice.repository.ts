import { Injectable } from '@nestjs/common';
import { findRows, insertRow } from '../../database/rows.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { PracticeRatingRow } from './practice-rating.entity.js';

@Injectable()
export class PracticeRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** @returns false when this person has rated this criterion of it before: the first rating stands. */
  insertFirst(row: Omit<PracticeRatingRow, 'seq'>): Promise<boolean> {
    const unlessExists = ['personId', 'rubric', 'vignette', 'criterion'] as const;
    return insertRow(this.units.manager, PracticeRatingRow, { row, unlessExists });
  }

  /** In order of arrival. */
  ofPerson(personId: string): Promise<readonly PracticeRatingRow[]> {
    return findRows(this.units.manager, PracticeRatingRow, { personId });
  }

  /** Everybody's: for means alone. In order of arrival. */
  ofVignette(rubric: string, vignette: string): Promise<readonly PracticeRatingRow[]> {
    return findRows(this.units.manager, PracticeRatingRow, { rubric, vignette });
  }
}
