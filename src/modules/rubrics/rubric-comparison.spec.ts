import { describe, expect, it } from '@jest/globals';
import type { Rubric } from '../../domain/index.js';
import { comparisonView } from './rubric-comparison.presenter.js';
import { rubricDifferences } from './rubric-differences.js';
import { openRubricLibrary } from './rubric-library.js';
import { sequenceSteps } from './sequence-differences.js';

const { rubric } = openRubricLibrary().get('engineering-arc@1');
const [first, second] = rubric.criteria;
if (first === undefined || second === undefined) throw new Error('the rubric has no criteria');

function withCriteria(criteria: Rubric['criteria']): Rubric {
  return { ...rubric, version: 2, criteria };
}

describe('the differences between two rubrics', () => {
  it('are none between a rubric and its next version with the same words', () => {
    expect(rubricDifferences(rubric, { ...rubric, version: 2 })).toEqual([]);
  });

  it('name the place in words, with what stood there and what stands there', () => {
    const [, ...others] = rubric.criteria;
    const changed = withCriteria([{ ...first, anchors: { ...first.anchors, 5: 'Shipped it.' } }, ...others]);
    expect(rubricDifferences(rubric, changed)).toEqual([
      {
        kind: 'changed',
        place: ['Builder', 'Shipped real systems', 'Anchor Earned (5)'],
        from: first.anchors[5],
        to: 'Shipped it.',
      },
    ]);
  });

  it('keep a criterion that is renamed the same one, and one with another id another', () => {
    const [, ...others] = rubric.criteria;
    const renamed = rubricDifferences(rubric, withCriteria([{ ...first, name: 'Shipped' }, ...others]));
    expect(renamed.map(({ kind, place }) => [kind, place.at(-1)])).toEqual([['changed', 'Name']]);
    const replaced = rubricDifferences(rubric, withCriteria([{ ...first, id: 'builder.other' }, ...others]));
    expect(replaced.map(({ kind, place }) => [kind, ...place])).toEqual([
      ['removed', 'Builder', 'Shipped real systems'],
      ['added', 'Builder', 'Shipped real systems'],
    ]);
    expect(replaced[0]?.from).toContain('Anchor Earned (5): Describes two or more systems');
  });

  it('tell another order of criteria, and thresholds', () => {
    const [, , ...others] = rubric.criteria;
    const swapped = {
      ...withCriteria([second, first, ...others]),
      thresholds: { ...rubric.thresholds, bar: 4, confidence: 0.9 },
    };
    expect(rubricDifferences(rubric, swapped).map(({ place }) => place.join(' '))).toEqual([
      'Criteria Order',
      'Thresholds Bar',
      'Thresholds Confidence',
    ]);
  });
});

describe('a comparison', () => {
  const compared = (definition: string) => {
    const [, ...others] = rubric.criteria;
    const pair = [
      { reference: 'engineering-arc@1', rubric },
      { reference: 'engineering-arc@2', rubric: withCriteria([{ ...first, definition }, ...others]) },
    ] as const;
    const { result } = comparisonView(pair, { from: pair[0].reference, to: pair[1].reference, pair });
    return result?.groups[0]?.differences[0]?.sides.map(({ pieces }) => pieces);
  };

  it('marks the words that only one side has, and joins to what was written', () => {
    const sides = compared(first.definition.replace('people who', 'everybody who'));
    const own = sides?.map((pieces) => pieces.filter((piece) => piece.own).map(({ text }) => text.trim()));
    expect(own).toEqual([['people'], ['everybody']]);
    expect(sides?.[0]?.map(({ text }) => text).join('')).toBe(first.definition);
  });

  it('shows long texts whole', () => {
    expect(
      compared('word '.repeat(400))
        ?.flat()
        .some(({ own }) => own),
    ).toBe(false);
  });
});

describe('the steps between two sequences', () => {
  it('are the fewest, in order', () => {
    expect(sequenceSteps(['a', 'b', 'c'], ['a', 'x', 'c', 'd'])?.map(({ kind, item }) => kind[0] + item)).toEqual([
      'sa',
      'rb',
      'ax',
      'sc',
      'ad',
    ]);
  });

  it('are not searched for in what is too long', () => {
    const long = Array.from({ length: 600 }, (_, index) => index);
    expect(sequenceSteps(long, long)).toBeNull();
  });
});
