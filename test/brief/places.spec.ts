import { describe, expect, it } from '@jest/globals';
import type { RankReading } from '../../src/domain/index.js';
import { comparison } from '../../src/modules/briefs/view/comparison.js';
import { placeAxis, placePlot } from '../../src/modules/briefs/view/place-plot.js';
import { certaintyWord, mostLikely, orderSentence, placeWords } from '../../src/modules/briefs/view/place-words.js';
import type { PlacesView } from '../../src/modules/briefs/view/places.js';
import { shortlistRows } from '../../src/modules/briefs/view/shortlist-rows.js';
import { SHORTLISTS } from './fixtures/shortlists.js';
import type { BriefFixture } from './fixtures/state.js';

function fixture(name: string): BriefFixture {
  const make = SHORTLISTS[name];
  if (make === undefined) throw new Error(`no fixture ${name}`);
  return make();
}

function placesOf(name: string, ranks?: (given: readonly RankReading[]) => readonly RankReading[]): PlacesView {
  const source = fixture(name);
  const { panel } = source.assessment;
  const given = panel.ranks['leader'] ?? [];
  const changed = { ...panel, ranks: { leader: ranks === undefined ? given : ranks(given) } };
  const { places } = comparison({ ...source, assessment: { ...source.assessment, panel: changed } });
  if (places === null) throw new Error('no candidates');
  return places;
}

describe('the picture of the places', () => {
  it('sets the leading ones against each other, the widest set first, each against those further down', () => {
    const { lead, table, key, apart } = placesOf('six');
    expect(lead).toBe('Ada Byron is most likely first on Leader of the 5 who can be compared: 62%.');
    expect(table?.over).toEqual([2, 3, 4, 5, 6].map((number) => ({ number })));
    expect(table?.axis).toBeNull();
    expect(table?.sets.map(({ head, rows }) => [head, rows.map(({ candidate }) => candidate)])).toEqual([
      [
        'Compared among themselves: 5 of 6',
        ['Ada Byron', 'Łukasz Wieczorek', 'Nguyễn Thị Hạnh', 'عمر الحداد', 'अनिता शर्मा'],
      ],
      ['Compared with nobody', ['王 小明']],
    ]);
    const [first, second] = table?.sets[0]?.rows ?? [];
    expect([first?.place, first?.first, second?.first]).toEqual(['1 to 3', 'most likely, 62%', '10%']);
    expect(first?.cells.map(({ label, figure, status }) => [label, figure, status?.mark])).toEqual([
      ['over 2 Łukasz Wieczorek', '81%', 'disc'],
      ['over 3 Nguyễn Thị Hạnh', '81%', 'disc'],
      ['over 4 \u2068عمر الحداد\u2069', '81%', 'disc'],
      ['over 5 अनिता शर्मा', '81%', 'disc'],
      ['over 6 王 小明', null, 'dotted'],
    ]);
    expect(second?.cells[0]).toEqual({ label: null, status: null, figure: null });
    expect(key.map(({ words }) => words)).toContain('not comparable');
    expect(apart).toBe('Those of different groups are not compared: their interviewers never met a common candidate.');
  });

  it('gives who is compared with nobody no place, and draws none', () => {
    const alone = placesOf('six').table?.sets[1]?.rows[0];
    expect(alone).toMatchObject({ place: 'none', first: null, plot: { ticks: [], drawn: null } });
  });

  it('of fifty shows eight against each other, and keeps the others for the table', () => {
    const { table, more, key } = placesOf('fifty');
    expect(table?.sets.flatMap(({ rows }) => rows)).toHaveLength(8);
    expect(more?.words).toBe('42 more candidates');
    expect(more?.table.sets.map(({ head, rows }) => [head, rows.length])).toEqual([
      ['Compared among themselves: 45 of 50', 37],
      ['Compared among themselves: 5 of 50', 5],
    ]);
    expect(more?.table.sets.flatMap(({ rows }) => rows).every(({ cells }) => cells.length === 0)).toBe(true);
    expect(key.map(({ words }) => words)).not.toContain('not comparable');
    const { candidates } = comparison(fixture('fifty'));
    expect(candidates[0]?.place).toMatch(/^place \d+ to \d+ of 45 on Leader$/);
    expect(comparison(fixture('six')).candidates.every(({ place }) => place === null)).toBe(true);
  });

  it('says who was not observed, and counts them where they are many', () => {
    const unseen = (from: number) => (given: readonly RankReading[]) =>
      given.map((rank, index) =>
        index < from ? { ...rank, set: 1, among: from } : { ...rank, set: null, among: 0, rank80: null, best: null },
      );
    expect(placesOf('six', unseen(4)).unplaced).toBe(
      'Not observed on Leader, so without a place: \u2068عمر الحداد\u2069 and अनिता शर्मा.',
    );
    expect(placesOf('fifty', unseen(40)).unplaced).toMatch(/^Not observed on Leader, .* and 6 more\.$/);
  });

  it.each<[string, string, (given: readonly RankReading[]) => readonly RankReading[]]>([
    ['one', 'One candidate: there is nobody to compare with.', (given) => given],
    ['six', 'This assessment was made before places were worked out, and says nothing of them.', () => []],
    [
      'six',
      'Nobody was observed on Leader, so there is no order to be sure of.',
      (given) => given.map((rank) => ({ ...rank, set: null })),
    ],
    [
      'six',
      'Only one candidate was observed on Leader, so there is nobody to compare with.',
      (given) => given.map((rank, index) => ({ ...rank, set: index === 0 ? 1 : null })),
    ],
    [
      'six',
      'Nobody can be compared on Leader: no two candidates share interviewers, not even through others, so who was rated more severely cannot be told.',
      (given) => given.map((rank, index) => ({ ...rank, set: index + 1 })),
    ],
  ])('of %s says why there is none: %s', (name, sentence, ranks) => {
    expect(placesOf(name, ranks)).toMatchObject({ none: sentence, lead: sentence, table: null, more: null });
  });

  it('is left out by an assessment that has no places at all', () => {
    const source = fixture('six');
    const { ranks: _none, ...panel } = source.assessment.panel;
    const { places } = comparison({ ...source, assessment: { ...source.assessment, panel } });
    expect(places?.none).toMatch(/^This assessment was made before/);
  });
});

