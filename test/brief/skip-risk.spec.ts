import { describe, expect, it } from '@jest/globals';
import type { SkipRisk } from '../../src/domain/index.js';
import { riskView } from '../../src/modules/briefs/view/skip-risk.js';
import { rubric } from './fixtures/rubric.js';

describe('stage-skip risk in words', () => {
  it.each<[SkipRisk, string, string, string | null, string]>([
    [{ level: 'low', probability: 0.02, carriedBy: [] }, 'leader', 'Low', '2%', 'Builder is there to stand on.'],
    [
      { level: 'low', probability: 0.1, carriedBy: [] },
      'advisor',
      'Low',
      '10%',
      'Builder and Leader are there to stand on.',
    ],
    [{ level: 'watch', probability: 0.22, carriedBy: [] }, 'leader', 'Watch', '22%', 'Builder could still prove thin.'],
    [
      { level: 'elevated', probability: 0.6, carriedBy: ['leader'] },
      'advisor',
      'Elevated',
      '60%',
      'Carried by Leader.',
    ],
    [
      { level: 'high', probability: 0.999, carriedBy: ['builder', 'leader'] },
      'advisor',
      'High',
      'over 99%',
      'Carried by Builder and Leader.',
    ],
    [
      { level: 'unknown', probability: null, carriedBy: [] },
      'leader',
      'Unknown',
      null,
      'Too little was seen of Builder to say.',
    ],
    [
      { level: 'not-applicable', probability: null, carriedBy: [] },
      'builder',
      'Does not apply',
      null,
      'No career stage lies below a Builder seat.',
    ],
  ])('%j', (risk, seat, word, figure, note) => {
    expect(riskView({ rubric, seat, risk })).toMatchObject({ word, figure, note });
  });
});
