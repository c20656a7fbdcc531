import { describe, expect, test } from '@jest/globals';
import { caseOf } from '../../../../test/factories/case.js';
import { application, requisition } from '../../../../test/factories/panel.js';
import { unplannedPromotion } from './unplanned-promotion.js';

const INSIDE = application('app-1', [], { source: 'internal' });

describe('unplanned-promotion', () => {
  test.each(['unproven', 'borrowed', 'unobserved'] as const)('stops where the seat’s stage is %s', (status) => {
    const facts = caseOf({ application: INSIDE, readings: { leader: status } });
    expect(unplannedPromotion(facts)).toMatchObject([
      { id: 'unplanned-promotion', severity: 'stop', dimension: 'leader' },
    ]);
  });

  test('a blank plan is no plan', () => {
    const facts = caseOf({ application: INSIDE, requisition: requisition('leader', { transitionPlan: '  ' }) });
    expect(unplannedPromotion(facts)).toHaveLength(1);
  });

  test('stays silent where the seat’s stage is earned', () => {
    expect(unplannedPromotion(caseOf({ application: INSIDE, readings: { leader: 'earned' } }))).toEqual([]);
  });

  test('stays silent where there is a plan', () => {
    const seat = requisition('leader', { transitionPlan: 'Twelve weeks beside the present lead.' });
    expect(unplannedPromotion(caseOf({ application: INSIDE, requisition: seat }))).toEqual([]);
  });

  test('stays silent for somebody from outside', () => {
    expect(unplannedPromotion(caseOf({ application: application('app-1', []) }))).toEqual([]);
  });

  test('stays silent for the lowest seat', () => {
    expect(unplannedPromotion(caseOf({ application: INSIDE, requisition: requisition('builder') }))).toEqual([]);
  });
});
