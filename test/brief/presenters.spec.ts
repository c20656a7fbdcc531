import { describe, expect, it } from '@jest/globals';
import type { HiringBriefView } from '../../src/modules/briefs/brief.presenter.js';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { presentShortlistBrief } from '../../src/modules/briefs/shortlist.presenter.js';
import { planStep } from '../../src/modules/briefs/view/explain.js';
import { application, card } from './fixtures/panels.js';
import { SHORTLISTS } from './fixtures/shortlists.js';
import { FIXTURES } from './fixtures/states.js';

type BriefInput = Parameters<typeof presentHiringBrief>[0];

function fixture(name: string): BriefInput {
  const make = FIXTURES[name];
  if (make === undefined) throw new Error(`no fixture ${name}`);
  return make();
}

function brief(name: string): HiringBriefView {
  return presentHiringBrief(fixture(name));
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

const VIEWS: readonly (readonly [string, () => unknown])[] = [
  ...Object.keys(FIXTURES).map((name) => [name, () => brief(name)] as const),
  ...Object.entries(SHORTLISTS).map(
    ([name, make]) => [`shortlist ${name}`, () => presentShortlistBrief(make())] as const,
  ),
];

describe.each(VIEWS)('the view model of %s', (_name, make) => {
  it('is plain JSON: nothing missing, no number that is none, no markup', () => {
    const view = make();
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    for (const text of textsOf(view)) expect(text).not.toMatch(/<\/?[a-z][^>]*>|&[a-z]+;|undefined|NaN|\[object/i);
  });

  it('says career stage, never bare stage', () => {
    for (const text of textsOf(make())) expect(text).not.toMatch(/(?<!career )\bstages?\b(?![- ]skip)/i);
  });

  it('is the same when it is made again', () => {
    expect(make()).toEqual(make());
  });
});

describe('what a person typed', () => {
  const NASTY = '"><img src=x onerror=alert(1)>{{7*7}}</style>';

  it('is passed on as text, and stands in the style sheet only as escapes', () => {
    const input = fixture('drifted');
    const nasty = {
      ...input,
      assessment: {
        ...input.assessment,
        applications: input.assessment.applications.map((each) => ({ ...each, candidate: NASTY })),
      },
    };
    const { page, document } = presentHiringBrief(nasty);
    expect(page.heading.candidate).toBe(NASTY);
    for (const text of textsOf(document.running)) expect(text).toMatch(/^[A-Za-z0-9 \\]*$/);
  });
});

describe('the margins of each page', () => {
  it('name the candidate, the brief, rubric, engine, hash and time', () => {
    const read = (css: string) =>
      css.replace(/\\([0-9a-f]+) /g, (_all, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
    const { running } = brief('drifted').document;
    expect(read(running.topLeft)).toBe('Hiring brief for \u2068Ramona Castellanos\u2069');
    expect(read(running.topRight)).toBe('Confidential: for the hiring panel only');
    expect(read(running.bottomLeft)).toBe('B-0012 · engineering-arc@1 · engine 1.0.0 · input 7c1f09ab42de');
    expect(read(running.bottomRight)).toBe('generated 2026-11-22 09:40 UTC · page ');
  });
});

describe('page 1', () => {
  it('shows at most three flags, the most severe first, and counts the rest', () => {
    const { flags } = brief('manyFlags').page;
    expect(flags.shown.map(({ name, severity }) => [severity.word, name])).toEqual([
      ['Stop', 'Stage skip'],
      ['Stop', 'Borrowed authority'],
      ['Caution', 'Drifted'],
    ]);
    expect(flags.more).toBe('Four more flags stand on page 2.');
    expect(brief('manyFlags').explain.moreFlags.map(({ name }) => name)).toEqual([
      'Split panel',
      'Unprobed claims',
      'Hinges on one',
      'Flat scoring',
    ]);
  });

  it('gives a flag its strongest evidence for and against, with who wrote it and how far it was tested', () => {
    const [drifted] = brief('drifted').page.flags.shown;
    expect(drifted).toMatchObject({
      about: 'Closeness to the build',
      severity: { mark: 'triangle', word: 'Caution' },
      speaksFor: {
        side: 'For',
        interviewer: 'Ana',
        rating: 'Mostly borrowed',
        ratingFigure: '2',
        verification: { word: 'probed' },
      },
      speaksAgainst: { side: 'Against', interviewer: 'Ines' },
    });
    expect(drifted?.speaksFor?.text).toBe(
      'Describes how deployments work as they did in 2017; was surprised by the present pipeline.',
    );
  });

  it('quotes ticked tells where a flag rests on no rating', () => {
    const authority = brief('overfull').page.flags.shown[1];
    expect(authority?.speaksFor).toMatchObject({ interviewer: 'Ana and Sol', ratingFigure: null, verification: null });
    expect(authority?.speaksFor?.text).toContain('Leans on the title');
  });

  it('shows both ends of a split panel instead of for and against', () => {
    const input = fixture('manyFlags');
    const split = input.assessment.applications.map((each) => ({
      ...each,
      flags: each.flags.filter(({ id }) => id === 'split-panel'),
    }));
    const [flag] = presentHiringBrief({ ...input, assessment: { ...input.assessment, applications: split } }).page.flags
      .shown;
    expect([flag?.speaksFor?.side, flag?.speaksAgainst?.side]).toEqual(['Lowest', 'Highest']);
  });

  it('counts scorecards and criteria, and says how far the panel agrees and on whom the route hinges', () => {
    expect(brief('drifted').page.facts.map(({ value, note }) => `${value}: ${note ?? ''}`)).toEqual([
      '4: submitted',
      '13 of 13: in three required dimensions',
      'Good: 11 of 13 criteria within a point',
      'Nobody: same route without any one',
    ]);
    const owed = presentHiringBrief({
      ...fixture('drifted'),
      brief: { ...fixture('drifted').brief, scorecardsExpected: 5 },
    });
    expect(owed.page.facts[0]?.value).toBe('4 of 5');
  });

  it('asks three questions: the route’s own, then those of the flags', () => {
    expect(brief('drifted').page.ask.questions).toHaveLength(3);
    expect(brief('nothingYet').page.ask).toMatchObject({
      questions: [],
      none: 'Every question of the interview kit is still open.',
    });
  });

  it('says so where there is no flag, and shows the strongest evidence instead', () => {
    const { flags, strongest } = brief('allEarned').page;
    expect(flags).toMatchObject({ shown: [], none: 'Nothing on the scorecards raises a flag.' });
    expect(strongest?.items.map(({ dimension }) => dimension)).toEqual(['Builder', 'Leader', 'Closeness to the build']);
    expect(brief('nothingYet').page.flags.none).toBe(
      'No scorecard has been submitted yet, so nothing could be flagged.',
    );
  });
});

describe('page 2', () => {
  it('splits a panel of twelve over tables of at most six, each with every criterion', () => {
    const { parts } = brief('overfull').explain.criteria;
    expect(parts.map(({ interviewers }) => interviewers.length)).toEqual([6, 6]);
    for (const { groups } of parts) expect(groups.flatMap(({ rows }) => rows)).toHaveLength(18);
  });

  it('gives each rating as a word with its number, and leaves a cell empty where nobody asked', () => {
    const input = fixture('drifted');
    const partly = application({
      id: 'app-1',
      name: 'R',
      scorecards: [card('Ana', { builder: 4 }), card('Sol', { builder: 0, leader: 4 })],
    });
    const { criteria } = presentHiringBrief({
      ...input,
      evaluation: { ...input.evaluation, applications: [partly] },
    }).explain;
    const [builder] = criteria.parts[0]?.groups ?? [];
    expect(builder?.rows[0]?.cells).toEqual([
      { word: 'Mostly earned', figure: '4', tone: 'held' },
      { word: 'not observed', figure: null, tone: 'unseen' },
    ]);
  });

  it('says in one line that a dimension was rated by nobody', () => {
    const groups = brief('thin').explain.criteria.parts[0]?.groups ?? [];
    expect(groups.map(({ name, none, rows }) => [name, none, rows.length])).toEqual([
      ['Builder', null, 5],
      ['Leader', 'needed for this seat, and rated by nobody', 0],
      ['Advisor', 'not needed for this seat', 0],
      ['Closeness to the build', 'needed for this seat, and rated by nobody', 0],
    ]);
  });

  it('says what would turn the route, and whether it hinges on a person or on the adjustment', () => {
    expect(brief('manyFlags').explain.turns).toEqual([
      'One more interviewer rating Builder at Mostly earned (4) or above would turn the route to “gather evidence”.',
      'Without Ana, the route or a required reading would be another.',
      'Plain averages, not adjusted for how severe each interviewer is, would give another route.',
    ]);
    expect(brief('thin').explain.turns.at(-1)).toBe('Ben and Ines have not rated Leader or closeness to the build.');
  });

  it('says where severity is not adjusted for, because the pool is saturated', () => {
    const input = fixture('drifted');
    const builder = { variances: null, converged: true, adjustmentSuspended: 'saturated', connectedGroups: 1 } as const;
    const measurement = { ...input.assessment.panel.measurement, builder };
    const saturated = {
      ...input,
      assessment: { ...input.assessment, panel: { ...input.assessment.panel, measurement } },
    };
    expect(presentHiringBrief(saturated).explain.turns).toContain(
      'More than three quarters of all ratings on Builder are in the top category: they are not adjusted for severity, and plain means are shown.',
    );
  });

  it.each([
    ['Weeks 1–4, Reads the work: sit in.', { when: 'Weeks 1–4', about: 'Reads the work', what: 'Sit in.' }],
    ['Week 3: write it up', { when: 'Week 3', about: null, what: 'Write it up.' }],
    ['Read the code: all of it', { when: null, about: null, what: 'Read the code: all of it.' }],
  ])('takes the plan apart: %s', (step, view) => {
    expect(planStep(step)).toEqual(view);
  });
});

describe('the evidence', () => {
  it('holds every rating in full, by dimension and criterion, with its verification', () => {
    const input = fixture('overfull');
    const ratings = input.evaluation.applications[0]?.scorecards.flatMap((each) => each.ratings) ?? [];
    const entries = brief('overfull').evidence.dimensions.flatMap(({ criteria }) =>
      criteria.flatMap((criterion) => criterion.entries),
    );
    expect(entries).toHaveLength(ratings.length);
    for (const [index, { paragraphs }] of entries.entries()) {
      expect(paragraphs.join('').length).toBeGreaterThan(1900);
      expect(entries[index]?.verification).not.toBeNull();
    }
  });
});

describe('a shortlist', () => {
  it('puts ready routes first, then plans, and gives each candidate a page in that order', () => {
    const view = presentShortlistBrief(SHORTLISTS['six']?.() as Parameters<typeof presentShortlistBrief>[0]);
    expect(view.comparison.candidates.map(({ route }) => route)).toEqual([
      'Promote · internal',
      'Buy · external',
      'Grow with a plan · internal',
      'Buy with a plan · external',
      'Gather evidence · internal',
      'Pass for this seat · internal',
    ]);
    expect(view.pages.map(({ heading }) => heading.candidate)).toEqual(
      view.comparison.candidates.map(({ candidate }) => candidate),
    );
    expect(view.pages.map(({ heading }) => heading.kicker)).toEqual([
      '1 of 6',
      '2 of 6',
      '3 of 6',
      '4 of 6',
      '5 of 6',
      '6 of 6',
    ]);
    expect(view.pages.every(({ growOrBuy }) => growOrBuy === null)).toBe(true);
  });

  it('names what the grow-or-buy comparison lacks, and where its defaults come from', () => {
    const { economics } = presentShortlistBrief(
      SHORTLISTS['six']?.() as Parameters<typeof presentShortlistBrief>[0],
    ).comparison;
    expect(economics?.rows.map(({ inside, outside }) => [inside.value ?? inside.missing, outside.value])).toEqual([
      ['ready now', '20\u00a0weeks'],
      ['Not given: cost of the backfill', 'EUR\u00a0144,000'],
      ['5%', '8%'],
    ]);
    expect(economics?.sources).toBe(
      'Not given by the requisition: risk of losing the person in the first year from Example Recruiting, placements still in the seat after twelve months, 2026.',
    );
  });
});

it('refuses an application that the assessment does not hold', () => {
  expect(() => presentHiringBrief({ ...fixture('drifted'), applicationId: 'nobody' })).toThrow(
    'no application "nobody" in the assessment of requisition "req-1"',
  );
});
