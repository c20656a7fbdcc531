import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApplicationAssessment, Assessment, Flag } from '../../src/domain/index.js';
import { NO_ECONOMICS, ratingId } from '../../src/domain/index.js';
import type { HiringBriefView } from '../../src/modules/briefs/brief.presenter.js';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { presentShortlistBrief } from '../../src/modules/briefs/shortlist.presenter.js';
import { criteriaTable } from '../../src/modules/briefs/view/criteria-table.js';
import { named } from '../../src/modules/briefs/view/prose.js';
import { sourceOf } from '../../src/modules/briefs/view/source.js';
import { flag } from './fixtures/assessments.js';
import { application, card } from './fixtures/panels.js';
import { SHORTLISTS } from './fixtures/shortlists.js';
import { panel } from './fixtures/state.js';
import { FIXTURES } from './fixtures/states.js';

/** What a strict reader of the brief must not stumble over. */
type BriefInput = Parameters<typeof presentHiringBrief>[0];

function fixture(name: string): BriefInput {
  const make = FIXTURES[name];
  if (make === undefined) throw new Error(`no fixture ${name}`);
  return make();
}

function changed(
  name: string,
  changes: Partial<ApplicationAssessment>,
  seat: Partial<Assessment['seat']> = {},
): BriefInput {
  const input = fixture(name);
  return {
    ...input,
    assessment: {
      ...input.assessment,
      seat: { ...input.assessment.seat, ...seat },
      applications: input.assessment.applications.map((each) => ({ ...each, ...changes })),
    },
  };
}

function shortlist(name: string): ReturnType<typeof presentShortlistBrief> {
  return presentShortlistBrief(SHORTLISTS[name]?.() as Parameters<typeof presentShortlistBrief>[0]);
}

const OMAR = 'عمر الحداد';
const NUR = 'نور الدين';
const ISOLATED = (name: string) => `\u2068${name}\u2069`;

/** A brief whose candidate and one interviewer write from right to left. */
function rightToLeft(seat: Partial<Assessment['seat']>, flags: readonly Flag[] = []): HiringBriefView {
  const scorecards = panel({ builder: 4, leader: 4, closeness: 4 }, [NUR, 'Ana', 'Sol']);
  const input = changed('allEarned', { candidate: OMAR, flags, robustness: ROBUST }, seat);
  return presentHiringBrief({
    ...input,
    evaluation: { ...input.evaluation, applications: [application({ id: 'app-1', name: OMAR, scorecards })] },
  });
}
const ROBUST = { hingesOn: [NUR, 'Ana'], adjustmentChangesRoute: false, wouldTurnIt: `${NUR} would turn it.` } as const;