describe('words for places', () => {
  const of = (...best: readonly number[]) =>
    best.map((chance, index) => ({ id: `${index}`, name: 'ABC'[index] ?? '', best: chance }));
  it.each([
    [of(0.86, 0.1, 0.04), 0.9, true, 'A stands first on Leader: 86% likely.'],
    [of(0.62, 0.3, 0.08), 0.7, true, 'A is most likely first on Leader: 62%.'],
    [of(0.44, 0.38, 0.18), 0.68, true, 'Who stands first on Leader is open: A 44%, B 38%.'],
    [
      of(0.44, 0.38, 0.18),
      0.68,
      false,
      'Who stands first on Leader of the 3 who can be compared is open: A 44%, B 38%.',
    ],
    [of(0.36, 0.34, 0.3), 0.58, true, 'Nobody can be told apart on Leader: no order of two is surer than 58%.'],
  ])('say who stands first: %j', (contenders, surest, whole, sentence) => {
    expect(orderSentence({ dimension: 'Leader', contenders, surest, whole })).toBe(sentence);
  });

  it('call nobody the most likely who is not clearly ahead', () => {
    expect(mostLikely(of(0.44, 0.41))).toBeNull();
    expect(mostLikely(of(0.46, 0.41))?.name).toBe('A');
    expect(mostLikely([])).toBeNull();
  });

  it('give an interval of places, and one place alone', () => {
    expect(placeWords({ rank80: [1, 3] })).toBe('1 to 3');
    expect(placeWords({ rank80: [2, 2] })).toBe('2');
    expect(placeWords({ rank80: null })).toBeNull();
  });

  it('fill a sign by how sure the order of two is, whichever way', () => {
    expect([0.8, 0.79, 0.6, 0.59, 0.41, 0.4, 0.2, null].map((chance) => certaintyWord(chance).mark)).toEqual([
      'disc',
      'half',
      'half',
      'ring',
      'ring',
      'half',
      'disc',
      'dotted',
    ]);
  });
});

describe('the strip of a place', () => {
  it('names every place of a few, and round ones of many that do not touch the ends', () => {
    expect(placeAxis(5).ticks.map(({ label }) => label)).toEqual(['1', '2', '3', '4', '5']);
    expect(placeAxis(50).ticks.map(({ label }) => label)).toEqual(['1', '10', '20', '30', '40', '50']);
    expect(placeAxis(41).ticks.map(({ label }) => label)).toEqual(['1', '10', '20', '30', '41']);
  });

  it('draws the interval from place to place and the dot at the expected one, within the strip', () => {
    const rank = { application: 'a', set: 1, among: 5, best: 0.4, expectedRank: 2, notComparable: null } as const;
    const { drawn } = placePlot(placeAxis(5), { ...rank, rank80: [1, 5] });
    expect(drawn).toEqual({ dotX: 28, x1: 6, x2: 94 });
  });
});

it('gives every dimension of the table files its chance of first place, expected place and interval', () => {
  const [head = [], ...rows] = shortlistRows(fixture('six'), 'advice');
  const at = head.indexOf('Leader chance of first place');
  expect(head.slice(at, at + 3)).toEqual([
    'Leader chance of first place',
    'Leader expected place',
    'Leader place, 80%',
  ]);
  const row = (name: string) => rows.find(([candidate]) => candidate === name)?.slice(at, at + 3);
  expect(row('Ada Byron')).toEqual(['62%', 1.4, '1 to 3 of 5 who can be compared']);
  expect(row('王 小明')).toEqual([null, null, 'compared with nobody']);
});
