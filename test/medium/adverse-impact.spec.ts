import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../../src/database/sql.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { Caller } from '../../src/domain/index.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { AdverseImpact } from '../../src/modules/adverse-impact/adverse-impact.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { DATABASES } from '../support/database.js';
import { servicesOn, type Services } from '../support/database-services.js';
import { answersOf, selectionOf } from '../support/selections.js';

const HEAD = 'applicant,category,group\n';

describe.each(DATABASES)('adverse impact on %s', (kind) => {
  let services: Services;
  let impact: AdverseImpact;
  let admin: Caller;

  beforeEach(async () => {
    services = await servicesOn(kind);
    impact = services.get(AdverseImpact);
    const person = { email: 'ada@example.com', name: 'Ada', roles: ['admin'] } as const;
    const { id } = await services.get(AccountsService).invite(person);
    const via = { kind: 'session', sessionId: 'none' } as const;
    admin = { personId: id, name: 'Ada', email: person.email, interviewerId: null, roles: ['admin'], via };
  });
  afterEach(() => services.close());

  const bring = (text: string) => impact.import(admin, Buffer.from(HEAD + text), 'answers.csv');
  const stored = async (): Promise<readonly { mark: string; category: string; answer: string }[]> => {
    const units = services.get(UnitOfWork);
    const statement = `SELECT "mark", "category", "answer" FROM "group_answers" ORDER BY "category", "answer", "mark"`;
    return units.read(
      async () => (await run<{ mark: string; category: string; answer: string }>(units.manager, statement, [])).rows,
    );
  };

  it('sets groups beside the highest rate, and tells how many did not answer', async () => {
    await selectionOf(services, {
      title: 'A seat',
      applicants: [
        { called: 'ann', applicants: 40, selected: 12 },
        { called: 'bob', applicants: 80, selected: 48 },
        { called: 'cai', applicants: 20, selected: 10 },
      ],
    });
    await bring(answersOf('ann', 40, ['Sex', 'Female']) + answersOf('bob', 80, ['Sex', 'Male']));
    const report = await impact.report(admin);
    expect(report).toMatchObject({ requisitions: 1, applicants: 140, selected: 70 });
    expect(report.categories).toHaveLength(1);
    const { category, all, byStage } = report.categories[0]!;
    expect([category, byStage, all.unanswered, all.withheld]).toEqual(['Sex', null, 20, false]);
    expect(all.groups).toMatchObject([
      { group: 'Female', applicants: 40, selected: 12, rate: 0.3, state: 'signal', comparison: { ratio: 0.5 } },
      { group: 'Male', applicants: 80, selected: 48, rate: 0.6, state: 'highest', comparison: null },
    ]);
    expect(all.groups[0]!.comparison!.fisher).toBeCloseTo(0.003409221768, 9);
  });

  it('counts closed requisitions that somebody was selected for, without those who withdrew', async () => {
    const one = (called: string, selected: number) => ({ called, applicants: 10, selected });
    await selectionOf(services, {
      title: 'Filled',
      applicants: [one('ann', 5), { ...one('bob', 0), others: 'withdrawn' }],
    });
    await selectionOf(services, { title: 'Undecided in the end', applicants: [{ ...one('cai', 1), others: null }] });
    await selectionOf(services, { title: 'Still open', closed: false, applicants: [one('dee', 5)] });
    await selectionOf(services, { title: 'Given up', applicants: [one('eve', 0)] });
    expect(await impact.report(admin)).toEqual({ requisitions: 2, applicants: 20, selected: 6, categories: [] });
  });

  it('is divided by the seat’s career stage, by its name, where nothing of it is withheld', async () => {
    for (const [stage, ann, bob] of [
      ['builder', 'ann', 'bob'],
      ['leader', 'ada', 'ben'],
    ] as const)
      await selectionOf(services, {
        title: `A ${stage}`,
        stage,
        applicants: [
          { called: ann, applicants: 20, selected: 5 },
          { called: bob, applicants: 20, selected: 10 },
        ],
      });
    for (const called of ['ann', 'ada']) await bring(answersOf(called, 20, ['Sex', 'Female']));
    for (const called of ['bob', 'ben']) await bring(answersOf(called, 20, ['Sex', 'Male']));
    const { all, byStage } = (await impact.report(admin)).categories[0]!;
    expect(all.groups.map(({ applicants }) => applicants)).toEqual([40, 40]);
    expect(byStage?.map(({ part, groups }) => [part, groups.map(({ selected }) => selected)])).toEqual([
      ['Builder', [5, 10]],
      ['Leader', [5, 10]],
    ]);
  });

  it('keeps an answer once, replaces it, spells groups as before, and takes it back', async () => {
    await selectionOf(services, { title: 'A seat', applicants: [{ called: 'ann', applicants: 3, selected: 1 }] });
    expect(await bring('Ann-1@Example.com , Sex , Female\nann-2@example.com,sex,FEMALE\n')).toEqual({
      kept: 2,
      withdrawn: 0,
    });
    expect(await bring('ann-1@example.com,Sex,Male\n')).toEqual({ kept: 1, withdrawn: 0 });
    expect((await stored()).map(({ category, answer }) => `${category}: ${answer}`)).toEqual([
      'Sex: Female',
      'Sex: Male',
    ]);
    expect(await bring('ann-1@example.com,sex,Prefer not to say\nann-3@example.com,Sex,\n')).toEqual({
      kept: 0,
      withdrawn: 1,
    });
    expect((await stored()).map(({ answer }) => answer)).toEqual(['Female']);
  });

  it('lets an address stand for every application of whoever has it, and an id for that one alone', async () => {
    const applicants = [{ called: 'ann', applicants: 1, selected: 1 }];
    await selectionOf(services, { title: 'One', applicants });
    await selectionOf(services, { title: 'Other', applicants });
    expect(await bring('ann-1@example.com,Sex,Female\n')).toEqual({ kept: 2, withdrawn: 0 });
    const units = services.get(UnitOfWork);
    const id = await units.read(
      async () =>
        (await run<{ id: string }>(units.manager, `SELECT "id" FROM "applications" ORDER BY "seq"`, [])).rows[0]!.id,
    );
    expect(await bring(`${id},Sex,\n`)).toEqual({ kept: 0, withdrawn: 1 });
    expect(await stored()).toHaveLength(1);
  });

  it('deletes everything that one applicant said, and nothing else', async () => {
    await selectionOf(services, { title: 'A seat', applicants: [{ called: 'ann', applicants: 2, selected: 1 }] });
    await bring('ann-1@example.com,Sex,Female\nann-1@example.com,Age,40 or more\nann-2@example.com,Sex,Male\n');
    await impact.withdraw(admin, ' ANN-1@example.com ');
    expect((await stored()).map(({ answer }) => answer)).toEqual(['Male']);
    await impact.withdraw(admin, 'nobody@example.com');
    expect(await stored()).toHaveLength(1);
    await expect(impact.withdraw(admin, 'ann')).rejects.toThrow('is neither an e-mail address nor the id');
  });

  it('keeps nothing of a file in which something is wrong, and says all of it with its lines', async () => {
    await selectionOf(services, { title: 'A seat', applicants: [{ called: 'ann', applicants: 1, selected: 1 }] });
    const text =
      'ann-1@example.com,Sex,Female\nnobody@example.com,Sex,Male\nann-1@example.com,Sex,Male\nsomebody@example.com,Sex,Male\n';
    await expect(bring(text)).rejects.toThrow(
      [
        'answers.csv:3: applicant: nobody has applied as "nobody@example.com"; see the application for the address',
        'answers.csv:4: "ann-1@example.com" has another group of "Sex" on line 2',
        'answers.csv:5: applicant: nobody has applied as "somebody@example.com"; see the application for the address',
      ].join('\n'),
    );
    expect(await stored()).toEqual([]);
  });

  it('stores nothing that tells whose an answer is, nor that two are of one person', async () => {
    await selectionOf(services, { title: 'A seat', applicants: [{ called: 'ann', applicants: 1, selected: 1 }] });
    await bring('ann-1@example.com,Sex,Female\nann-1@example.com,Age,40 or more\n');
    const [age, sex] = await stored();
    expect(Object.keys(age!)).toEqual(['mark', 'category', 'answer']);
    expect(age!.mark).toMatch(/^[0-9a-f]{64}$/);
    expect(age!.mark).not.toBe(sex!.mark);
    const units = services.get(UnitOfWork);
    const change = (sql: string) => units.write(() => run(units.manager, sql, []));
    await expect(change(`UPDATE "group_secrets" SET "secret" = 'x'`)).rejects.toThrow('cannot be changed');
    await expect(change(`DELETE FROM "group_secrets"`)).rejects.toThrow('cannot be deleted');
    await expect(change(`INSERT INTO "group_secrets" ("id", "secret") VALUES (2, 'x')`)).rejects.toThrow('one secret');
    await expect(change(`UPDATE "group_answers" SET "answer" = 'x'`)).rejects.toThrow('taken back and given again');
    const blank = `INSERT INTO "group_answers" ("mark", "category", "answer") VALUES ('x', 'Sex', ' ')`;
    await expect(change(blank)).rejects.toThrow('needs a category and a group');
  });

  it('notes who brought, took back and looked, and never what or whose', async () => {
    await selectionOf(services, { title: 'A seat', applicants: [{ called: 'ann', applicants: 1, selected: 1 }] });
    await bring('ann-1@example.com,Sex,Female\n');
    await impact.report(admin);
    await impact.withdraw(admin, 'ann-1@example.com');
    const noted = (await services.get(AuditService).newest()).slice(0, 3).toReversed();
    expect(noted).toMatchObject([
      {
        personId: admin.personId,
        action: 'groups:import',
        outcome: 'done',
        detail: '1 kept, 0 withdrawn',
        object: null,
      },
      { personId: admin.personId, action: 'impact:read', outcome: 'done', detail: null, object: null },
      { personId: admin.personId, action: 'groups:withdraw', outcome: 'done', detail: null, object: null },
    ]);
  });
});
