import { describe, expect, it } from '@jest/globals';
import { NO_ECONOMICS } from '../../src/domain/index.js';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { criteriaTable } from '../../src/modules/briefs/view/criteria-table.js';
import { sourceOf } from '../../src/modules/briefs/view/source.js';
import { application } from './fixtures/panels.js';
import { SHORTLISTS } from './fixtures/shortlists.js';
import { panel } from './fixtures/state.js';
import { fixture, shortlist } from './fixtures/inputs.js';

/** What a strict reader looks for when the choice is theirs: grow or buy, the order, and where the figures come from. */
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
