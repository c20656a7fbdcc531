import { describe, expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../../src/domain/assessment/assess.js';
import type { Assessment } from '../../src/domain/assessment/assessment.js';
import type { Evaluation } from '../../src/domain/assessment/panel.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import type { LoadedRubric } from '../../src/modules/rubrics/rubric.reader.js';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';

const ROOT = join(import.meta.dirname, '../..');

/** What each application is there to show: its route, and all flags with their severity. */
interface Shown {
  readonly seat: string;
  readonly applications: Readonly<Record<string, { readonly route: string; readonly flags: readonly string[] }>>;
}

const SHOWN: Readonly<Record<string, Shown>> = {
  'design-director.yaml': {
    seat: 'buy',
    applications: {
      georgiou: { route: 'buy', flags: [] },
      quispe: { route: 'deepen-builder-line', flags: ['borrowed-authority stop', 'bottleneck caution'] },
      rasmussen: { route: 'pass', flags: ['calcified stop'] },
    },
  },
  'engineering-manager-payments.yaml': {
    seat: 'grow-or-buy',
    applications: {
      dhalaigh: { route: 'buy-with-plan', flags: ['drifted caution'] },
      haddad: { route: 'promote', flags: [] },
      hanh: {
        route: 'grow-with-plan',
        flags: ['unplanned-promotion stop', 'borrowed-authority stop', 'bottleneck caution'],
      },
      nwosu: { route: 'gather-evidence', flags: ['thin-evidence caution', 'thin-evidence caution'] },
      thornquist: { route: 'pass', flags: ['stage-skip stop', 'borrowed-authority stop', 'bottleneck caution'] },
      wieczorek: { route: 'buy', flags: [] },
    },
  },
  'head-of-platform-thin-panel.yaml': {
    seat: 'hold',
    applications: {
      lindholm: { route: 'gather-evidence', flags: ['thin-evidence caution', 'thin-evidence caution'] },
      thorvaldsdottir: {
        route: 'gather-evidence',
        flags: ['thin-evidence caution', 'thin-evidence caution', 'thin-evidence caution'],
      },
    },
  },
  'principal-advisor.yaml': {
    seat: 'buy',
    applications: {
      achterberg: { route: 'pass', flags: ['calcified stop', 'split-panel caution'] },
      wang: { route: 'buy', flags: [] },
    },
  },
  'split-panel.yaml': {
    seat: 'hold',
    applications: {
      ferreira: {
        route: 'gather-evidence',
        flags: [
          'split-panel caution',
          'unprobed-claims caution',
          'hinges-on-one caution',
          'flat-scoring note',
          'late-correction note',
        ],
      },
      kazlauskaite: { route: 'deepen-builder-line', flags: ['borrowed-authority stop', 'bottleneck caution'] },
    },
  },
  'staff-engineer.yaml': {
    seat: 'grow-or-buy',
    applications: {
      deshpande: { route: 'buy', flags: [] },
      okafor: { route: 'grow-with-plan', flags: ['borrowed-authority stop'] },
    },
  },
};

const examples = readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.yaml'));
const rubrics = readdirSync(join(ROOT, 'src/rubrics'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parseRubric(readFileSync(join(ROOT, 'src/rubrics', name), 'utf8'), name));

function rubricFor(reference: string): LoadedRubric | null {
  return rubrics.find((loaded) => loaded.reference === reference) ?? null;
}

function read(example: string): Evaluation {
  return parseEvaluation(readFileSync(join(ROOT, 'examples', example), 'utf8'), example, rubricFor);
}

function assessed({ rubric, requisition, applications }: Evaluation): Assessment {
  const loaded = rubricFor(rubric);
  if (loaded === null) throw new Error(`no rubric ${rubric}`);
  return assess({ rubric: loaded.rubric, requisition, applications });
}

function evidenceOf({ applications }: Evaluation): string[] {
  return applications
    .flatMap(({ scorecards }) => scorecards.flatMap(({ ratings }) => ratings))
    .flatMap(({ evidence }) => (evidence === null ? [] : [evidence]));
}

test('each example says here what it shows', () => {
  expect(examples.toSorted()).toEqual(Object.keys(SHOWN));
});

describe.each(Object.entries(SHOWN))('%s', (example, shown) => {
  const evaluation = read(example);
  const assessment = assessed(evaluation);

  test('shows the routes, the flags and the way to fill the seat that its first lines name', () => {
    const applications = assessment.applications.map(({ id, guidance, flags }) => [
      id,
      { route: guidance.route, flags: flags.map((flag) => `${flag.id} ${flag.severity}`) },
    ]);
    expect({ seat: assessment.seat.route, applications: Object.fromEntries(applications) }).toEqual(shown);
  });

  test('never has two interviewers write the same', () => {
    const written = evidenceOf(evaluation);
    expect(written.filter((text, index) => written.indexOf(text) !== index)).toEqual([]);
  });
});

test('the payments example leaves the cost of a backfill open and takes retention outside from the rubric', () => {
  const { economics } = assessed(read('engineering-manager-payments.yaml')).seat;
  const cells = Object.fromEntries((economics?.rows ?? []).map((row) => [row.id, row]));
  expect(cells['first-year-cost']?.inside.missing).toEqual(['backfillCost']);
  expect(cells['first-year-risk']?.outside.sources).toHaveLength(1);
});
