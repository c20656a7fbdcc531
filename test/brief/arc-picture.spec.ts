import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reading } from '../../src/domain/index.js';
import { assessed, observed, UNOBSERVED } from './fixtures/assessments.js';
import { application } from './fixtures/panels.js';
import { rubric } from './fixtures/rubric.js';
import type { ArcPicture } from '../../src/modules/briefs/view/arc-picture.js';
import { arcPicture } from '../../src/modules/briefs/view/arc-picture.js';
import { arcRow } from '../../src/modules/briefs/view/arc-row.js';

const PERSON = application({ id: 'app-1', name: 'A. Candidate', scorecards: [] });

function picture(readings: Readonly<Record<string, Reading>>, seat = 'leader'): ArcPicture {
  return arcPicture({ rubric, seat, application: assessed(PERSON, seat, { readings }), prefix: 'arc', rowHeight: 44 });
}

function layer(of: ArcPicture, id: string): ArcPicture['layers'][number] {
  const found = of.layers.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no layer ${id}`);
  return found;
}

const HELD = { builder: observed(4.3, 'earned'), leader: observed(4.1, 'earned'), closeness: observed(3.9, 'kept') };

describe('the layers of the arc picture', () => {
  it('stack in the order of the rubric, the lowest at the bottom', () => {
    expect(picture(HELD).layers.map(({ id }) => id)).toEqual(['advisor', 'leader', 'builder']);
    const [advisor, leader, builder] = picture(HELD).layers.map(({ y }) => y);
    expect(advisor).toBeLessThan(leader ?? 0);
    expect(leader).toBeLessThan(builder ?? 0);
  });

  it('are as wide as their estimates: a higher one is never narrower, and all stay inside the frame', () => {
    const estimate = fc.double({ min: -1, max: 7, noNaN: true });
    const status = fc.constantFrom('earned' as const, 'unproven' as const, 'borrowed' as const);
    fc.assert(
      fc.property(estimate, estimate, status, (a, b, is) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => {
          const of = picture({ ...HELD, leader: observed(value, is) });
          const drawn = layer(of, 'leader');
          expect(drawn.width).toBeGreaterThan(0);
          expect(drawn.x + drawn.width).toBeLessThanOrEqual(453);
          expect(drawn.dot?.cx).toBeGreaterThanOrEqual(142);
          expect(drawn.y + drawn.height).toBeLessThan(of.height);
          return drawn;
        });
        expect(low?.width).toBeLessThanOrEqual(high?.width ?? 0);
        expect(low?.dot?.cx).toBeLessThanOrEqual(high?.dot?.cx ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it('fade over their 80% interval when earned, with the estimate between', () => {
    const { fade, dot, mark } = layer(picture(HELD), 'builder');
    expect(mark).toBe('solid');
    expect(fade?.from).toBeLessThan(dot?.cx ?? 0);
    expect(fade?.to).toBeGreaterThan(dot?.cx ?? 0);
  });

  it('are hatched when unproven, thinning out over the interval and never beyond the layer', () => {
    const drawn = layer(picture({ ...HELD, leader: observed(3.4, 'unproven', 0.6) }), 'leader');
    expect(drawn.mark).toBe('hatched');
    expect(drawn.hatch.length).toBeGreaterThan(20);
    for (const { x1, x2, y1, y2 } of drawn.hatch) {
      expect(Math.min(x1, x2)).toBeGreaterThanOrEqual(drawn.x);
      expect(Math.max(x1, x2)).toBeLessThanOrEqual(drawn.x + drawn.width);
      expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(drawn.y - 0.01);
      expect(Math.max(y1, y2)).toBeLessThanOrEqual(drawn.y + drawn.height + 0.01);
    }
    const weights = drawn.hatch.map(({ weight }) => weight);
    expect(weights.at(-1)).toBeLessThan(weights[0] ?? 0);
  });

  it('are a dashed outline with nothing inside when borrowed', () => {
    const drawn = layer(picture({ ...HELD, leader: observed(2.2, 'borrowed') }), 'leader');
    expect(drawn).toMatchObject({ mark: 'dashed', fade: null, hatch: [], slot: null, inside: null });
  });

  it('are an empty dotted box that says so when not observed', () => {
    const of = picture({ ...HELD, leader: UNOBSERVED });
    expect(layer(of, 'leader')).toMatchObject({
      mark: 'dotted',
      dot: null,
      inside: { text: 'not observed' },
    });
    const detail = (reading: Reading) =>
      picture({ ...HELD, leader: reading }).rows.find(({ isSeat }) => isSeat)?.detail;
    expect(detail(UNOBSERVED)).toBe('nobody rated it');
    expect(detail({ ...UNOBSERVED, interviewers: 1, coverage: 0.4 })).toBe('1 interviewer, 40% of criteria');
    expect(detail({ ...UNOBSERVED, interviewers: 1, coverage: 1 })).toBe('1 interviewer, all criteria');
  });

  it('have their whole name beside them: where two lines of it fill a low row, nothing stands under it', () => {
    const row = (name: string, height: number) =>
      arcRow({ name, under: 'trust', reading: UNOBSERVED, top: 0, height, isSeat: false, needed: false });
    const texts = ({ names, under }: ReturnType<typeof row>) => [...names.map(({ text }) => text), under?.text];
    expect(texts(row('Engineering manager', 44))).toEqual(['Engineering', 'manager', 'trust']);
    expect(texts(row('Engineering manager', 30))).toEqual(['Engineering', 'manager', undefined]);
    expect(texts(row('Leader', 30))).toEqual(['Leader', 'trust']);
  });

  it('mark the seat and nothing else', () => {
    const of = picture(HELD);
    expect(of.layers.filter(({ cap }) => cap !== null).map(({ id }) => id)).toEqual(['leader']);
    expect(of.rows.filter(({ isSeat }) => isSeat).map(({ under }) => under?.text)).toEqual(['trust, the seat']);
  });
});

describe('a seat above a missing layer', () => {
  const falling = {
    builder: observed(1.8, 'borrowed'),
    leader: observed(4.4, 'earned'),
    advisor: observed(4.2, 'earned'),
    closeness: observed(2, 'lost'),
  };

  it('tips, with everything that stands on it, and the missing layer does not', () => {
    const of = picture(falling, 'advisor');
    expect(of.falls).toBe(true);
    expect(layer(of, 'builder').transform).toBeNull();
    expect(layer(of, 'leader').transform).toMatch(/^translate\(7 0\) rotate\([3-8](\.\d+)? \d+(\.\d+)? \d+(\.\d+)?\)$/);
    expect(layer(of, 'advisor').transform).toBe(layer(of, 'leader').transform);
  });

  it('stands upright while the foundation is only unproven, or not observed', () => {
    expect(picture({ ...falling, builder: observed(3.2, 'unproven') }, 'advisor').falls).toBe(false);
    expect(picture({ ...falling, builder: UNOBSERVED }, 'advisor').falls).toBe(false);
  });

  it('does not tip because the seat itself is missing: nothing stands on it', () => {
    expect(picture({ ...HELD, leader: observed(1.9, 'borrowed') }).falls).toBe(false);
  });

  it('keeps the layer above the seat that nobody rated out of the fall', () => {
    const of = picture({ ...HELD, builder: observed(1.8, 'borrowed') });
    expect(layer(of, 'advisor').transform).toBeNull();
  });
});

describe('closeness in the picture', () => {
  it.each([
    [observed(4, 'kept'), 'unbroken', 1],
    [observed(3.4, 'uncertain'), 'frayed', 7],
    [observed(1.9, 'lost'), 'broken', 10],
    [UNOBSERVED, 'unseen', 1],
  ] as const)('is a thread: %#', (reading, state, strands) => {
    const { thread } = picture({ ...HELD, closeness: reading });
    expect(thread?.state).toBe(state);
    expect(thread?.strands).toHaveLength(strands);
    for (const { d } of thread?.strands ?? []) expect(d).toMatch(/^M[\d. -]+(L[\d. -]+)+$/);
  });

  it('is left out where the seat does not need it and nobody rated it, with the slot that it would run in', () => {
    const of = picture({ builder: observed(4.5, 'earned') }, 'builder');
    expect([of.thread, of.closeness]).toEqual([null, null]);
    expect(layer(of, 'builder').slot).toBeNull();
    expect(layer(picture(HELD), 'builder').slot).not.toBeNull();
    expect(of.legend).toBe('Earned: at least 80% likely to stand at the bar of 3.5; borrowed: at most 20%.');
    expect(picture(HELD).legend).toContain('The thread: closeness');
  });

  it('is left out of a rubric without it', () => {
    const without = {
      ...rubric,
      closeness: null,
      criteria: rubric.criteria.filter(({ dimension }) => dimension !== 'closeness'),
    };
    const of = arcPicture({
      rubric: without,
      seat: 'leader',
      application: assessed(PERSON, 'leader', { readings: HELD }),
      prefix: 'arc',
      rowHeight: 44,
    });
    expect([of.thread, of.closeness]).toEqual([null, null]);
  });
});

it('says beside each layer how sure the estimate is, and how likely it meets the bar', () => {
  const row = picture(HELD).rows.find(({ isSeat }) => isSeat);
  expect([row?.figure, row?.range, row?.detail]).toEqual(['4.1', '3.8–4.4', '97% to meet the bar']);
});

it('draws the estimates after the bar, so that none of them is cut by it', () => {
  const template = readFileSync(join(import.meta.dirname, '../../templates/partials/arc-picture.hbs'), 'utf8');
  expect(template.indexOf('arc-estimate')).toBeGreaterThan(template.indexOf('arc-bar-halo'));
});

it('says in words everything that it shows', () => {
  expect(picture({ ...HELD, builder: observed(1.8, 'borrowed'), closeness: observed(1.9, 'lost') }).alternative).toBe(
    'The stack of career stages from the bottom up, on the scale from 1, Borrowed, to 5, Earned, with the bar at 3.5. ' +
      'Builder: borrowed, 1.8, 80% interval 1.5 to 2.1. Leader, the seat: earned, 4.1, 80% interval 3.8 to 4.4. ' +
      'Advisor, above the seat and not needed: not observed. Builder is missing, so what stands above it is drawn falling. ' +
      'Closeness to the build, the thread through the stack: lost, 1.9, 80% interval 1.6 to 2.2; the thread is broken.',
  );
});

it('draws the bar through all layers, where the scale has it', () => {
  const of = picture(HELD);
  expect(of.bar).toMatchObject({ x: 335.75, label: 'bar 3.5' });
  expect(of.bar.y1).toBeLessThan(layer(of, 'advisor').y);
  expect(of.bar.y2).toBeGreaterThan(of.ground.y);
});
