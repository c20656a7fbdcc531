import type { Source } from '../domain/index.js';

/** The example whose ratings and evidence stand in the scorecards that are in. */
export const SOURCE_OF_RATINGS = 'req-payments-em';

/** A seat that is being filled. */
export const SEAT = {
  externalId: 'demo-open-seat',
  rubric: 'engineering-arc@1',
  title: 'Engineering Manager, Onboarding',
  organisation: 'Tidewell Pay',
  stage: 'leader',
} as const;

export type Seat = 'interviewer' | 'hiring-manager' | 'third' | 'fourth';

/** On the panel and never at a keyboard: the recruiter types for them. */
export const OTHERS: readonly { readonly seat: Seat; readonly name: string }[] = [
  { seat: 'third', name: 'Teodora Vasile' },
  { seat: 'fourth', name: 'Kwame Boateng' },
];

interface DemoKit {
  readonly seat: Seat;
  /** From the first run on; negative is late. */
  readonly dueInDays: number;
  /** "application interviewer" of the example; null while it is not in. */
  readonly ratedAs: string | null;
}

interface DemoCandidate {
  readonly name: string;
  readonly source: Source;
  readonly kits: readonly DemoKit[];
}

/** One who is nearly through, one with somebody late, one who has not been seen. */
export const CANDIDATES: readonly DemoCandidate[] = [
  {
    name: 'Jonas Brandt',
    source: 'external',
    kits: [
      { seat: 'interviewer', dueInDays: 1, ratedAs: null },
      { seat: 'third', dueInDays: 1, ratedAs: 'wieczorek Tomasz' },
      { seat: 'fourth', dueInDays: 1, ratedAs: 'wieczorek Derek' },
    ],
  },
  {
    name: 'Maeve Quinlan',
    source: 'internal',
    kits: [
      { seat: 'interviewer', dueInDays: -1, ratedAs: 'dhalaigh Farah' },
      { seat: 'hiring-manager', dueInDays: -1, ratedAs: null },
      { seat: 'third', dueInDays: -1, ratedAs: 'dhalaigh Tomasz' },
    ],
  },
  {
    name: 'Sofía Márquez',
    source: 'external',
    kits: [
      { seat: 'interviewer', dueInDays: 6, ratedAs: null },
      { seat: 'fourth', dueInDays: 6, ratedAs: null },
    ],
  },
];
