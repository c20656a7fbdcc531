import { Injectable } from '@nestjs/common';
import { insertRow } from '../../database/rows.js';
import { run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { TranscriptionRow } from './transcription.entity.js';

@Injectable()
export class TranscriptionsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** Once is enough: again changes nothing. */
  async note(row: TranscriptionRow): Promise<void> {
    await insertRow(this.units.manager, TranscriptionRow, {
      row,
      unlessExists: ['applicationId', 'interviewerId', 'personId'],
    });
  }

  /** Whether somebody has typed for anybody on the panel of an application; `interviewerId`: for this one. */
  async has(personId: string, applicationId: string, interviewerId: string | null = null): Promise<boolean> {
    const { rows } = await run(
      this.units.manager,
      `SELECT 1 FROM "transcriptions" WHERE "person_id" = ? AND "application_id" = ?${interviewerId === null ? '' : ' AND "interviewer_id" = ?'}`,
      [personId, applicationId, ...(interviewerId === null ? [] : [interviewerId])],
    );
    return rows.length > 0;
  }
}
