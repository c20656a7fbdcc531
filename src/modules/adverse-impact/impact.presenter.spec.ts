import { describe, expect, it } from '@jest/globals';
import { publishedImpact } from '../../domain/index.js';
import type { ImpactReport } from './impact-report.js';
import { pFigure, rateFigure, ratioFigure } from './figures.js';
import { impactTable } from './impact-table.js';
import { BLANK_FORMS, impactView } from './impact.presenter.js';

const group = (name: string, selected: number, applicants: number) => ({ group: name, selected, applicants });

function report(...groups: readonly ReturnType<typeof group>[]): ImpactReport {
  const category = { category: 'Sex', all: publishedImpact(groups, 0), byStage: null };
  return { requisitions: 2, applicants: 120, selected: 60, categories: [category] };
}

describe('the page of adverse impact', () => {
  it('says each state in a word with a shape, and the figures behind it', () => {
    const [category] = impactView(report(group('Female', 12, 40), group('Male', 48, 80))).categories;
    expect(category!.table.rows).toEqual([
      {
        group: 'Female',
        applicants: '40',
        selected: '12',
        rate: '30.0%',
        ratio: '0.50',
        interval: '95% interval 0.30–0.82',
        p: 'p 0.003, mid-p 0.002',
        below: '97.8% likely below four fifths',
        status: { mark: 'octagon', tone: 'missing', word: 'signal' },
      },
      {
        group: 'Male',
        applicants: '80',
        selected: '48',
        rate: '60.0%',
        ratio: 'stands for 1',
        interval: null,
        p: null,
        below: null,
        status: { mark: 'solid', tone: 'plain', word: 'highest rate' },
      },
    ]);
    expect(category!.notes).toEqual(['0 applicants gave no answer and are not counted here.']);
  });

  it('has no number of what is withheld, and says why', () => {
    const view = impactView(report(group('Female', 0, 30), group('Male', 20, 60)));
    const [row] = view.categories[0]!.table.rows;
    expect(row).toMatchObject({ applicants: '30', selected: 'withheld', rate: 'withheld', ratio: 'withheld', p: null });
    expect(row!.status.word).toBe('signal');
    expect(view.categories[0]!.notes.at(-1)).toBe(
      'Withheld: numbers below 5, and others from which they could be worked out.',
    );
  });

  it('names no group where there are too few', () => {
    const [category] = impactView(report(group('Female', 1, 2))).categories;
    expect(category).toMatchObject({ table: { rows: [] }, notes: [], undivided: null });
    expect(category!.none).toContain('Too few have answered');
  });

  it('leads to the form while there is nothing, and names what is wrong with what was typed', () => {
    const empty = { requisitions: 0, applicants: 0, selected: 0, categories: [] };
    expect(impactView(empty)).toMatchObject({
      empty: { action: { href: '#answers' } },
      summary: null,
      heading: { actions: [] },
    });
    const problems = Array.from({ length: 25 }, (_, line) => `Line ${line + 2}: x.`);
    const view = impactView(empty, { ...BLANK_FORMS, text: 'typed', problems });
    expect(view.summary).toMatchObject({ heading: '25 things to correct' });
    expect(view.summary!.items).toHaveLength(21);
    expect(view.summary!.items.at(-1)!.text).toBe('And 5 more.');
    expect(view.text).toMatchObject({ value: 'typed', error: '25 things to correct, named above by line.' });
    expect(impactView(empty, { ...BLANK_FORMS, applicant: 'x', applicantError: 'No.' }).summary!.items).toHaveLength(1);
  });
});

describe('the table of a bias audit', () => {
  it('holds what the page shows, and empty cells for what it withholds', () => {
    expect(impactTable(report(group('Female', 12, 40), group('Male', 48, 80)))).toEqual([
      ['Category', 'Group', 'Number of applicants', 'Selected', 'Selection rate', 'Impact ratio', 'Finding'],
      ['Sex', 'Female', 40, 12, 0.3, 0.5, 'signal'],
      ['Sex', 'Male', 80, 48, 0.6, 1, 'highest rate'],
      ['Sex', 'no answer', 0, null, null, null, null],
    ]);
    const [, female, male] = impactTable(report(group('Female', 0, 30), group('Male', 20, 60)));
    expect(female).toEqual(['Sex', 'Female', 30, null, null, null, 'signal']);
    expect(male).toEqual(['Sex', 'Male', 60, null, null, null, 'highest rate']);
  });
});

describe('figures', () => {
  it('never read as .80 what is below it', () => {
    expect([0.8, 0.48 / 0.6, 0.7999, 1].map(ratioFigure)).toEqual(['0.80', '0.80', '0.79', '1.00']);
    expect([0.3, 1 / 3, 1].map(rateFigure)).toEqual(['30.0%', '33.3%', '100.0%']);
    expect([0.0004, 0.0496, 1].map(pFigure)).toEqual(['under 0.001', '0.050', '1.000']);
  });
});
