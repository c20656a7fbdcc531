import { describe, expect, it } from '@jest/globals';
import { FormFields } from '../../../common/http/form-fields.js';
import { parseApplication, readApplication, withMoreRows } from './application.form.js';

const COLLEAGUE = '01890000-0000-7000-8000-000000000001';
const form = (fields: Readonly<Record<string, string>>) =>
  readApplication(FormFields.parse(new URLSearchParams(fields).toString()));
const row = (index: number, title: string, organisation: string, from: string, to: string) => ({
  [`history.${index}.title`]: title,
  [`history.${index}.organisation`]: organisation,
  [`history.${index}.from`]: from,
  [`history.${index}.to`]: to,
});

describe('the form of a candidate', () => {
  it('passes over rows that nobody filled in', () => {
    const typed = form({
      name: 'Łukasz',
      email: ' L@example.com ',
      source: 'internal',
      colleague: COLLEAGUE,
      ...row(0, '', '', '', ''),
      ...row(1, 'Staff Engineer', 'Example Bank', '2014-03', ''),
    });
    expect(parseApplication(typed, [COLLEAGUE])).toEqual({
      errors: {},
      command: {
        candidate: { name: 'Łukasz', email: 'L@example.com', personId: COLLEAGUE },
        source: 'internal',
        history: [{ title: 'Staff Engineer', organisation: 'Example Bank', from: '2014-03', to: null }],
      },
    });
  });

  it('says of each position what is wrong with it', () => {
    const typed = form({ name: 'A', source: 'external', ...row(0, 'x'.repeat(301), '', 'May', '2014-13') });
    expect(parseApplication(typed, []).errors).toEqual({
      'history.0.title': 'Write the title of position 1 on one line.',
      'history.0.organisation': 'Write where position 1 was, on one line.',
      'history.0.from': 'Write when position 1 began, such as 2014 or 2014-03.',
      'history.0.to': 'Write when position 1 ended, such as 2021-06, or leave it empty.',
    });
  });

  it('takes no account that is not in the list', () => {
    const typed = form({ name: 'A', source: 'internal', colleague: COLLEAGUE });
    expect(parseApplication(typed, []).errors).toEqual({ colleague: 'Choose an account of the list.' });
  });

  it('never has more rows than a career has positions', () => {
    let typed = form({ name: 'A', ...row(0, '', '', '', '') });
    for (let more = 0; more < 40; more += 1) typed = withMoreRows(typed);
    expect(typed.history).toHaveLength(100);
  });
});
