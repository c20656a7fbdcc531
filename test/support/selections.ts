import { newId } from '../../src/common/ids.js';
import { insertRow } from '../../src/database/rows.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { ApplicationRow } from '../../src/modules/applications/application.entity.js';
import { CandidateRow } from '../../src/modules/applications/candidate.entity.js';
import { DecisionRow } from '../../src/modules/debriefs/decision.entity.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';

interface Holder {
  get<T>(token: abstract new (...args: never[]) => T): T;
}

/** Applicants alike: how many, whom they call themselves, and what was decided on the first of them. */
export interface Applicants {
  /** In their addresses: "ann" makes ann-1@example.com and so on. */
  readonly called: string;
  readonly applicants: number;
  readonly selected: number;
  /** Of everybody else; null: nothing was decided on them. */
  readonly others?: DecisionRow['decision'] | null;
}

export interface SelectionShape {
  readonly title: string;
  readonly stage?: string;
  readonly closed?: boolean;
  /** When everybody applied and all was decided. */
  readonly at?: string;
  readonly applicants: readonly Applicants[];
}

const AT = '2026-11-02T10:00:00.000Z';

/** A requisition with many applicants, written as rows: what leads to a decision is tested elsewhere. @returns its id */
export async function selectionOf(
  app: Holder,
  { title, stage = 'leader', closed = true, at = AT, applicants }: SelectionShape,
): Promise<string> {
  const requisitions = app.get(RequisitionsService);
  const { id: requisitionId } = await requisitions.create({ rubric: 'engineering-arc@1', title, stage });
  const personId = await decider(app);
  const units = app.get(UnitOfWork);
  await units.write(async () => {
    const { manager } = units;
    for (const { called, applicants: count, selected, others = 'pass' } of applicants)
      for (let number = 1; number <= count; number += 1) {
        const [candidateId, applicationId] = [newId(), newId()];
        const record = { version: 1, createdAt: at };
        const email = `${called}-${number}@example.com`;
        const candidate = { ...record, id: candidateId, name: `${called} ${number}`, email, personId: null };
        await insertRow(manager, CandidateRow, { row: candidate });
        const source = { externalId: null, source: 'external', history: '[]' } as const;
        const application = { ...record, ...source, id: applicationId, requisitionId, candidateId };
        await insertRow(manager, ApplicationRow, { row: application });
        const decision = number <= selected ? 'hire' : others;
        if (decision === null) continue;
        const why = { reason: 'As the panel said.', assessmentId: null, advice: null };
        const row = { ...why, id: newId(), createdAt: at, applicationId, number: 1, personId, decision };
        await insertRow(manager, DecisionRow, { row });
      }
  });
  if (closed) await requisitions.close(requisitionId, 1);
  return requisitionId;
}

/** Answers of applicants who are called alike, as lines of a file. */
export function answersOf(called: string, count: number, [category, group]: readonly [string, string]): string {
  return Array.from({ length: count }, (_, index) => `${called}-${index + 1}@example.com,${category},${group}\n`).join(
    '',
  );
}

async function decider(app: Holder): Promise<string> {
  const accounts = app.get(AccountsService);
  const email = 'decides@example.com';
  return ((await accounts.findByEmail(email)) ?? (await accounts.invite({ email, name: 'Dana', roles: ['recruiter'] })))
    .id;
}
