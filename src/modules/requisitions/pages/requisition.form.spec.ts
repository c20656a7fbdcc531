import { describe, expect, it } from '@jest/globals';
import { FormFields } from '../../../common/http/form-fields.js';
import { openRubricLibrary } from '../../rubrics/rubric-library.js';
import { parseRequisition, readRequisition, typedOf } from './requisition.form.js';

const rubrics = openRubricLibrary().list();
const form = (fields: Readonly<Record<string, string>>) =>
  readRequisition(FormFields.parse(new URLSearchParams(fields).toString()));
const SEAT = { title: ' Engineering Manager ', seat: 'engineering-arc@1 leader' };

describe('the form of a requisition', () => {
  it('is a command, with what is empty left out', () => {
    const { command, errors } = parseRequisition(form({ ...SEAT, organisation: '  ' }), rubrics);
    expect(errors).toEqual({});
    expect(command).toEqual({
      title: 'Engineering Manager',
      organisation: null,
      rubric: 'engineering-arc@1',
      stage: 'leader',
      transitionPlan: null,
      economics: {
        currency: null,
        salary: null,
        agencyFee: null,
        timeToHireDays: null,
        rampUpWeeks: null,
        growthWeeks: {},
        backfillCost: null,
        firstYearRetention: { inside: null, outside: null },
      },
    });
  });

  it('says all that is wrong at once, in whole sentences', () => {
    const typed = form({ seat: 'x', 'economics.salary': '1e9', 'economics.firstYearRetention.inside': '101' });
    expect(parseRequisition(typed, rubrics)).toEqual({
      command: null,
      errors: {
        title: 'Name the seat, such as “Engineering Manager, Payments”.',
        seat: 'Choose the career stage that the seat needs.',
        'economics.salary': 'Write a number with digits alone, such as 120000.',
        'economics.firstYearRetention.inside': 'Write a share of a hundred, such as 85.',
      },
    });
  });

  it('takes the weeks of the rubric that was chosen, and of no other', () => {
    const weeks = (reference: string): string => `economics.growthWeeks.${reference}.leader`;
    const typed = form({ ...SEAT, [weeks('engineering-arc@1')]: '26', [weeks('design-craft@1')]: '12' });
    expect(parseRequisition(typed, rubrics).command?.economics.growthWeeks).toEqual({ leader: 26 });
  });

  it('does not ask for a seat that stands', () => {
    const stands = { rubric: 'engineering-arc@1', stage: 'advisor' };
    const { command } = parseRequisition(form({ ...SEAT, seat: 'engineering-arc@1 builder' }), rubrics, stands);
    expect(command).toMatchObject(stands);
  });

  it('reads what it shows', () => {
    const typed = form({
      ...SEAT,
      title: 'Engineering Manager',
      organisation: 'Tidewell Pay',
      transitionPlan: 'Six months beside the lead.',
      'economics.currency': 'EUR',
      'economics.salary': '120000.5',
      'economics.firstYearRetention.outside': '80.25',
      'economics.growthWeeks.engineering-arc@1.builder': '30',
    });
    const { command } = parseRequisition(typed, rubrics);
    if (command === null) throw new Error('it was refused');
    expect(parseRequisition(typedOf(command), rubrics)).toEqual({ command, errors: {} });
  });
});
