import { describe, expect, it } from '@jest/globals';
import { workView, type WorkInput } from './work.presenter.js';

const LINE = { applicationId: 'a', candidate: 'Ada Lovelace', requisition: 'Head of Platform' };
const NOTHING: WorkInput = {
  roles: ['recruiter'],
  interviewerId: null,
  now: '2026-11-25T10:00:00.000Z',
  cards: [],
  done: [],
  debriefs: [],
  briefs: [],
  late: [],
  outcomes: [],
  practice: 0,
  gaps: [],
};

interface Shown {
  readonly heading: string;
  readonly items: readonly {
    readonly what: string;
    readonly note: string | null;
    readonly href: string;
    readonly status: { readonly word: string };
  }[];
}

function shown(input: Partial<WorkInput>): readonly Shown[] {
  return (workView({ ...NOTHING, ...input }) as { readonly groups: readonly Shown[] }).groups;
}

describe('my work', () => {
  it('puts a person’s own late scorecards first and those without a day last', () => {
    const card = (scorecardId: string, dueAt: string | null, version = 1) => ({
      ...LINE,
      scorecardId,
      version,
      dueAt,
      isLate: scorecardId === 'late',
    });
    const cards = [
      card('anytime', null),
      card('later', '2026-12-04T23:59:59Z'),
      card('today', '2026-11-25T23:59:59Z', 4),
      card('late', '2026-11-24T23:59:59Z'),
    ];
    expect(shown({ cards })[0]?.items.map(({ status, what, note }) => [status.word, what, note])).toEqual([
      ['Late', 'Prepare the interview of Ada Lovelace', 'was due 24 Nov 2026'],
      ['Due today', 'Finish the scorecard of Ada Lovelace', 'due 25 Nov 2026'],
      ['Due', 'Prepare the interview of Ada Lovelace', 'due 4 Dec 2026'],
      ['No date', 'Prepare the interview of Ada Lovelace', null],
    ]);
  });

  it('leads whoever rates to how they rate, and nobody else', () => {
    const actionsOf = (interviewerId: string | null): unknown =>
      (workView({ ...NOTHING, interviewerId }) as { readonly heading: { readonly actions: unknown } }).heading.actions;
    expect(actionsOf(null)).toEqual([]);
    expect(actionsOf('i')).toEqual([{ href: '/interviewers/i/calibration', label: 'How I rate', primary: false }]);
  });

  it('goes from what is late to what is only missing', () => {
    const groups = shown({
      debriefs: [LINE],
      briefs: [{ ...LINE, number: 12, issuedAt: '2026-11-24T08:00:00Z' }],
      late: [{ ...LINE, by: ['Ana', 'Tom'], since: '2026-11-20T23:59:59Z' }],
      gaps: [{ requisition: { id: 'r', title: 'Head of Platform' }, gaps: ['Nobody asks about it.'] }],
    });
    expect(groups.map(({ heading, items }) => [heading, items[0]?.what, items[0]?.note, items[0]?.href])).toEqual([
      ['Late, and by whom', 'Ana and Tom, for Ada Lovelace', 'since 20 Nov 2026', '/applications/a/kits'],
      ['Debriefs that can begin', 'Debrief of Ada Lovelace', null, '/applications/a/debrief'],
      ['Hiring briefs to read', 'Hiring brief for Ada Lovelace', 'B-0012, issued 24 Nov 2026', '/applications/a'],
      ['What nobody asks about', 'Head of Platform', null, '/requisitions/r/panel'],
    ]);
  });

  it('keeps at hand what is in, and leads to its debrief once that is open', () => {
    const done = (scorecardId: string, debriefAt: string | null) => ({
      ...LINE,
      scorecardId,
      submittedAt: '2026-11-23T15:00:00Z',
      debriefAt,
    });
    const [group] = shown({ done: [done('one', null), done('two', '2026-11-24T09:00:00Z')] });
    expect(group?.heading).toBe('Your scorecards that are in');
    expect(group?.items.map(({ status: { word }, what, href, note }) => [word, what, href, note])).toEqual([
      ['In', 'Scorecard of Ada Lovelace', '/scorecards/one', 'in since 23 Nov 2026'],
      ['Debrief', 'Debrief of Ada Lovelace', '/applications/a/debrief', 'open since 24 Nov 2026'],
    ]);
  });

  it('ends with practice candidates that wait, and says beside them that nothing else does', () => {
    const view = workView({ ...NOTHING, roles: ['interviewer'], practice: 9 }) as { readonly empty: unknown };
    expect(view.empty).not.toBeNull();
    const [group] = shown({ practice: 9 });
    expect(group).toMatchObject({
      heading: 'Practice',
      items: [{ what: '9 practice candidates to rate', href: '/practice' }],
    });
    expect(shown({ practice: 1 })[0]?.items[0]?.what).toBe('One practice candidate to rate');
    expect(shown({ practice: 0 })).toEqual([]);
  });
});
