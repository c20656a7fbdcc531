import { dayOf, dayWords } from '../../common/days.js';
import { andList } from '../../common/documents/words.js';
import type { Role } from '../../domain/index.js';

interface Line {
  readonly applicationId: string;
  readonly candidate: string;
  /** Its title. */
  readonly requisition: string;
}

export interface WorkInput {
  readonly roles: readonly Role[];
  /** Under which the reader rates; null for somebody who was never on a panel. */
  readonly interviewerId: string | null;
  readonly now: string;
  /** The reader's own scorecards that are not in. */
  readonly cards: readonly (Line & {
    readonly scorecardId: string;
    readonly version: number;
    readonly dueAt: string | null;
    readonly isLate: boolean;
  })[];
  /** The reader's own that are in, the newest first. */
  readonly done: readonly (Line & {
    readonly scorecardId: string;
    readonly submittedAt: string;
    readonly debriefAt: string | null;
  })[];
  readonly debriefs: readonly Line[];
  readonly briefs: readonly (Line & { readonly number: number; readonly issuedAt: string })[];
  /** The longest first. */
  readonly late: readonly (Line & { readonly by: readonly string[]; readonly since: string })[];
  /** Of people in their seats, the oldest decision first. */
  readonly outcomes: readonly (Line & { readonly months: number; readonly decidedAt: string })[];
  /** How many practice candidates wait. */
  readonly practice: number;
  readonly gaps: readonly {
    readonly requisition: { readonly id: string; readonly title: string };
    readonly gaps: readonly string[];
  }[];
}

interface Item {
  readonly status: object;
  readonly href: string;
  readonly what: string;
  readonly of: string;
  readonly note: string | null;
}

/** What waits for one person, the most urgent first; nothing to look at that asks for nothing. */
export function workView(input: WorkInput): object {
  const groups = [
    { id: 'scorecards', heading: 'Your interviews', items: cardItems(input) },
    { id: 'late', heading: 'Late, and by whom', items: lateItems(input) },
    { id: 'debriefs', heading: 'Debriefs that can begin', items: debriefItems(input) },
    { id: 'briefs', heading: 'Hiring briefs to read', items: briefItems(input) },
    { id: 'done', heading: 'Your scorecards that are in', items: doneItems(input) },
    { id: 'outcomes', heading: 'How it goes with those in their seats', items: outcomeItems(input) },
    { id: 'gaps', heading: 'What nobody asks about', items: gapItems(input) },
  ].filter(({ items }) => items.length > 0);
  return {
    heading: {
      above: null,
      text: 'My work',
      lead: null,
      actions:
        input.interviewerId === null
          ? []
          : [{ href: `/interviewers/${input.interviewerId}/calibration`, label: 'How I rate', primary: false }],
    },
    // Last, and beside whatever is said of an empty page: nobody waits for it.
    groups: [...groups, ...practiceGroups(input)],
    empty: groups.length === 0 ? emptyView(input) : null,
  };
}

/** Late ones first, then by day; what has no day comes last. */
function cardItems({ cards, now }: WorkInput): readonly Item[] {
  const time = ({ dueAt }: WorkInput['cards'][number]): number => (dueAt === null ? Infinity : Date.parse(dueAt));
  return [...cards]
    .sort((a, b) => (time(a) === time(b) ? 0 : time(a) - time(b)))
    .map((card) => ({
      status: dueStatus(card, now),
      href: `/scorecards/${card.scorecardId}`,
      what:
        card.version === 1 ? `Prepare the interview of ${card.candidate}` : `Finish the scorecard of ${card.candidate}`,
      of: card.requisition,
      note: card.dueAt === null ? null : `${card.isLate ? 'was due' : 'due'} ${dayWords(card.dueAt)}`,
    }));
}

function dueStatus({ dueAt, isLate }: WorkInput['cards'][number], now: string): object {
  if (dueAt === null) return { mark: 'dotted', tone: 'unseen', word: 'No date' };
  if (isLate) return { mark: 'triangle', tone: 'missing', word: 'Late' };
  if (dayOf(dueAt) === dayOf(now)) return { mark: 'half', tone: 'open', word: 'Due today' };
  return { mark: 'ring', tone: 'plain', word: 'Due' };
}

