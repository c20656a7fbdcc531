import { describe, expect, it } from '@jest/globals';
import { observed, UNOBSERVED } from './fixtures/assessments.js';
import { criterionPlot, intervalPlot, scaleAxis } from '../../src/modules/briefs/view/interval-plot.js';

describe('an interval plot', () => {
  it('keeps the dot inside the thick line and the thick line inside the thin one', () => {
    const { drawn } = intervalPlot({ reading: observed(3.9, 'kept', 0.4), bar: 3.5, width: 100, height: 40, inset: 5 });
    expect(drawn).toEqual({ dotX: 70.25, thick: { x1: 61.25, x2: 79.25 }, thin: { x1: 56.48, x2: 84.02 } });
  });

  it('holds what lies outside the scale to its ends', () => {
    const { drawn } = intervalPlot({ reading: observed(5.2, 'kept', 0.6), bar: 3.5, width: 100, height: 40, inset: 5 });
    expect(drawn).toMatchObject({ dotX: 95, thick: { x2: 95 }, thin: { x2: 95 } });
    expect(scaleAxis(0, 100).at(0.2)).toBe(0);
  });

  it('draws nothing for what was not observed', () => {
    expect(intervalPlot({ reading: UNOBSERVED, bar: 3.5, width: 100, height: 40, inset: 5 }).drawn).toBeNull();
  });
});

it('draws a criterion as the range of its ratings and the estimate, hollow below the bar', () => {
  const low = criterionPlot({ range: [2, 4], estimate: 2.8, bar: 3.5, width: 84, height: 14 });
  expect(low.mark).toBe('dashed');
  expect(low.drawn).toMatchObject({ thick: { x1: 23.5, x2: 60.5 }, dotX: 38.3 });
  expect(criterionPlot({ range: null, estimate: null, bar: 3.5, width: 84, height: 14 })).toMatchObject({
    mark: 'dotted',
    drawn: null,
  });
});
