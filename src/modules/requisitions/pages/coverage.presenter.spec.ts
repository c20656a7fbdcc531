import { describe, expect, it } from '@jest/globals';
import { openRubricLibrary } from '../../rubrics/rubric-library.js';
import { coverageWords } from './coverage.presenter.js';

const { rubric } = openRubricLibrary().get('engineering-arc@1');
const all = (dimension: string): readonly string[] =>
  rubric.criteria.filter((criterion) => criterion.dimension === dimension).map(({ id }) => id);
const but = (ids: readonly string[], ...left: readonly string[]): readonly string[] =>
  ids.filter((id) => !left.includes(id));

describe('what a panel leaves out', () => {
  it('says that nobody is there', () => {
    expect(coverageWords({ rubric, stage: 'leader', panel: [] })).toEqual({
      gaps: ['Nobody is on the panel yet, so nothing is asked about.'],
      single: [],
      doubled: [],
      beyond: [],
    });
  });

  it('names the one criterion of closeness that nobody asks about', () => {
    const criteria = [...all('builder'), ...all('leader'), ...but(all('closeness'), 'closeness.current-knowledge')];
    const panel = ['Ana', 'Ben'].map((name) => ({ name, criteria }));
    expect(coverageWords({ rubric, stage: 'leader', panel })).toEqual({
      gaps: ['Nobody asks about closeness to the build: current knowledge.'],
      single: [],
      doubled: [],
      beyond: [],
    });
  });

  it('says of a layer that it is missing whole, and of another what is missing of it', () => {
    const criteria = but(all('builder'), 'builder.owned-what-broke', 'builder.reads-the-data');
    const panel = ['Ana', 'Ben'].map((name) => ({ name, criteria }));
    expect(coverageWords({ rubric, stage: 'leader', panel }).gaps).toEqual([
      'Nobody asks about the Builder layer: owned what broke and reads the data.',
      'Nobody asks about the Leader layer at all.',
      'Nobody asks about closeness to the build at all.',
    ]);
  });

  it('counts only what the seat needs; the rest is a note about whoever asks', () => {
    const panel = [
      { name: 'Ana', criteria: all('builder') },
      { name: 'Ben', criteria: [...all('builder'), 'advisor.bets-paid-off', 'leader.hands-over-ownership'] },
    ];
    const { gaps, beyond } = coverageWords({ rubric, stage: 'builder', panel });
    expect(gaps.filter((sentence) => !sentence.includes('closeness'))).toEqual([]);
    expect(beyond.slice(0, 2)).toEqual([
      'Ben asks about the Leader layer, which this seat does not need.',
      'Ben asks about the Advisor layer, which this seat does not need.',
    ]);
  });

  it('says what one alone asks about, once for a layer', () => {
    const panel = [
      { name: 'Ana', criteria: [...all('builder'), 'leader.hands-over-ownership', 'leader.judgement-held-up'] },
      { name: 'Ben', criteria: but(all('leader'), 'leader.hands-over-ownership', 'leader.judgement-held-up') },
    ];
    expect(coverageWords({ rubric, stage: 'leader', panel }).single).toEqual([
      'Only Ana asks about the Builder layer.',
      'Only Ben asks about the Leader layer: team ships without me, clarity and priorities, and cares that the team ships.',
      'Only Ana asks about the Leader layer: hands over ownership and judgement held up.',
    ]);
  });

  it('says what more than two ask about, and by whom', () => {
    const panel = ['Ana', 'Ben', 'Mei'].map((name) => ({ name, criteria: [] }));
    expect(coverageWords({ rubric, stage: 'leader', panel })).toMatchObject({
      gaps: [],
      single: [],
      doubled: [
        'Ana, Ben and Mei all ask about the Builder layer; two would do.',
        'Ana, Ben and Mei all ask about the Leader layer; two would do.',
        'Ana, Ben and Mei all ask about closeness to the build; two would do.',
      ],
      beyond: ['Ana, Ben and Mei ask about the Advisor layer, which this seat does not need.'],
    });
  });
});