function lateItems({ late }: WorkInput): readonly Item[] {
  return late.map(({ applicationId, candidate, requisition, by, since }) => ({
    status: { mark: 'triangle', tone: 'missing', word: 'Late' },
    href: `/applications/${applicationId}/kits`,
    what: `${andList(by)}, for ${candidate}`,
    of: requisition,
    note: `since ${dayWords(since)}`,
  }));
}

function debriefItems({ debriefs }: WorkInput): readonly Item[] {
  return debriefs.map(({ applicationId, candidate, requisition }) => ({
    status: { mark: 'solid', tone: 'held', word: 'All in' },
    href: `/applications/${applicationId}/debrief`,
    what: `Debrief of ${candidate}`,
    of: requisition,
    note: null,
  }));
}

function briefItems({ briefs }: WorkInput): readonly Item[] {
  return briefs.map(({ applicationId, candidate, requisition, number, issuedAt }) => ({
    status: { mark: 'circle', tone: 'plain', word: 'Undecided' },
    href: `/applications/${applicationId}`,
    what: `Hiring brief for ${candidate}`,
    of: requisition,
    note: `B-${String(number).padStart(4, '0')}, issued ${dayWords(issuedAt)}`,
  }));
}

function outcomeItems({ outcomes }: WorkInput): readonly Item[] {
  return outcomes.map(({ applicationId, candidate, requisition, months, decidedAt }) => ({
    status: { mark: 'ring', tone: 'plain', word: 'Due' },
    href: `/applications/${applicationId}/outcome`,
    what: `How it goes with ${candidate}, after ${months} months`,
    of: requisition,
    note: `decided ${dayWords(decidedAt)}`,
  }));
}

function practiceGroups({ practice }: WorkInput) {
  if (practice === 0) return [];
  const item: Item = {
    status: { mark: 'ring', tone: 'plain', word: 'Open' },
    href: '/practice',
    what: practice === 1 ? 'One practice candidate to rate' : `${practice} practice candidates to rate`,
    of: 'best before you rate people',
    note: null,
  };
  return [{ id: 'practice', heading: 'Practice', items: [item] }];
}

function gapItems({ gaps }: WorkInput): readonly Item[] {
  return gaps.map(({ requisition: { id, title }, gaps: sentences }) => ({
    status: { mark: 'dotted', tone: 'missing', word: 'Gap' },
    href: `/requisitions/${id}/panel`,
    what: title,
    of: sentences.join(' '),
    note: null,
  }));
}

/** The debrief, once it is open: that is where the scorecard is talked over. */
function doneItems({ done }: WorkInput): readonly Item[] {
  return done.map(({ applicationId, scorecardId, candidate, requisition, submittedAt, debriefAt }) =>
    debriefAt === null
      ? {
          status: { mark: 'solid', tone: 'held', word: 'In' },
          href: `/scorecards/${scorecardId}`,
          what: `Scorecard of ${candidate}`,
          of: requisition,
          note: `in since ${dayWords(submittedAt)}`,
        }
      : {
          status: { mark: 'half', tone: 'open', word: 'Debrief' },
          href: `/applications/${applicationId}/debrief`,
          what: `Debrief of ${candidate}`,
          of: requisition,
          note: `open since ${dayWords(debriefAt)}`,
        },
  );
}

const WILL_COME: Readonly<Record<Role, string>> = {
  recruiter:
    'As a recruiter you find here whose scorecards are late, which debriefs can begin, and what the panels of your open requisitions leave out.',
  'hiring-manager':
    'As a hiring manager you find here the debriefs that can begin, and each hiring brief until something is decided.',
  interviewer:
    'As an interviewer you find here each interview that a recruiter gives you, until your scorecard of it is in.',
  admin: 'As an admin you look after people and rubrics; nothing of that waits here.',
};

function emptyView({ roles }: WorkInput): object {
  return {
    heading: 'Nothing waits for you',
    text: roles.map((role) => WILL_COME[role]).join(' '),
    action: roles.includes('recruiter') ? { label: 'Open a requisition', href: '/requisitions/new' } : null,
  };
}
