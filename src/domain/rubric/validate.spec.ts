import { describe, expect, it } from '@jest/globals';
import type { Criterion, Rubric } from './rubric.js';
import { rubricProblems } from './validate.js';

function criterion(id: string, dimension: string, over: Partial<Criterion> = {}): Criterion {
  return {
    id,
    dimension,
    name: 'A name',
    definition: 'A definition.',
    weight: 1,
    weightReason: null,
    questions: ['What did you do?', 'Who noticed?'],
    probes: ['What was your own part?'],
    anchors: { 1: 'Names no part.', 3: 'Names a part.', 5: 'Explains the part.' },
    evidence: 'What counts.',
    remedy: [{ fromWeek: 1, toWeek: 4, action: 'Go back to one system.' }],
    ...over,
  };
}

const SOUND: Rubric = {
  schema: 'arcbrief.rubric/1',
  id: 'small-arc',
  version: 1,
  title: 'A small arc',
  language: 'en',
  introduction: 'Two career stages.',
  stages: [
    {
      id: 'maker',
      name: 'Maker',
      authority: 'credibility',
      definition: 'Made things.',
      needsCloseness: false,
      stall: null,
    },
    { id: 'guide', name: 'Guide', authority: 'trust', definition: 'Let go.', needsCloseness: true, stall: 'drifted' },
  ],
  closeness: { id: 'touch', name: 'Touch', definition: 'Still reads the work.' },
  criteria: [
    criterion('maker.made-it', 'maker'),
    criterion('guide.lets-go', 'guide'),
    criterion('touch.reads-it', 'touch'),
  ],
  tells: [{ id: 'leans-on-title', name: 'Answers with the title' }],
  signals: {
    borrowedAuthority: { tells: ['leans-on-title'] },
    missingLayer: { dimension: null, tells: [] },
    bottleneck: { criteria: ['guide.lets-go'], tells: [] },
    drift: { tells: [] },
    calcification: { tells: [] },
    wantsNextStage: { criteria: ['guide.lets-go'] },
  },
  thresholds: { bar: 3.5, confidence: 0.8, minInterviewers: 2, minCoverage: 0.6 },
  defaults: [{ input: 'timeToHireDays', value: 17, source: 'Somebody, 2025' }],
};

const [MAKER, GUIDE] = SOUND.stages as readonly [Rubric['stages'][number], Rubric['stages'][number]];
const withFirst = (over: Partial<Criterion>): Rubric => ({
  ...SOUND,
  criteria: [criterion('maker.made-it', 'maker', over), ...SOUND.criteria.slice(1)],
});
const lines = (rubric: Rubric): readonly string[] =>
  rubricProblems(rubric).map(({ path, message }) => `${path}: ${message}`);

describe('a sound rubric', () => {
  it('has no problems', () => {
    expect(lines(SOUND)).toEqual([]);
  });

  it('may do without closeness, tells and defaults', () => {
    const stages = [MAKER, { ...GUIDE, needsCloseness: false, stall: null }];
    const signals = { ...SOUND.signals, borrowedAuthority: { tells: [] } };
    expect(
      lines({
        ...SOUND,
        stages,
        closeness: null,
        criteria: SOUND.criteria.slice(0, 2),
        tells: [],
        signals,
        defaults: [],
      }),
    ).toEqual([]);
  });

  it('may weigh criteria differently when it says why', () => {
    const heavy = criterion('maker.kept-it', 'maker', {
      weight: 2,
      weightReason: 'Keeping a thing alive shows more than making it.',
    });
    expect(lines({ ...SOUND, criteria: [...SOUND.criteria, heavy] })).toEqual([]);
  });
});

