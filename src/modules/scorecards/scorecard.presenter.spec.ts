import { describe, expect, it } from '@jest/globals';
import { RUBRIC as rubric } from '../../../test/factories/rubric.js';
import { amendmentView } from './scorecard-amend.presenter.js';
import { comparisonView } from './scorecard-compare.presenter.js';
import { submittedView } from './scorecard-read.presenter.js';
import { scorecardView, type ScorecardSubject } from './scorecard.presenter.js';
import { differencesOf, merged } from './view/scorecard-differences.js';
import { inputOf, type ScorecardInput } from './view/scorecard-input.js';

const [first = '', second = '', third = ''] = rubric.criteria.map(({ id }) => id);
const nameOf = (id: string): string => rubric.criteria.find((criterion) => criterion.id === id)?.name ?? '';
const stage = rubric.stages[1]?.id ?? '';

const subject: ScorecardSubject = {
  id: '0198',
  candidate: 'Mei Tanaka',
  seat: { title: 'Engineering Manager, Payments', stage },
  source: 'external',
  rubric,
  kit: [first, second],
  dueAt: '2026-11-20T12:00:00Z',
  late: true,
  typedFor: 'Ana Ferreira',
};

function written(evidence: string, rating: 3 | 4 = 4, tells: readonly string[] = []): ScorecardInput {
  const ratings = [{ criterion: first, rating, verification: 'probed', evidence }] as const;
  return inputOf({ content: { recommendation: null, keyTakeaway: null, tells, ratings }, notes: [] }, rubric);
}

const state = { errors: new Map<string, string>(), version: 3, saved: true, personId: '0197' };

describe('the words of an interview kit', () => {
  const view = scorecardView(subject, { ...state, input: written('') });

  it('say the seat with its career stage, what the kit covers, and that it is late', () => {
    expect(view.heading.lead).toBe(`Engineering Manager, Payments · career stage ${rubric.stages[1]?.name}`);
    expect(view.facts.items).toEqual([
      { label: 'Your kit', value: '2 criteria', note: `of ${rubric.criteria.length} in the rubric` },
      { label: 'Applies from', value: 'outside', note: null },
      { label: 'Scorecard due', value: '20 Nov 2026, 12:00 UTC', note: 'Late: the time for it is over.' },
    ]);
    expect(view.typedFor).toBe('You type this scorecard for Ana Ferreira, who has no account. It counts as theirs.');
  });

  it('count what is missing, with a link to each', () => {
    const { rating, evidence, of, complete, items } = view.progress;
    expect({ rating, evidence, of, complete }).toEqual({ rating: 1, evidence: 1, of: 2, complete: false });
    const missing = items.filter((item) => item.rating || item.evidence).map(({ label, href }) => [label, href]);
    expect(missing).toEqual([
      [nameOf(first), `#criterion-${first.replaceAll('.', '-')}`],
      [nameOf(second), `#criterion-${second.replaceAll('.', '-')}`],
    ]);
  });

  it('offer what is not in the kit apart, closed until something is written there', () => {
    expect(view.fields.others).toMatchObject({ heading: 'Not in your kit: rate only what you saw', open: false });
    const note = { criterion: third, verification: null, evidence: 'Heard by chance.' };
    const content = { recommendation: null, keyTakeaway: null, tells: [], ratings: [] };
    const begun = scorecardView(subject, { ...state, input: inputOf({ content, notes: [note] }, rubric) });
    expect(begun.fields.others?.open).toBe(true);
  });

  it('name every rating by a word with the number beside it', () => {
    const [criterion] = view.fields.dimensions.flatMap(({ criteria }) => criteria);
    expect(criterion?.rating.options.map(({ label, figure }) => [label, figure])).toEqual([
      ['Borrowed', '1'],
      ['Mostly borrowed', '2'],
      ['Mixed', '3'],
      ['Mostly earned', '4'],
      ['Earned', '5'],
      ['Not observed', null],
    ]);
  });
});

describe('two texts of one scorecard', () => {
  const tell = rubric.tells[0]?.id ?? '';
  const mine = written('Typed here.', 4, [tell]);
  const stored = written('Stored.', 3);

  it('are compared field by field, in words', () => {
    expect(differencesOf(mine, stored, rubric)).toEqual([
      {
        field: `rating.${first}`,
        label: `${nameOf(first)}: rating`,
        kind: 'choice',
        mine: 'Mostly earned 4',
        stored: 'Mixed 3',
      },
      {
        field: `evidence.${first}`,
        label: `${nameOf(first)}: evidence`,
        kind: 'text',
        mine: 'Typed here.',
        stored: 'Stored.',
      },
      { field: 'tells', label: 'Tells', kind: 'list', mine: rubric.tells[0]?.name, stored: '' },
    ]);
    expect(differencesOf(mine, mine, rubric)).toEqual([]);
  });

  it('are merged as somebody chose, and stay as typed where nobody did', () => {
    const choices = new Map([[`evidence.${first}`, 'both'] as const, ['tells', 'stored'] as const]);
    const { criteria, tells } = merged(mine, stored, choices);
    expect(criteria.get(first)).toEqual({ rating: 4, verification: 'probed', evidence: 'Stored.\n\nTyped here.' });
    expect(tells).toEqual([]);
  });

  it('are offered so that nothing is lost by agreeing: both texts, unless one holds the other', () => {
    const chosen = (own: string, other: string) => {
      const differences = differencesOf(written(own), written(other), rubric);
      const view = comparisonView(subject, { mine, differences, version: 3, copy: null });
      return view.differences[0]?.options.find((option) => option.chosen)?.value;
    };
    expect(chosen('Typed here.', 'Stored.')).toBe('both');
    expect(chosen('Stored. And more.', 'Stored.')).toBe('mine');
    expect(chosen('Stored.', 'Stored. And more.')).toBe('stored');
  });
});

describe('a submitted scorecard', () => {
  const content = (rating: 3 | 4) => {
    const ratings = [{ criterion: first, rating, verification: 'probed', evidence: 'Named the alarm.' }] as const;
    return { recommendation: 'strong-yes', keyTakeaway: null, tells: [], ratings } as const;
  };
  const card = {
    interviewer: 'Ana Ferreira',
    submittedAt: '2026-11-20T09:00:00Z',
    content: content(4),
    amendments: [{ at: '2026-11-21T09:00:00Z', reason: 'Took the wrong line.', before: content(3) }],
    mayAmend: false,
    own: false,
    others: [],
    personId: '0197',
  };

  it('says whose it is, when it came in, and what was changed and why', () => {
    const view = submittedView(subject, card);
    expect(view.facts.items).toEqual([
      { label: 'Scorecard of', value: 'Ana Ferreira', note: null },
      { label: 'Submitted', value: '20 Nov 2026, 09:00 UTC', note: '2 revisions' },
      { label: 'Recommendation', value: 'Strong yes', note: 'shown, never scored' },
    ]);
    expect(view.heading.actions).toEqual([]);
    expect(view.history).toMatchObject([
      {
        what: 'Amended: Took the wrong line.',
        changes: [{ label: `${nameOf(first)}: rating`, before: 'Mixed 3', after: 'Mostly earned 4' }],
      },
      { what: 'Submitted', changes: [] },
    ]);
  });

  it('is amended knowing what the amendment will be marked with', () => {
    const base = { ...state, input: written(''), reason: '', differences: [], overtaken: null };
    const words = (sighted: boolean) => amendmentView(subject, { ...base, sighted }).notices.map(({ text }) => text);
    expect(words(false)).toEqual([]);
    expect(words(true)).toEqual(['You could by now read the others’; the amendment will be marked so.']);
  });
});