describe('a name from right to left', () => {
  it.each([
    ['grow', { route: 'grow', inside: ['app-1'], outside: [] }],
    ['buy', { route: 'buy', inside: [], outside: ['app-1'] }],
  ] as const)('does not carry the sentence around it along: %s', (_route, seat) => {
    const { page, explain } = rightToLeft({ ...seat, why: `${OMAR} can take the seat.` });
    expect(page.facts.at(-1)?.value).toBe(`${ISOLATED(NUR)} and Ana`);
    expect(explain.turns.join(' ')).toContain(`Without ${ISOLATED(NUR)} and Ana`);
    expect(explain.turns[0]).toBe(`${ISOLATED(NUR)} would turn it.`);
  });

  it('is isolated in the sentence of a seat on hold, at its beginning too', () => {
    const why = `Nobody can take it yet. ${OMAR} is nearest: it would take two more interviewers.`;
    const { page } = rightToLeft({ route: 'hold', why });
    expect(page.growOrBuy?.paragraphs[0]).toContain(`yet. ${ISOLATED(OMAR)} is nearest`);
  });

  it('is isolated where a flag names an interviewer, first word or not', () => {
    const { page } = rightToLeft({}, [
      flag('late-correction', 'note', { why: `${NUR} changed two ratings after Ana’s scorecard could be read.` }),
      flag('hinges-on-one', 'caution', { why: `Without ${NUR}’s scorecard Leader would be unproven.` }),
    ]);
    expect(page.flags.shown.map(({ why }) => why)).toEqual([
      `Without ${ISOLATED(NUR)}’s scorecard Leader would be unproven.`,
      `${ISOLATED(NUR)} changed two ratings after Ana’s scorecard could be read.`,
    ]);
  });

  it('leaves a name that runs with the sentence as it is', () => {
    expect([named('Ana'), named(OMAR)]).toEqual(['Ana', ISOLATED(OMAR)]);
  });

  it('meets no template that would let a sentence of ours take its direction', () => {
    const partials = join(import.meta.dirname, '../../templates/partials');
    const ours =
      /class="(why|why page-why|grow-text|flag-why|fact-value|turning|hang-lead|headline|legend|lead|notice-text|field-hint|field-error|timeline-what)"[^>]* dir="auto"/;
    const files = readdirSync(partials, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
    expect(files).toContain('page/notice.hbs');
    for (const file of files) expect(readFileSync(join(partials, file), 'utf8')).not.toMatch(ours);
  });
});

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

describe('grow or buy on page 1', () => {
  const growing = (weeks: Readonly<Record<string, number>>) => {
    const input = fixture('drifted');
    const economics = { ...NO_ECONOMICS, growthWeeks: weeks };
    return presentHiringBrief({
      ...input,
      evaluation: { ...input.evaluation, requisition: { ...input.evaluation.requisition, economics } },
    }).page.growOrBuy;
  };

  it('leads with this person, and with the weeks of what is missing where they are given', () => {
    expect(growing({ closeness: 8 })?.headline).toBe(
      'This person can take the seat with a plan of about 8\u00a0weeks for closeness to the build.',
    );
    expect(growing({})?.headline).toBe(
      'This person can take the seat with a plan; how long closeness to the build takes is not given.',
    );
    expect(presentHiringBrief(fixture('allEarned')).page.growOrBuy?.headline).toBe(
      'This person is ready now, and can take the seat.',
    );
    expect(presentHiringBrief(fixture('manyFlags')).page.growOrBuy?.headline).toBe(
      'This person does not fill the seat.',
    );
  });

  it('then says who fills the seat', () => {
    expect(growing({})?.paragraphs).toEqual([
      'For the seat, buy: from outside this person; nobody from inside has applied.',
    ]);
  });

  it('then gives the one row that is known on both sides, or names what is missing', () => {
    const make = SHORTLISTS['six'];
    if (make === undefined) throw new Error('no six');
    const six = make();
    const { page } = presentHiringBrief({ ...six, applicationId: 'app-06' });
    expect(page.growOrBuy?.paragraphs.at(-1)).toBe(
      'Time to an earned seat: ready now for Łukasz Wieczorek, 20\u00a0weeks for Ada Byron.',
    );
    const { economics } = six.assessment.seat;
    if (economics === null) throw new Error('no economics');
    const rows = economics.rows.map((row) => ({
      ...row,
      inside: { value: null, missing: ['salary'], sources: [] },
    }));
    const bare = { ...six.assessment, seat: { ...six.assessment.seat, economics: { ...economics, rows } } };
    const { growOrBuy } = presentHiringBrief({ ...six, assessment: bare, applicationId: 'app-06' }).page;
    expect(growOrBuy?.paragraphs.at(-1)).toBe('Time, cost and risk cannot be compared yet: salary is missing.');
  });
});

describe('the shortlist', () => {
  it('is ordered by advice, then by the chance of holding everything, and says so', () => {
    const { comparison } = shortlist('fifty');
    expect(comparison.ordered).toBe('by advice, then by chance of holding everything');
    const promoted = comparison.candidates.filter(({ route }) => route.startsWith('Promote'));
    const chances = promoted.map(({ readings }) => readings.map(({ chance }) => chance));
    expect(chances.length).toBeGreaterThan(2);
    expect(promoted[0]?.readings.map(({ status }) => status.word)).not.toContain('Lost');
  });

  it('gives the chance of meeting the bar beside each reading', () => {
    const [first] = shortlist('six').comparison.candidates;
    expect(first?.readings[0]).toMatchObject({ status: { word: 'Earned' }, chance: '79% likely' });
  });
});

describe('a long name over a narrow column', () => {
  it('breaks where an address does, and is set smaller when a piece is still too wide', () => {
    const input = fixture('drifted');
    const scorecards = panel({ builder: 4 }, ['inês.fonseca@example.org', 'Wolfeschlegelsteinhausen', 'Ana', 'Sol']);
    const source = sourceOf(
      {
        ...input,
        evaluation: { ...input.evaluation, applications: [application({ id: 'app-1', name: 'A', scorecards })] },
      },
      'app-1',
    );
    expect(criteriaTable(source).parts[0]?.interviewers).toEqual([
      { parts: ['inês.', 'fonseca@', 'example.', 'org'], small: false },
      { parts: ['Wolfeschlegelsteinhausen'], small: true },
      { parts: ['Ana'], small: false },
      { parts: ['Sol'], small: false },
    ]);
  });
});

describe('where a brief comes from', () => {
  it('says on what its figures were fitted', () => {
    expect(presentHiringBrief(fixture('drifted')).colophon.paragraphs.join(' ')).toContain(
      'Figures fitted on 1 application and 4 interviewers rated on engineering-arc@1.',
    );
  });

  it('names the calibration that it was scored against', () => {
    const source = fixture('drifted');
    const { colophon } = presentHiringBrief({ ...source, brief: { ...source.brief, calibration: 3 } });
    expect(colophon.paragraphs.join(' ')).toContain(
      'Scored against calibration 3, fitted on 1 application and 4 interviewers rated on engineering-arc@1.',
    );
  });

  it('bears a number only when it was issued', () => {
    const read = (css: string) =>
      css.replace(/\\([0-9a-f]+) /g, (_all, hex: string) => String.fromCodePoint(parseInt(hex, 16)));
    const numbered = (number: string | null) =>
      read(
        presentHiringBrief({ ...fixture('drifted'), brief: { ...fixture('drifted').brief, number } }).document.running
          .bottomLeft,
      ).split(' · ')[0];
    expect(['B-0012', null].map(numbered)).toEqual(['B-0012', 'not issued']);
  });
});
