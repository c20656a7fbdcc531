import { describe, expect, it } from '@jest/globals';
import { FormFields } from '../../../common/http/form-fields.js';
import { parseAssign, parseDues } from './kits.form.js';

const PANEL = [
  { interviewerId: 'ana', criteria: ['builder.owned-what-broke'] },
  { interviewerId: 'tom', criteria: [] },
];

describe('assigning', () => {
  it('gives each of the chosen what they cover, by the end of the day in UTC', () => {
    expect(parseAssign({ chosen: ['ana', 'nobody'], due: '2026-12-04' }, PANEL)).toEqual({
      errors: {},
      assignments: [{ interviewerId: 'ana', criteria: ['builder.owned-what-broke'], dueAt: '2026-12-04T23:59:59Z' }],
    });
  });

  it.each(['2026-02-30', '4 December', '2026-12-04T10:00'])('takes %s for no day', (due) => {
    expect(parseAssign({ chosen: [], due }, PANEL).errors).toEqual({
      due: 'Write a day, such as 2026-12-04, or leave it empty.',
      interviewer: 'Choose who interviews this candidate.',
    });
  });
});

describe('changing days', () => {
  it('clears what was emptied and leaves alone what was not sent', () => {
    const fields = FormFields.parse('due.one=&due.two=2026-12-04&due.stranger=2026-12-05');
    expect(parseDues(fields, ['one', 'two', 'three'])).toEqual({
      errors: {},
      dues: new Map([
        ['one', null],
        ['two', '2026-12-04T23:59:59Z'],
      ]),
    });
  });
});
