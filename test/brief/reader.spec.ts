import { describe, expect, it } from '@jest/globals';
import { ratingId } from '../../src/domain/index.js';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { flag } from './fixtures/assessments.js';
import { application, card } from './fixtures/panels.js';
import { panel } from './fixtures/state.js';
import { changed, fixture, shortlist } from './fixtures/inputs.js';

describe('the capital of closeness', () => {
  it('stays at the beginning of a sentence and goes inside one', () => {
    const why = 'Closeness to the build is lost. Leader and Closeness to the build are needed';
    const { page } = presentHiringBrief(
      changed('drifted', { guidance: { ...fixture('drifted').assessment.applications[0]!.guidance, why } }),
    );
    expect(page.why).toBe('Closeness to the build is lost. Leader and closeness to the build are needed.');
  });
});

describe('a split panel', () => {
  const because = ['Ana', 'Ben'].flatMap((who) =>
    ['leader.hands-over-ownership', 'leader.judgement-held-up', 'leader.clarity-and-priorities'].map((criterion) =>
      ratingId('app-1', who, criterion),
    ),
  );
  const flags = [flag('split-panel', 'caution', { dimension: 'leader', because })];

  it('is never called good, and the disagreements of page 2 do not deny it', () => {
    const same = panel({ builder: 4, leader: 4, closeness: 4 }, ['Ana', 'Ben']).map((each) => ({
      ...each,
      ratings: each.ratings.map((rating) => ({ ...rating, rating: 4 as const })),
    }));
    const input = changed('allEarned', { flags });
    const { page, explain } = presentHiringBrief({
      ...input,
      evaluation: {
        ...input.evaluation,
        applications: [application({ id: 'app-1', name: 'Ada', scorecards: same })],
      },
      assessment: {
        ...input.assessment,
        applications: input.assessment.applications.map((each) => ({
          ...each,
          criteria: each.criteria.map((criterion) => ({ ...criterion, range: [4, 4] as const })),
        })),
      },
    });
    expect(page.facts[2]?.value).toBe('Split on Leader');
    expect(page.facts[2]?.note).toMatch(/^\d+ of 13 criteria within a point$/);
    expect(explain.disagreements.none).toContain('the split on Leader lies between what they gave on average');
  });

  it('quotes both on the criterion on which they lie furthest apart', () => {
    const [ana, ben] = [card('Ana', { leader: 5 }), card('Ben', { leader: 5 })];
    const low = {
      ...ben,
      ratings: ben.ratings.map((rating) => ({
        ...rating,
        rating: rating.criterion === 'leader.judgement-held-up' ? (1 as const) : (3 as const),
      })),
    };
    const input = changed('allEarned', { flags });
    const [shown] = presentHiringBrief({
      ...input,
      evaluation: {
        ...input.evaluation,
        applications: [application({ id: 'app-1', name: 'Ada', scorecards: [ana, low] })],
      },
    }).page.flags.shown;
    expect(shown?.speaksFor).toMatchObject({ criterion: 'Judgement held up', interviewer: 'Ben', ratingFigure: '1' });
    expect(shown?.speaksAgainst).toMatchObject({ criterion: 'Judgement held up', interviewer: 'Ana' });
  });
});

describe('what a flag quotes', () => {
  it('is named by the criterion that it rates', () => {
    const [drifted] = presentHiringBrief(fixture('drifted')).page.flags.shown;
    expect(drifted?.speaksFor?.criterion).toBe('Current knowledge');
  });

  it('is nothing where the route hinges on a whole scorecard', () => {
    const flags = [flag('hinges-on-one', 'caution', { because: [ratingId('app-1', 'Ana', 'builder.reads-the-data')] })];
    const [shown] = presentHiringBrief(changed('drifted', { flags })).page.flags.shown;
    expect([shown?.speaksFor, shown?.speaksAgainst, shown?.noneFor, shown?.noneAgainst]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('says no more than that nothing at the bar speaks against it', () => {
    const flags = [
      flag('drifted', 'caution', {
        dimension: 'closeness',
        because: [ratingId('app-1', 'Ana', 'closeness.current-knowledge')],
      }),
    ];
    const [shown] = presentHiringBrief(changed('drifted', { flags })).page.flags.shown;
    expect(shown?.noneAgainst).toBe('No rating at or above the bar speaks against it.');
  });
});

describe('where little is known', () => {
  it('nobody can say whether two scorecards hinge on one of them', () => {
    const { page, explain } = presentHiringBrief(fixture('thin'));
    expect(page.facts.at(-1)).toMatchObject({ value: 'Too few to say', note: 'fewer than three scorecards' });
    expect(explain.turns.join(' ')).toContain('too few to say whether the route hinges on one of them');
    expect(explain.turns.join(' ')).not.toContain('Leaving out any one interviewer');
  });

  it('a panel that shared no criterion is not said to agree on all', () => {
    const input = fixture('thin');
    const scorecards = [card('Ana', { builder: 4 }), card('Sol', { leader: 4 })];
    const { none } = presentHiringBrief({
      ...input,
      evaluation: {
        ...input.evaluation,
        applications: [application({ id: 'app-1', name: 'Ada', scorecards })],
      },
      assessment: {
        ...input.assessment,
        applications: input.assessment.applications.map((each) => ({
          ...each,
          criteria: each.criteria.map((criterion) => ({ ...criterion, range: null })),
        })),
      },
    }).explain.disagreements;
    expect(none).toBe('No criterion was rated by two interviewers, so nobody can be compared on one.');
  });

  it('a shortlist without candidates says what the seat will ask for, and neither orders nor explains a table', () => {
    const { comparison, pages } = shortlist('none');
    expect(comparison).toMatchObject({ headline: 'No candidates yet.', places: null, legend: null, ordered: null });
    expect(comparison.empty?.needs.map(({ name }) => name)).toEqual(['Builder', 'Leader', 'Closeness to the build']);
    expect(pages).toEqual([]);
  });
});
