import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newSecret } from '../../common/secrets.js';
import { inList, run } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';

/** What somebody said; null takes back what they said before. */
export interface GroupAnswer {
  readonly applicationId: string;
  readonly category: string;
  readonly group: string | null;
}

/** An application whose requisition is closed, and what was decided on it last. */
export interface Outcome {
  readonly applicationId: string;
  readonly requisitionId: string;
  /** `id@version`. */
  readonly rubric: string;
  readonly stage: string;
  /** Null: nothing was. */
  readonly decision: string | null;
}

/**
 * The only file that reads or writes group data. No statement here, nor anywhere else (a test sees to it), names a
 * table of group data together with another table: what belongs together is found by marks, one application at a time.
 */
@Injectable()
export class GroupsRepository {
  constructor(private readonly units: UnitOfWork) {}

  /** Marks sorted as they are stored, so that not even the order of a file stays. @returns how many are kept, and taken back */
  async put(answers: readonly GroupAnswer[]): Promise<{ readonly kept: number; readonly withdrawn: number }> {
    const secret = await this.secret();
    const marked = answers.map((answer) => ({ ...answer, mark: markOf(secret, answer) }));
    let [kept, withdrawn] = [0, 0];
    for (const { mark, category, group } of marked.toSorted((a, b) => (a.mark < b.mark ? -1 : 1))) {
      const before = await this.remove(mark);
      if (group === null) {
        withdrawn += before;
        continue;
      }
      const statement = `INSERT INTO "group_answers" ("mark", "category", "answer") VALUES (?, ?, ?)`;
      await run(this.units.manager, statement, [mark, category, group]);
      kept += 1;
    }
    return { kept, withdrawn };
  }

  /** Every answer of these applications. @returns how many there were */
  async withdraw(applicationIds: readonly string[]): Promise<number> {
    const secret = await this.secret();
    let withdrawn = 0;
    for (const { category } of await this.groups())
      for (const applicationId of applicationIds)
        withdrawn += await this.remove(markOf(secret, { applicationId, category }));
    return withdrawn;
  }

  /** Every category and group that somebody named, each once, sorted. */
  async groups(): Promise<readonly { readonly category: string; readonly group: string }[]> {
    const statement = `SELECT DISTINCT "category", "answer" AS "group" FROM "group_answers" ORDER BY "category", "answer"`;
    return (await run<{ category: string; group: string }>(this.units.manager, statement, [])).rows;
  }

  /** By mark of application and category, what was said. */
  async answers(): Promise<AnswersByMark> {
    const { rows } = await run<{ mark: string; answer: string }>(
      this.units.manager,
      `SELECT "mark", "answer" FROM "group_answers"`,
      [],
    );
    if (rows.length === 0) return { of: () => null };
    const secret = await this.secret();
    const byMark = new Map(rows.map(({ mark, answer }) => [mark, answer]));
    return { of: (applicationId, category) => byMark.get(markOf(secret, { applicationId, category })) ?? null };
  }

  /** Every application of a closed requisition. */
  async outcomes(): Promise<readonly Outcome[]> {
    const statement =
      `SELECT a."id" AS "applicationId", r."id" AS "requisitionId", r."rubric", r."stage",` +
      ` (SELECT d."decision" FROM "decisions" d WHERE d."application_id" = a."id" ORDER BY d."number" DESC LIMIT 1) AS "decision"` +
      ` FROM "applications" a JOIN "requisitions" r ON r."id" = a."requisition_id" WHERE r."closed_at" IS NOT NULL ORDER BY a."seq"`;
    return (await run<Outcome>(this.units.manager, statement, [])).rows;
  }

  /** The applications with these ids or of candidates with these addresses (lower case), by what they were asked for. */
  async applicationsOf(names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const { manager } = this.units;
    const statement =
      `SELECT a."id", c."email" FROM "applications" a JOIN "candidates" c ON c."id" = a."candidate_id"` +
      ` WHERE ${inList(manager, 'a."id"')} OR ${inList(manager, 'c."email"')} ORDER BY a."seq"`;
    const asked = JSON.stringify(names);
    const { rows } = await run<{ id: string; email: string | null }>(manager, statement, [asked, asked]);
    const found = new Map<string, string[]>();
    for (const { id, email } of rows)
      for (const name of [id, email ?? id])
        if (!found.get(name)?.includes(id)) found.set(name, [...(found.get(name) ?? []), id]);
    return found;
  }

  private async remove(mark: string): Promise<number> {
    return (await run(this.units.manager, `DELETE FROM "group_answers" WHERE "mark" = ?`, [mark])).affected;
  }

  /** Made when it is first needed. */
  private async secret(): Promise<string> {
    const { manager } = this.units;
    const read = async (): Promise<string | undefined> =>
      (await run<{ secret: string }>(manager, `SELECT "secret" FROM "group_secrets"`, [])).rows[0]?.secret;
    const known = await read();
    if (known !== undefined) return known;
    const statement = `INSERT INTO "group_secrets" ("id", "secret") VALUES (1, ?) ON CONFLICT ("id") DO NOTHING`;
    await run(manager, statement, [newSecret()]);
    return (await read()) ?? '';
  }
}

export interface AnswersByMark {
  /** The group that the applicant named in this category; null: none. */
  readonly of: (applicationId: string, category: string) => string | null;
}

function markOf(secret: string, { applicationId, category }: Pick<GroupAnswer, 'applicationId' | 'category'>): string {
  return createHmac('sha256', secret).update(`${applicationId}\n${category}`).digest('hex');
}
