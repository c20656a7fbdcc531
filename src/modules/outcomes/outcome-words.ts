import type { Advice, Again, Carries, Hire, Route, Whereabouts } from '../../domain/index.js';

export const WHEREABOUTS_WORDS: Readonly<Record<Whereabouts, string>> = {
  'in-seat': 'in the seat',
  'moved-up': 'in a larger seat',
  'moved-aside': 'in another seat, not a larger one',
  left: 'left by their own wish',
  'let-go': 'let go',
};

export const CARRIES_WORDS: Readonly<Record<Carries, string>> = {
  1: 'hardly',
  2: 'in a small part',
  3: 'about half of it',
  4: 'mostly',
  5: 'fully',
};

export const AGAIN_WORDS: Readonly<Record<Again, string>> = {
  yes: 'yes',
  unsure: 'not sure',
  no: 'no',
};

export const DECISION_WORDS: Readonly<Record<Hire['decision'], string>> = {
  hire: 'hired',
  promote: 'promoted',
  grow: 'grown into the seat',
};

export const ADVICE_WORDS: Readonly<Record<Advice, string>> = {
  'with-advice': 'as was advised',
  'against-advice': 'against the advice',
  'without-advice': 'without an assessment',
};

/** Of all rubrics together: the line that one deepens has another name in each. */
export const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  promote: 'promote',
  'grow-with-plan': 'grow with a plan',
  'shore-up-first': 'shore up first',
  'deepen-builder-line': 'deepen the present line',
  buy: 'buy',
  'buy-with-plan': 'buy with a plan',
  pass: 'pass for this seat',
  'gather-evidence': 'gather evidence',
};
