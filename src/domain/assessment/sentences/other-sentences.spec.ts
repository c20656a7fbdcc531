import { describe, expect, test } from '@jest/globals';
import { arcRubric } from '../../../../test/factories/rubric.js';
import type { Turn } from '../turning-point.js';
import { alphaHiddenReason, alphaUndefinedReason, saturatedSentence } from './panel.js';
import {
  TRANSITION_QUESTION,
  betweenRatingsQuestion,
  comparedEvidenceQuestion,
  standingOutQuestion,
} from './questions.js';
import { wouldTurnItSentence } from './robustness.js';
import { seatWhy } from './seat.js';

const RUBRIC = arcRubric();

describe('what would turn the route, in full', () => {
  const turn: Turn = {
    furtherInterviewers: 1,
    dimensions: ['closeness'],
    rating: 4,
    side: 'or-above',
    to: 'buy',
    toOne: true,
    distance: 0.4,
  };

  test.each<[Turn | null, string]>([
    [
      turn,
      'One more interviewer rating Closeness to the build at Mostly earned (4) or above would turn the route to “hire”.',
    ],
    [
      { ...turn, rating: 2, side: 'or-below', to: 'pass' },
      'One more interviewer rating Closeness to the build at Mostly borrowed (2) or below would turn the route to “pass for this seat”.',
    ],
    [
      { ...turn, furtherInterviewers: 2, dimensions: ['builder', 'leader'], rating: 5, side: 'exactly', to: 'promote' },
      'Two more interviewers rating Builder and Leader at Earned (5) would turn the route to “promote”.',
    ],
    [
      { ...turn, side: 'any', toOne: false },
      'One more interviewer rating Closeness to the build, whatever the rating, would turn the route.',
    ],
    [
      { ...turn, to: 'deepen-builder-line' },
      'One more interviewer rating Closeness to the build at Mostly earned (4) or above would turn the route to “deepen the Builder line”.',
    ],
    [
      { ...turn, rating: 3, side: 'or-below', to: 'gather-evidence', toOne: false },
      'One more interviewer rating Closeness to the build at Mixed (3) or below would turn the route, first to “gather evidence”.',
    ],
    [
      { ...turn, side: 'any' },
      'One more interviewer rating Closeness to the build, whatever the rating, would turn the route to “hire”.',
    ],
    [null, 'No rating by one or two more interviewers would turn the route.'],
  ])('%j', (given, sentence) => {
    expect(wouldTurnItSentence(RUBRIC, given)).toBe(sentence);
  });
});

describe('why the seat is grown, bought or held, in full', () => {
  const promote = { candidate: 'Maya Lind', route: 'promote' } as const;
  const grow = { candidate: 'Maya Lind', route: 'grow-with-plan' } as const;
  const buy = { candidate: 'Tom Ferrer', route: 'buy' } as const;
  const plan = { candidate: 'Tom Ferrer', route: 'buy-with-plan' } as const;
  const nobody = { inside: null, outside: null, applications: 3, nearest: null };

  test.each([
    [
      { ...nobody, route: 'grow', inside: promote },
      'Maya Lind can be promoted, and nobody from outside can be hired for the seat.',
    ],
    [
      { ...nobody, route: 'grow', inside: grow },
      'Maya Lind can grow into the seat with a plan, and nobody from outside can be hired for the seat.',
    ],
    [
      { ...nobody, route: 'buy', outside: buy },
      'Tom Ferrer can be hired, and nobody from inside can be grown into the seat.',
    ],
    [
      { ...nobody, route: 'buy', outside: plan },
      'Tom Ferrer can be hired with a plan, and nobody from inside can be grown into the seat.',
    ],
    [
      { ...nobody, route: 'grow-or-buy', inside: grow, outside: buy },
      'A real choice: from inside Maya Lind can grow into the seat with a plan, from outside Tom Ferrer can be hired.',
    ],
    [{ ...nobody, route: 'hold', applications: 0 }, 'Nobody has applied for the seat yet.'],
    [
      { ...nobody, route: 'hold' },
      'Nobody on this shortlist can take the seat yet, from inside or outside. No rating by one or two more interviewers would change that: look further.',
    ],
    [
      {
        ...nobody,
        route: 'hold',
        nearest: {
          candidate: 'Tom Ferrer',
          wouldTurnIt: 'One more interviewer rating Leader at Earned (5) would turn the route to “hire”.',
        },
      },
      'Nobody on this shortlist can take the seat yet, from inside or outside. Nearest is Tom Ferrer: one more interviewer rating Leader at Earned (5) would turn the route to “hire”.',
    ],
  ] as const)('%j', (words, sentence) => {
    expect(seatWhy(words)).toBe(sentence);
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
