/** Somebody whom the test invites. */
export interface PanelMember {
  readonly key: string;
  readonly name: string;
  /** As the form words them. */
  readonly roles: readonly string[];
  /** What they give the first and the second candidate; null for somebody who does not rate. */
  readonly ratings: readonly [number, number] | null;
  readonly evidence: string;
}

export const RATED: readonly PanelMember[] = [
  {
    key: 'ana',
    name: 'Ana Ferreira',
    roles: ['Interviewer'],
    ratings: [4, 3],
    evidence: 'Walked me through the outage of March, the query plan first, and said what was theirs.',
  },
  {
    key: 'bo',
    name: 'Bo Lindqvist',
    roles: ['Interviewer'],
    ratings: [5, 3],
    evidence: 'Named two people who now run what they used to run, and what went wrong on the way.',
  },
  {
    key: 'chen',
    name: '陳怡君',
    roles: ['Interviewer'],
    ratings: [4, 2],
    evidence: 'Read the dashboard aloud, asked which alert had been muted, and was right.',
  },
  {
    key: 'dara',
    name: 'Dara O’Sullivan',
    roles: ['Interviewer'],
    ratings: [4, 4],
    evidence: 'Said no to the date in front of the sponsor, with the number that it rested on.',
  },
  { key: 'hana', name: 'Hana Moreau', roles: ['Hiring manager'], ratings: null, evidence: '' },
];
