import { describe, expect, test } from '@jest/globals';
import { assess } from '../../src/domain/index.js';
import { application, requisition, scorecard } from '../factories/panel.js';
import { arcRubric } from '../factories/rubric.js';

const RUBRIC = arcRubric();

describe('assess', () => {
  test('says which engine said it', () => {
    const given = { builder: 5, leader: 4, closeness: 2 } as const;
    const card = (who: string) => scorecard(RUBRIC, who, { ...given, 'builder.reads-the-data': 4 });
    const result = assess({
      rubric: RUBRIC,
      requisition: requisition('leader'),
      applications: [
        application('app-1', [card('ana'), card('ben'), card('carla')], { source: 'internal' }),
        application('app-2', [
          scorecard(RUBRIC, 'ana', { builder: 4, leader: 5, closeness: 5 }),
          scorecard(RUBRIC, 'ben', { builder: 4, leader: 5, closeness: 5 }),
          card('carla'),
        ]),
      ],
    });
    expect(result.engine).toBe('1.0.0');
  });
});
