import { Injectable } from '@nestjs/common';
import { Invalid } from '../../common/errors.js';
import { DocumentError, type Problem } from '../../common/documents/problem.js';
import { normalisedEmail } from '../../common/checks.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { dimensionName, publishedByPart, publishedImpact, type Caller } from '../../domain/index.js';
import { AuditService } from '../access/audit.service.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import { namesApplicant, problem, readGroups, type GroupRow } from './groups-file.js';
import { GroupsRepository, type AnswersByMark, type GroupAnswer, type Outcome } from './groups.repository.js';
import { finished, tally, type Finished } from './tally.js';
import type { CategoryImpact, ImpactReport } from './impact-report.js';

export interface ImportedGroups {
  readonly kept: number;
  readonly withdrawn: number;
}

/** Whether groups are selected alike. What anybody said leaves this module in aggregate alone. */
@Injectable()
export class AdverseImpact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly groups: GroupsRepository,
    private readonly versions: RubricVersions,
    private readonly audit: AuditService,
  ) {}

  /**
   * Keeps the answers of a file, all or none; an answer that is there already is replaced, an empty one taken back. An
   * address stands for every application of whoever has it.
   *
   * @param admin null on the command line
   * @throws DocumentError with everything that is wrong with it
   */
  import(admin: Caller | null, bytes: Uint8Array, file: string): Promise<ImportedGroups> {
    const rows = readGroups(bytes, file);
    return this.units.write(async () => {
      const imported = await this.groups.put(await this.answersIn(rows, file));
      const detail = `${imported.kept} kept, ${imported.withdrawn} withdrawn`;
      await this.audit.note({ personId: admin?.personId ?? null, action: 'groups:import', outcome: 'done', detail });
      return imported;
    });
  }

  /**
   * Takes back everything that one applicant said. Whether there was anything is not told: it would say who had answered.
   *
   * @param applicant an e-mail address, or the id of an application
   * @throws Invalid for what is neither
   */
  async withdraw(admin: Caller, applicant: string): Promise<void> {
    const name = normalisedEmail(applicant) ?? '';
    if (!namesApplicant(name))
      throw new Invalid('invalid-applicant', [
        { path: 'applicant', message: 'is neither an e-mail address nor the id of an application' },
      ]);
    await this.units.write(async () => {
      const found = await this.groups.applicationsOf([name]);
      await this.groups.withdraw(found.get(name) ?? []);
      // Whose they were would be a way back to them.
      await this.audit.note({ personId: admin.personId, action: 'groups:withdraw', outcome: 'done' });
    });
  }

  /** As `withdraw`, of somebody who is erased: the erasure is what is noted. */
  forget(applicationIds: readonly string[]): Promise<void> {
    return this.units.write(async () => void (await this.groups.withdraw(applicationIds)));
  }

  /** What may be shown now; who looked is noted. */
  report(admin: Caller): Promise<ImpactReport> {
    return this.units.write(async () => {
      const applicants = finished(await this.groups.outcomes());
      const answers = await this.groups.answers();
      const categories = [...new Set((await this.groups.groups()).map(({ category }) => category))];
      const stages = await this.stageNames(applicants);
      await this.audit.note({ personId: admin.personId, action: 'impact:read', outcome: 'done' });
      return {
        requisitions: new Set(applicants.map(({ requisitionId }) => requisitionId)).size,
        applicants: applicants.length,
        selected: applicants.filter(({ isSelected }) => isSelected).length,
        categories: categories.map((category) => categoryImpact(category, { applicants, answers, stages })),
      };
    });
  }

  /** With groups and categories spelled as they are already, whatever the case. */
  private async answersIn(rows: readonly GroupRow[], file: string): Promise<readonly GroupAnswer[]> {
    const applications = await this.groups.applicationsOf([...new Set(rows.map(({ applicant }) => applicant))]);
    const spelling = new Map<string, string>();
    const spelled = (text: string): string => {
      const known = spelling.get(text.toLowerCase()) ?? text;
      spelling.set(text.toLowerCase(), known);
      return known;
    };
    for (const { category, group } of await this.groups.groups()) [category, group].forEach(spelled);
    const problems: Problem[] = [];
    const said = new Map<string, GroupAnswer & { readonly line: number }>();
    for (const { line, applicant, category, group } of rows) {
      const found = applications.get(applicant) ?? [];
      if (found.length === 0)
        problems.push(
          problem(line, `applicant: nobody has applied as "${applicant}"; see the application for the address`),
        );
      for (const applicationId of found) {
        const answer = {
          applicationId,
          category: spelled(category),
          group: group === null ? null : spelled(group),
          line,
        };
        const key = `${applicationId}\n${answer.category}`;
        const before = said.get(key);
        if (before !== undefined && before.group !== answer.group)
          problems.push(
            problem(line, `"${applicant}" has another group of "${answer.category}" on line ${before.line}`),
          );
        said.set(key, answer);
      }
    }
    if (problems.length > 0) throw new DocumentError(file, problems);
    return [...said.values()];
  }

  /** The names of the career stages, by rubric and id. */
  private async stageNames(applicants: readonly Finished[]): Promise<(outcome: Outcome) => string> {
    const library = await this.versions.library();
    const names = new Map<string, string>();
    for (const { rubric, stage } of applicants)
      if (!names.has(`${rubric}/${stage}`))
        names.set(`${rubric}/${stage}`, dimensionName(library.get(rubric).rubric, stage));
    return ({ rubric, stage }) => names.get(`${rubric}/${stage}`) ?? stage;
  }
}

interface Counted {
  readonly applicants: readonly Finished[];
  readonly answers: AnswersByMark;
  readonly stages: (outcome: Outcome) => string;
}

function categoryImpact(category: string, { applicants, answers, stages }: Counted): CategoryImpact {
  const groupOf = ({ applicationId }: Finished): string | null => answers.of(applicationId, category);
  const { groups, unanswered } = tally(applicants, groupOf);
  const byStage = Map.groupBy(applicants, stages);
  const parts = [...byStage].map(([part, some]) => ({ part, ...tally(some, groupOf) }));
  return { category, all: publishedImpact(groups, unanswered), byStage: publishedByPart(parts) };
}
