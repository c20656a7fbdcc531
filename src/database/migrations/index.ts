import type { MigrationInterface, TableOptions } from 'typeorm';
import { FIRST_GUARDS } from './1795000000001-first-guards.js';
import { FirstTables1795000000001 } from './1795000000001-first-tables.js';
import { People1795000000002, PEOPLE_GUARDS } from './1795000000002-people.js';
import { RECOVERY_CODES, RecoveryCodes1795000000003 } from './1795000000003-recovery-codes.js';
import { SHORTLISTS, SHORTLIST_GUARDS, Shortlists1795000000004 } from './1795000000004-shortlists.js';
import { CALIBRATION_GUARDS, Calibrations1795000000005 } from './1795000000005-calibrations.js';
import { GROUP_ANSWERS, GROUP_GUARDS, GROUP_SECRETS, Groups1795000000006 } from './1795000000006-groups.js';
import { TRANSCRIPTIONS, TRANSCRIPTION_GUARDS, Transcriptions1795000000007 } from './1795000000007-transcriptions.js';
import { ERASURE_GUARDS } from './1795000000008-erasure-guards.js';
import { ERASURES, Erasures1795000000008, TABLES_WITH_ERASURES } from './1795000000008-erasures.js';
import {
  INTERVIEWER_FINDINGS,
  INTERVIEWER_FINDINGS_GUARDS,
  InterviewerFindings1795000000009,
} from './1795000000009-interviewer-findings.js';
import { OUTCOME_GUARDS, OUTCOMES, Outcomes1795000000010 } from './1795000000010-outcomes.js';
import { PRACTICE_GUARDS, PRACTICE_RATINGS, Practice1795000000011 } from './1795000000011-practice.js';
import { CALIBRATIONS_WITH_PRACTICE, PracticeCounts1795000000012 } from './1795000000012-practice-counts.js';
import type { Guard } from './guards.js';

/** What a database of one version has. */
export interface Schema {
  /** In their order. A released one is never changed; the next one follows it. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** The tables as the last migration leaves them; the start refuses a database that lacks a part of them. */
  readonly tables: readonly TableOptions[];
  /** The triggers that must be there. */
  readonly guards: readonly Guard[];
}

export const CURRENT_SCHEMA: Schema = {
  migrations: [
    FirstTables1795000000001,
    People1795000000002,
    RecoveryCodes1795000000003,
    Shortlists1795000000004,
    Calibrations1795000000005,
    Groups1795000000006,
    Transcriptions1795000000007,
    Erasures1795000000008,
    InterviewerFindings1795000000009,
    Outcomes1795000000010,
    Practice1795000000011,
    PracticeCounts1795000000012,
  ],
  tables: [
    ...TABLES_WITH_ERASURES,
    RECOVERY_CODES,
    SHORTLISTS,
    CALIBRATIONS_WITH_PRACTICE,
    GROUP_ANSWERS,
    GROUP_SECRETS,
    TRANSCRIPTIONS,
    ERASURES,
    INTERVIEWER_FINDINGS,
    OUTCOMES,
    PRACTICE_RATINGS,
  ],
  guards: [
    ...FIRST_GUARDS,
    ...PEOPLE_GUARDS,
    ...SHORTLIST_GUARDS,
    ...CALIBRATION_GUARDS,
    ...GROUP_GUARDS,
    ...TRANSCRIPTION_GUARDS,
    ...ERASURE_GUARDS,
    ...INTERVIEWER_FINDINGS_GUARDS,
    ...OUTCOME_GUARDS,
    ...PRACTICE_GUARDS,
  ],
};
