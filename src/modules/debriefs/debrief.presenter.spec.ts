import { describe, expect, it } from '@jest/globals';
import { arcRubric } from '../../../test/factories/rubric.js';
import type { Rating, ScorecardContent } from '../../domain/index.js';
import { debriefView, type DebriefPageInput } from './debrief.presenter.js';

const rating = (criterion: string, value: Rating['rating']): Rating => ({
  criterion,
  rating: value,
  verification: value === 'not-observed' ? null : 'probed',
  evidence: value === 'not-observed' ? null : `Said of ${criterion}.`,
});
const content = (...ratings: readonly Rating[]): ScorecardContent => ({
  recommendation: null,
  keyTakeaway: null,
  tells: [],
  ratings,
});

const INPUT: DebriefPageInput = {
  id: 'a-1',
  rubric: arcRubric(),
  stage: 'leader',
  candidate: 'Siobhán Ní Dhálaigh',
  mayReadApplication: true,
  seat: { title: 'Engineering Manager', careerStage: 'Leader' },
  missing: [],
  submitted: 2,
  debrief: null,
  cards: [],
  mayOpen: true,
  changeable: [],
  advice: null,
  decisions: [],
  mayDecide: [],
  forms: {
    open: { reason: '' },
    change: { target: '', rating: '', verification: '', evidence: '', why: '' },
    decision: { decision: '', reason: '' },
    errors: {},
    problem: null,
  },
};
const OPEN = { at: '2026-11-02T10:00:00.000Z', by: 'Rita Reis', reason: null };

interface View {
  readonly state: string;
  readonly open: { readonly reason: { readonly hint: string } | null } | null;
  readonly heard: {
    readonly none: string | null;
    readonly apart: readonly {
      readonly name: string;
      readonly apart: string;
      readonly dimension: string;
      readonly heard: readonly {
        readonly then: { readonly word: string } | null;
        readonly reasons: readonly string[];
      }[];
    }[];
    readonly folds: readonly { readonly title: string; readonly size: string }[];
  } | null;
  readonly decision: {
    readonly advice: { readonly word: string | null; readonly none: string | null };
    readonly early: string | null;
    readonly history: readonly { readonly word: string; readonly advice: string | null }[];
    readonly number: string;
  };
}
const view = (input: Partial<DebriefPageInput>): View => debriefView({ ...INPUT, ...input }) as View;

describe('the words of a debrief', () => {
  it.each([
    [{}, 'All two scorecards are in.'],
    [{ submitted: 1 }, 'The one scorecard is in.'],
    [{ submitted: 0, missing: ['Léa'] }, 'No scorecard is in yet, so there is nothing to talk about. Not in yet: Léa.'],
    [{ missing: ['Léa', 'Bo'] }, 'Two of 4 scorecards are in. Not in yet: Léa and Bo.'],
    [{ debrief: OPEN }, 'Opened by Rita Reis on 2026-11-02 10:00 UTC.'],
    [
      { debrief: { ...OPEN, reason: 'Léa is ill' }, missing: ['Léa'] },
      'Opened by Rita Reis on 2026-11-02 10:00 UTC, before all were in: Léa is ill. Not in yet: Léa.',
    ],
  ])('say how far it is', (input, sentence) => {
    expect(view(input).state).toBe(sentence);
  });

  it('ask for a reason only while somebody is missing, and for nothing while nobody has brought anything', () => {
    expect(view({}).open?.reason).toBeNull();
    expect(view({ missing: ['Léa'] }).open?.reason?.hint).toBe(
      'Until their own scorecards are in, Léa sees nothing of this page.',
    );
    expect(view({ submitted: 0, missing: ['Léa'] }).open).toBeNull();
    expect(view({ mayOpen: false }).open).toBeNull();
  });

  it('put the widest disagreement of what the seat needs first, by the ratings that were brought', () => {
    const brought = content(rating('builder.reads-the-data', 1), rating('advisor.explains-the-bet', 1));
    const now = content(rating('builder.reads-the-data', 4), rating('advisor.explains-the-bet', 1));
    const change = { at: '2026-11-02T11:00:00Z', reason: 'The reference says so', before: brought };
    const other = content(
      rating('builder.reads-the-data', 4),
      rating('advisor.explains-the-bet', 5),
      rating('leader.hands-over-ownership', 3),
    );
    const { heard } = view({
      debrief: OPEN,
      cards: [
        { interviewer: 'Ana', content: now, changes: [change] },
        { interviewer: 'Bo', content: other, changes: [] },
      ],
    });
    expect(heard?.apart.map(({ name, apart, dimension }) => `${name}: ${apart} (${dimension})`)).toEqual([
      'Reads the data: three points apart at first, now the same rating (Builder, needed for this seat)',
      'Explains the bet: four points apart (Advisor, not needed for this seat)',
    ]);
    expect(heard?.apart[0]?.heard[0]).toMatchObject({
      then: { word: 'Borrowed', figure: '1' },
      now: { word: 'Mostly earned', figure: '4' },
      reasons: ['Changed here: The reference says so.'],
    });
    expect(heard?.apart[1]?.heard[0]).toMatchObject({ then: null, reasons: [] });
    expect(heard?.folds).toMatchObject([{ title: 'Rated by one interviewer, or by none', size: '1 criterion' }]);
  });

  it('say when there is nothing to disagree on', () => {
    const cards = [{ interviewer: 'Ana', content: content(rating('builder.reads-the-data', 4)), changes: [] }];
    expect(view({ debrief: OPEN, cards }).heard?.none).toBe(
      'No criterion was rated by two interviewers, so nobody can be compared on one.',
    );
    expect(view({ debrief: OPEN, cards: [...cards, ...cards] }).heard?.none).toBe(
      'No two interviewers lie two or more points apart on any one criterion.',
    );
  });

  it('set the decision beside the advice, and say why there is none', () => {
    const decisions = [
      {
        number: 1,
        createdAt: '2026-11-02T10:00:00.000Z',
        by: 'Mo',
        decision: 'grow',
        reason: 'Six months.',
        advice: 'grow-with-plan',
      },
    ] as const;
    const { decision } = view({ decisions, mayDecide: ['hold', 'pass'] });
    expect(decision.history).toMatchObject([
      { word: 'Grow with a plan', advice: 'The advice beside it: grow with a plan.' },
    ]);
    expect(decision.number).toBe('1');
    expect(decision.early).toBe('The panel has not talked yet: only what puts nobody into the seat can be recorded.');
    expect(decision.advice.none).toBe('The scorecards have not been assessed yet, or not for you to read.');
    expect(view({ mayReadApplication: false }).decision.advice.none).toBe(
      'The advice is for the recruiter and the hiring manager.',
    );
  });
});
