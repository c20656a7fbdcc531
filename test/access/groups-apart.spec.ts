import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ObjectKind } from '../../src/domain/index.js';
import { RouteRules } from '../../src/modules/access/route-rules.js';
import { AdverseImpact } from '../../src/modules/adverse-impact/adverse-impact.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { answersOf, selectionOf } from '../support/selections.js';
import { Cast, OBJECTS, type Name } from './cast.js';
import { answerOf, readsOf } from './walk.js';

const ROOT = resolve(import.meta.dirname, '../..');
/** Words that stand nowhere else. */
const [CATEGORY, GROUP] = ['Quirkword', 'Zyzzyvan'] as const;

/** Every file of the product, from the root. */
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => join('src', path));
const naming = (words: RegExp): readonly string[] =>
  sources.filter((path) => words.test(readFileSync(join(ROOT, path), 'utf8'))).toSorted();

describe('group data', () => {
  it('is named by its migration, its entities and its one repository, and by nothing else', () => {
    expect(naming(/group_answers|group_secrets|GroupAnswerRow|GroupSecretRow|GROUP_ANSWERS|GROUP_SECRETS/)).toEqual([
      'src/database/entities.ts',
      'src/database/migrations/1795000000006-groups.ts',
      'src/database/migrations/index.ts',
      'src/modules/adverse-impact/group-answer.entity.ts',
      'src/modules/adverse-impact/group-secret.entity.ts',
      'src/modules/adverse-impact/groups.repository.ts',
    ]);
    expect(naming(/GroupsRepository|from '[^']*groups\.repository/)).toEqual(
      ['adverse-impact.module', 'adverse-impact.service', 'groups.repository', 'tally']
        .map((name) => `src/modules/adverse-impact/${name}.ts`)
        .toSorted(),
    );
  });

  it('is asked for by its own pages and its own command alone, and by the erasure of an applicant', () => {
    expect(naming(/adverse-impact\.(service|module|pages)/)).toEqual([
      'src/app.module.ts',
      'src/cli/commands/import.ts',
      'src/modules/adverse-impact/adverse-impact.module.ts',
      'src/modules/adverse-impact/adverse-impact.pages.controller.ts',
      'src/modules/erasures/erasures.module.ts',
      'src/modules/erasures/erasures.service.ts',
    ]);
  });

  it('stands in no statement with another table', () => {
    const text = readFileSync(join(ROOT, 'src/modules/adverse-impact/groups.repository.ts'), 'utf8');
    // A statement may be written in pieces: what is added to it belongs to it.
    const statements = text.replaceAll(/[`']\s*\+\s*[`']/g, '').match(/`[^`]*`|'[^'\n]*'/g) ?? [];
    const tables = statements.map((one) =>
      [...one.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE)\s+"(\w+)"/g)].map(([, table]) => table),
    );
    const apart = tables.filter((names) => names.some((name) => name?.startsWith('group_')));
    expect(apart.length).toBeGreaterThanOrEqual(5);
    expect(apart.filter((names) => new Set(names).size !== 1)).toEqual([]);
  });
});

describe('group data, once it is there', () => {
  let cast: Cast;
  let before: readonly string[];

  /** What the engine is given, what it makes of it, and the file that leaves the house. */
  const inputs = async (): Promise<readonly string[]> => {
    const { requisition } = cast.things[1];
    const evaluation = await cast.app.get(ImportsService).exportRequisition(requisition);
    const { assessment } = await cast.app.get(AssessmentsService).assess(requisition);
    return [JSON.stringify(evaluation), JSON.stringify(assessment)];
  };

  beforeAll(async () => {
    cast = await Cast.start('sqlite');
    await selectionOf(cast.app, {
      title: 'A seat that is filled',
      applicants: [
        { called: 'ann', applicants: 30, selected: 10 },
        { called: 'bob', applicants: 30, selected: 15 },
      ],
    });
    before = await inputs();
    const own = [cast.things[1].application, cast.things[2].application].map((id) => `${id},${CATEGORY},${GROUP}\n`);
    const text = answersOf('ann', 30, [CATEGORY, GROUP]) + answersOf('bob', 30, [CATEGORY, 'Other']) + own.join('');
    await cast.app.get(AdverseImpact).import(null, Buffer.from(`applicant,category,group\n${text}`), 'answers.csv');
  }, 120_000);
  afterAll(() => cast.stop());

  it('changes nothing of an evaluation, an assessment or the hash of what it was made from', async () => {
    expect(await inputs()).toEqual(before);
  });

  it('stands in no answer of any route to anybody, but for the admin’s own page and table', async () => {
    const kinds = Object.keys(OBJECTS) as ObjectKind[];
    const ids = Object.fromEntries(
      kinds.map((kind) => [
        kind,
        ([1, 2] as const).flatMap((of) => OBJECTS[kind].map((thing) => cast.things[of][thing])),
      ]),
    ) as unknown as Parameters<typeof readsOf>[1];
    const routes = cast.app
      .get(RouteRules)
      .all()
      .filter(({ method }) => method === 'GET');
    const telling = new Set<string>();
    for (const name of ['admin', 'recruiter 1', 'manager 1', 'interviewer 1'] satisfies Name[]) {
      const reader = cast.people.get(name);
      if (reader === undefined) throw new Error(`${name} is missing`);
      for (const ask of routes.flatMap((route) => readsOf(route, ids)))
        if (new RegExp(`${CATEGORY}|${GROUP}`).test(await answerOf(cast.app, reader, ask)))
          telling.add(`${name} ${ask.path}`);
    }
    expect([...telling].toSorted()).toEqual(['admin /adverse-impact', 'admin /adverse-impact/table.csv']);
  }, 120_000);
});