describe('a rubric with a problem', () => {
  const cases: readonly [title: string, rubric: Rubric, expected: readonly string[]][] = [
    [
      'says that a version is no version',
      { ...SOUND, version: 0.5 },
      ['version: 0.5 is not a version; versions are whole numbers from 1 on'],
    ],
    [
      'says that an id is no id',
      { ...SOUND, id: 'Small_Arc' },
      ['id: "Small_Arc" is not an id; use lower-case letters and digits joined by hyphens'],
    ],
    [
      'says that two dimensions share an id',
      {
        ...SOUND,
        closeness: { id: 'guide', name: 'Touch', definition: 'Reads.' },
        criteria: SOUND.criteria.slice(0, 2),
      },
      ['closeness.id: the id "guide" belongs to another dimension already; ids are unique'],
    ],
    [
      'says that two criteria share an id',
      { ...SOUND, criteria: [...SOUND.criteria, criterion('maker.made-it', 'maker')] },
      ['criteria[3].id: the id "maker.made-it" belongs to another criterion already; ids are unique'],
    ],
    [
      'says that two tells share an id',
      { ...SOUND, tells: [...SOUND.tells, ...SOUND.tells] },
      ['tells[1].id: the id "leans-on-title" belongs to another tell already; ids are unique'],
    ],
    [
      'says that a criterion belongs nowhere, and which dimension is left without one',
      withFirst({ dimension: 'builder' }),
      [
        'criteria[0].dimension: "builder" is no dimension of this rubric; its dimensions are maker, guide, touch',
        'stages[0]: the career stage "maker" has no criterion, so nobody could be read on it; add one or more',
      ],
    ],
    [
      'says that closeness has no criterion',
      { ...SOUND, criteria: SOUND.criteria.slice(0, 2) },
      ['closeness: the dimension "touch" has no criterion, so nobody could be read on it; add one or more'],
    ],
    [
      "says that a criterion's id and dimension disagree",
      { ...SOUND, criteria: [...SOUND.criteria, criterion('maker.kept-it', 'guide')] },
      [
        'criteria[3].id: "maker.kept-it" reads as if it belonged to "maker", and its dimension is "guide"; make the two agree',
      ],
    ],
    ['says that a text is blank', withFirst({ evidence: ' \n' }), ['criteria[0].evidence: is blank; write a text']],
    [
      'says that one career stage is no arc',
      { ...SOUND, stages: [GUIDE], criteria: SOUND.criteria.slice(1) },
      ['stages: one career stage is declared; an arc has two or more'],
    ],
    [
      'says that losing closeness has no name',
      { ...SOUND, stages: [MAKER, { ...GUIDE, stall: null }] },
      ['stages[1].stall: the career stage "guide" needs closeness, so say what losing it is: drifted or calcified'],
    ],
    [
      'says that what is not needed cannot be lost',
      { ...SOUND, stages: [{ ...MAKER, stall: 'calcified' }, GUIDE] },
      [
        'stages[0].stall: the career stage "maker" needs no closeness, so it cannot be lost; write null instead of calcified',
      ],
    ],
    [
      'says that closeness is needed and not declared',
      { ...SOUND, closeness: null, criteria: SOUND.criteria.slice(0, 2) },
      [
        'closeness: the career stage "guide" needs closeness, and the rubric does not say what that is; add it, or set needsCloseness to false',
      ],
    ],
    [
      'says that closeness is declared and never needed',
      { ...SOUND, stages: [MAKER, { ...GUIDE, needsCloseness: false, stall: null }] },
      ['closeness: no career stage needs closeness; leave it out, or set needsCloseness to true where it is needed'],
    ],
    [
      'says that there are too few questions, probes and steps',
      withFirst({ questions: ['What?'], probes: [], remedy: [] }),
      [
        'criteria[0].questions: has 1 question; two or more are needed, so that interviewers can vary them',
        'criteria[0].probes: has no probe; give at least one follow-up question',
        'criteria[0].remedy: has no step; say what to do about a low reading',
      ],
    ],
    [
      'says that a question is asked twice',
      withFirst({ questions: ['What did you do?', 'what did  you do?'] }),
      ['criteria[0].questions[1]: the question stands here twice; write another one'],
    ],
    [
      'says that two anchors are one',
      withFirst({ anchors: { 1: 'Names no part.', 3: 'Names a part.', 5: 'names a  part.' } }),
      ['criteria[0].anchors.5: says the same as the anchor for 3; two ratings must not stand for one behaviour'],
    ],
    [
      'says that the weeks of a remedy run backwards',
      withFirst({
        remedy: [
          { fromWeek: 5, toWeek: 4, action: 'One.' },
          { fromWeek: 0, toWeek: 4, action: 'Two.' },
        ],
      }),
      [
        "criteria[0].remedy[0].toWeek: week 4 lies before the step's first week 5",
        'criteria[0].remedy[1].fromWeek: 0 is not a week; weeks are whole numbers from 1 on',
        'criteria[0].remedy[1].fromWeek: week 0 lies before week 5 of the step above; put the steps in order',
      ],
    ],
    [
      'says that a weight is none',
      withFirst({ weight: 0 }),
      ['criteria[0].weight: 0 is not a weight; a weight is more than 0'],
    ],
    [
      'says that weights differ for no reason',
      { ...SOUND, criteria: [...SOUND.criteria, criterion('maker.kept-it', 'maker', { weight: 2 })] },
      [
        'criteria[3].weightReason: the weights in "maker" differ, and nothing says why; give the reason, or leave all weights at 1',
      ],
    ],
    [
      'says which thresholds are out of range',
      { ...SOUND, thresholds: { bar: 5, confidence: 80, minInterviewers: 0, minCoverage: 60 } },
      [
        'thresholds.bar: 5 does not lie between 1 and 5, the ends of the rating scale',
        'thresholds.confidence: 80 is not above 0.5 and below 1; write 0.8 for 80 %',
        'thresholds.minInterviewers: 0 is not a whole number of interviewers from 1 on',
        'thresholds.minCoverage: 60 is not above 0 and at most 1; write 0.6 for 60 %',
      ],
    ],
    [
      'says which signals name nothing',
      {
        ...SOUND,
        signals: {
          ...SOUND.signals,
          missingLayer: { dimension: 'touch', tells: [] },
          bottleneck: { criteria: ['guide.lets-go', 'guide.lets-go'], tells: ['nods'] },
          wantsNextStage: { criteria: ['guide.wants'] },
        },
      },
      [
        'signals.bottleneck.tells[0]: "nods" is no tell of this rubric; declare it, or remove it here',
        'signals.bottleneck.criteria[1]: "guide.lets-go" stands here twice; keep one of them',
        'signals.wantsNextStage.criteria[0]: "guide.wants" is no criterion of this rubric; declare it, or remove it here',
        'signals.missingLayer.dimension: "touch" is no career stage of this rubric; its career stages are maker, guide',
      ],
    ],
    [
      'says that tells of a missing layer point nowhere',
      { ...SOUND, signals: { ...SOUND.signals, missingLayer: { dimension: null, tells: ['leans-on-title'] } } },
      [
        'signals.missingLayer.dimension: is null although tells point to a missing layer; name the career stage that they point to',
      ],
    ],
    [
      'says that a tell feeds nothing',
      { ...SOUND, tells: [...SOUND.tells, { id: 'wears-a-suit', name: 'Wears a suit' }] },
      [
        'tells[1].id: no signal uses the tell "wears-a-suit", so ticking it would change nothing; name it in a signal, or remove it',
      ],
    ],
    [
      'says which defaults cannot be used',
      {
        ...SOUND,
        defaults: [
          { input: 'firstYearRetention.inside', value: 92, source: 'Somebody, 2025' },
          { input: 'rampUpWeeks', value: 8, source: ' ' },
          { input: 'rampUpWeeks', value: 9, source: 'Somebody, 2025' },
          { input: 'salary' as 'rampUpWeeks', value: 9, source: 'Somebody, 2025' },
        ],
      },
      [
        'defaults[0].value: 92 does not lie between 0 and 1 as a share; write 0.92 for 92 %',
        'defaults[1].source: is blank; say where the figure comes from: publication, who, when',
        'defaults[2].input: "rampUpWeeks" has a default already; keep one of them',
        'defaults[3].input: "salary" is no input that may have a default; those are timeToHireDays, rampUpWeeks, firstYearRetention.inside, firstYearRetention.outside',
      ],
    ],
  ];

  it.each(cases)('%s', (_, rubric, expected) => {
    expect(lines(rubric)).toEqual(expected);
  });
});
