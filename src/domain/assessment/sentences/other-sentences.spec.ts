import { describe, expect, test } from '@jest/globals';
import { reading } from '../../../../test/factories/case.js';
import { RUBRIC } from '../../../../test/factories/rubric.js';
import type { Turn } from '../turning-point.js';
import { alphaHiddenReason, alphaUndefinedReason, saturatedSentence } from './panel.js';
import { deepeningSteps, nothingLowStep } from './plan.js';
import {
  TRANSITION_QUESTION,
  betweenRatingsQuestion,
  comparedEvidenceQuestion,
  standingOutQuestion,
} from './questions.js';
import { wouldTurnItSentence } from './robustness.js';
import type { SeatWords } from './seat.js';
import { seatWhy } from './seat.js';

describe('what would turn the route, in full', () => {
  const turn: Turn = {
    furtherInterviewers: 1,
    dimensions: ['closeness'],
    direction: 'up',
    rating: 4,
    side: 'or-above',
    to: 'buy',
    beyond: [],
    interviewers: 3,
    distance: 0.4,
  };

  test.each<[Turn | readonly Turn[], string]>([
    [
      turn,
      'The least that would turn this route, from “gather evidence” to “buy”, is one more interviewer who rates Closeness to the build at Mostly earned (4) or above.',
    ],
    [
      { ...turn, rating: 2, side: 'or-below', to: 'pass' },
      'The least that would turn this route, from “gather evidence” to “pass for this seat”, is one more interviewer who rates Closeness to the build at Mostly borrowed (2) or below.',
    ],
    [
      { ...turn, furtherInterviewers: 2, dimensions: ['builder', 'leader'], rating: 5, side: 'exactly', to: 'promote' },
      'The least that would turn this route, from “gather evidence” to “promote”, is two more interviewers who both rate Builder and Leader at Earned (5).',
    ],
    [
      { ...turn, furtherInterviewers: 2, interviewers: 0 },
      'The least that would turn this route, from “gather evidence” to “buy”, is two interviewers who both rate Closeness to the build at Mostly earned (4) or above.',
    ],
    [
      { ...turn, to: 'deepen-builder-line' },
      'The least that would turn this route, from “gather evidence” to “deepen the Builder line”, is one more interviewer who rates Closeness to the build at Mostly earned (4) or above.',
    ],
    [
      { ...turn, rating: 3, side: 'or-below', to: 'buy-with-plan', beyond: ['pass'] },
      'The least that would turn this route, from “gather evidence” to “buy with a plan” or, further down, “pass for this seat”, is one more interviewer who rates Closeness to the build at Mixed (3) or below.',
    ],
    [
      { ...turn, to: 'buy-with-plan', beyond: ['buy'] },
      'The least that would turn this route, from “gather evidence” to “buy with a plan” or, further up, “buy”, is one more interviewer who rates Closeness to the build at Mostly earned (4) or above.',
    ],
    [
      { ...turn, side: 'any', beyond: ['buy-with-plan'] },
      'The least that would turn this route, from “gather evidence” to “buy” or “buy with a plan”, is one more interviewer who rates Closeness to the build, whatever the rating.',
    ],
    [[], 'No rating by one or two more interviewers would turn this route from “gather evidence”.'],
    [
      [turn, { ...turn, direction: 'down', furtherInterviewers: 2, rating: 2, side: 'or-below', to: 'pass' }],
      'The least that would turn this route, from “gather evidence” to “buy”, is one more interviewer who rates Closeness to the build at Mostly earned (4) or above. Lower ratings would turn it too: two more interviewers who both rate Closeness to the build at Mostly borrowed (2) or below lead to “pass for this seat”.',
    ],
    [
      [{ ...turn, direction: 'down', rating: 1, side: 'exactly', to: 'pass' }, turn],
      'The least that would turn this route, from “gather evidence” to “pass for this seat”, is one more interviewer who rates Closeness to the build at Borrowed (1). Higher ratings would turn it too: one more interviewer who rates Closeness to the build at Mostly earned (4) or above leads to “buy”.',
    ],
  ])('%j', (given, sentence) => {
    expect(wouldTurnItSentence(RUBRIC, 'gather-evidence', [given].flat())).toBe(sentence);
  });
});

