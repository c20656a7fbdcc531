import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connectivity } from './connectivity.js';

/** Groups by repeated merging of everything that shares a name: slow, and plainly right. */
function groupsByMerging(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const groups: Set<string>[] = [];
  for (const names of sets.filter(({ length }) => length > 0)) {
    const touching = groups.filter((group) => names.some((name) => group.has(name)));
    const merged = new Set([...names, ...touching.flatMap((group) => [...group])]);
    groups.splice(0, groups.length, ...groups.filter((group) => !touching.includes(group)), merged);
  }
  return groups.map((group) => [...group].sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

const interviewer = fc.integer({ min: 0, max: 11 }).map((index) => `i${String(index).padStart(2, '0')}`);
const panels = fc.array(fc.uniqueArray(interviewer, { maxLength: 4 }), { maxLength: 12 });

describe('which interviewers can be compared', () => {
  it('is who is linked by a chain of common candidates, numbered by the first id', () => {
    fc.assert(
      fc.property(panels, (met) => {
        const expected = groupsByMerging(met);
        const { groups, groupOf } = connectivity(met);
        expect(groups).toBe(expected.length);
        expect([...groupOf].sort()).toEqual(
          expected.flatMap((names, group) => names.map((name) => [name, group])).sort(),
        );
      }),
      { numRuns: 300, seed: 11 },
    );
  });

  it('starts from the groups of before, which a new panel may join', () => {
    fc.assert(
      fc.property(panels, panels, (before, met) => {
        const known = connectivity(before);
        const { groups, groupOf } = connectivity(met, known.groupOf);
        const together = connectivity([...before, ...met]);
        expect(groups).toBe(together.groups);
        expect(new Map(groupOf)).toEqual(new Map(together.groupOf));
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});
