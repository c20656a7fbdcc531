import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Rubric } from '../rubric/rubric.js';
import type { PracticeSet, Vignette } from './practice.js';
import { FEWEST_VIGNETTES, practiceProblems } from './practice-problems.js';

const read = (path: string): unknown => parse(readFileSync(new URL(`../../rubrics/${path}`, import.meta.url), 'utf8'));
const rubric = read('engineering-arc.v1.yaml') as Rubric;
const practice = read('practice/engineering-arc.v1.yaml') as PracticeSet;

describe('practice candidates', () => {
  it('of the built-in rubric practise every criterion, and nothing is wrong with them', () => {
    expect(practice.vignettes.length).toBeGreaterThanOrEqual(FEWEST_VIGNETTES);
    expect(practiceProblems(practice, rubric)).toEqual([]);
  });

  it('of the built-in rubric have every rating as a key, and a reason and a lesson for each', () => {
    const keys = practice.vignettes.flatMap(({ key }) => key);
    expect(new Set(keys.map(({ rating }) => rating))).toEqual(new Set([1, 2, 3, 4, 5]));
    for (const { said, lesson, key } of practice.vignettes) {
      expect(said.length).toBeGreaterThanOrEqual(4);
      expect(lesson.length).toBeGreaterThan(30);
      expect(key.length).toBeGreaterThanOrEqual(4);
      for (const { why } of key) expect(why.length).toBeGreaterThan(30);
    }
  });

  it('are refused with everything that is wrong with them, by place', () => {
    const [first, ...others] = practice.vignettes as [Vignette, ...Vignette[]];
    const [key] = first.key;
    if (key === undefined) throw new Error('a vignette without a key');
    const wrong = { ...first, key: [key, key, { ...key, criterion: 'builder.unknown', rating: 6 as 5 }] };
    const problems = practiceProblems({ ...practice, rubric: 'other@1', vignettes: [wrong, wrong] }, rubric);
    expect(problems).toEqual(
      expect.arrayContaining([
        'rubric: is other@1, not engineering-arc@1',
        'vignettes: 2, and 8 are needed',
        'vignettes: “fluent-architect” is there twice',
        'fluent-architect: “builder.shipped-real-systems” has two keys',
        'fluent-architect: the rubric has no criterion “builder.unknown”',
        'fluent-architect: the key of “builder.unknown” is 6, not 1 to 5',
        'vignettes: nothing practises “leader.judgement-held-up”',
      ]),
    );
    expect(others.length).toBeGreaterThan(0);
  });
});