describe('why the seat is grown, bought or held, in full', () => {
  const promote = { candidate: 'Maya Lind', route: 'promote' } as const;
  const grow = { candidate: 'Maya Lind', route: 'grow-with-plan' } as const;
  const buy = { candidate: 'Tom Ferrer', route: 'buy' } as const;
  const plan = { candidate: 'Tom Ferrer', route: 'buy-with-plan' } as const;
  const nobody = { rubric: RUBRIC, inside: null, outside: null, applied: { inside: 1, outside: 2 }, nearest: null };
  const nearest: NonNullable<SeatWords['nearest']> = {
    candidate: 'Tom Ferrer',
    readings: { leader: reading('unproven', 0.34), closeness: reading('unobserved') },
    turn: {
      furtherInterviewers: 2,
      dimensions: ['leader'],
      direction: 'up',
      rating: 4,
      side: 'or-above',
      to: 'buy-with-plan',
      beyond: ['buy'],
      interviewers: 3,
      distance: 0.4,
    },
  };

  test.each<[Omit<SeatWords, 'rubric'>, string]>([
    [
      { ...nobody, route: 'grow', inside: promote },
      'From inside Maya Lind can be promoted; nobody from outside can take the seat.',
    ],
    [
      { ...nobody, route: 'grow', inside: grow, applied: { inside: 1, outside: 0 } },
      'From inside Maya Lind can grow into the seat with a plan; nobody from outside has applied.',
    ],
    [
      { ...nobody, route: 'buy', outside: buy },
      'From outside Tom Ferrer is ready; nobody from inside can take the seat.',
    ],
    [
      { ...nobody, route: 'buy', outside: plan, applied: { inside: 0, outside: 1 } },
      'From outside Tom Ferrer fits with a plan; nobody from inside has applied.',
    ],
    [
      { ...nobody, route: 'grow-or-buy', inside: grow, outside: buy },
      'From inside Maya Lind can grow into the seat with a plan; from outside Tom Ferrer is ready.',
    ],
    [{ ...nobody, route: 'hold', applied: { inside: 0, outside: 0 } }, 'Nobody has applied for the seat yet.'],
    [
      { ...nobody, route: 'hold' },
      'Nobody on this shortlist can take the seat yet, from inside or outside. Two further interviews, however good, would not change that: look further.',
    ],
    [
      { ...nobody, route: 'hold', nearest },
      'Nobody on this shortlist can take the seat yet, from inside or outside. Closest is Tom Ferrer: Leader is unproven (34% chance of meeting the bar); two further interviews that both find it Mostly earned (4) or above would lead to “buy with a plan” or, further up, “buy”.',
    ],
    [
      {
        ...nobody,
        route: 'hold',
        nearest: {
          ...nearest,
          turn: {
            ...nearest.turn,
            furtherInterviewers: 1,
            dimensions: ['leader', 'closeness'],
            rating: 5,
            side: 'exactly',
            to: 'buy',
            beyond: [],
          },
        },
      },
      'Nobody on this shortlist can take the seat yet, from inside or outside. Closest is Tom Ferrer: Leader is unproven (34% chance of meeting the bar) and Closeness to the build is not observed; a further interview that finds each Earned (5) would lead to “buy”.',
    ],
    [
      { ...nobody, route: 'hold', nearest: { ...nearest, turn: { ...nearest.turn, interviewers: 0, beyond: [] } } },
      'Nobody on this shortlist can take the seat yet, from inside or outside. Closest is Tom Ferrer: Leader is unproven (34% chance of meeting the bar); two interviews that both find it Mostly earned (4) or above would lead to “buy with a plan”.',
    ],
  ])('%j', (words, sentence) => {
    expect(seatWhy({ ...words, rubric: RUBRIC })).toBe(sentence);
  });
});

describe('steps of a plan that no remedy gives, in full', () => {
  test('deepening is a harder piece of work, owned whole, and somebody to teach', () => {
    const words = { line: 'Builder', stretch: 'Reads the data', strength: 'Owned what broke' };
    expect(deepeningSteps(words)).toEqual([
      'Weeks 1–2, Builder: Choose with their manager a piece of work harder than any they have owned, that others will depend on and that asks the most of “Reads the data”.',
      'Weeks 3–12, Builder: Own it from end to end: the design, the making, what goes wrong in use, and the repair.',
      'Weeks 3–12, Owned what broke: Teach it to one less experienced colleague, who does the work while they stand beside.',
      'Weeks 11–12, Builder: Show peers what this asked for that earlier work did not, and agree what comes next on the Builder line.',
    ]);
  });

  test('where nobody rated the line, nothing is made up about it', () => {
    const [first, , third] = deepeningSteps({ line: 'Builder', stretch: null, strength: null });
    expect(first).toBe(
      'Weeks 1–2, Builder: Choose with their manager a piece of work harder than any they have owned, that others will depend on.',
    );
    expect(third).toMatch(/^Weeks 3–12, Builder: Teach it to one/);
  });

  test('a dimension that is low only as a whole is said to be so', () => {
    expect(nothingLowStep('Leader')).toBe(
      'Leader reads below the bar as a whole, but no single criterion of it does: agree with the panel where to begin.',
    );
  });
});

describe('what is said of the panel, in full', () => {
  test.each([
    [alphaHiddenReason(6, 10), 'Agreement is shown from 10 applications on; there are 6.'],
    [alphaHiddenReason(1, 10), 'Agreement is shown from 10 applications on; there is 1.'],
    [
      alphaUndefinedReason(),
      'Agreement is undefined: no two interviewers rated the same thing, or all ratings are equal.',
    ],
    [
      saturatedSentence(RUBRIC, 'leader'),
      'More than three quarters of all ratings on Leader are in the top category: they are not adjusted for severity, and plain means are shown.',
    ],
    [
      TRANSITION_QUESTION,
      'Who takes over what this person leaves, which decisions move in which week, and who stands beside them until it holds?',
    ],
    [
      comparedEvidenceQuestion('ana', 'ben', 'Reads the data'),
      'In the debrief: what did ana hear on “Reads the data” that ben did not, and the other way round?',
    ],
    [
      comparedEvidenceQuestion('ana', 'ben', null),
      'In the debrief: what did ana hear that ben did not, and the other way round?',
    ],
    [standingOutQuestion('ana'), 'In the debrief: what stood out to ana, up or down, and on what evidence?'],
    [betweenRatingsQuestion('ana'), 'In the debrief: what did ana learn between the first rating and the changed one?'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});
