import { describe, expect, it } from '@jest/globals';
import { checkboxField, errorSummary, inputField, radioField, textField } from './field-view.js';

describe('a field', () => {
  it('is tied to its hint and its error', () => {
    expect(inputField({ name: 'email', label: 'Address', hint: 'Where to.', error: 'Is missing.' })).toMatchObject({
      id: 'field-email',
      describedBy: 'field-email-hint field-email-error',
    });
    expect(textField({ name: 'note', label: 'Note' }).describedBy).toBeNull();
  });

  it('has an id that a link can name, whatever its name', () => {
    expect(textField({ name: 'ratings[builder.reads-the-data].evidence', label: 'x' }).id).toBe(
      'field-ratings-builder-reads-the-data-evidence',
    );
    expect(textField({ name: 'tells[]', label: 'x' }).id).toBe('field-tells');
  });

  it('keeps what was chosen, and gives every choice an id of its own', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
    const { options: tells } = checkboxField({ name: 'tells', label: 'Tells', options, chosen: ['a', 'c'] });
    expect(tells.map(({ id, chosen, type }) => [id, chosen, type])).toEqual([
      ['field-tells-1', true, 'checkbox'],
      ['field-tells-2', false, 'checkbox'],
      ['field-tells-3', true, 'checkbox'],
    ]);
    expect(radioField({ name: 'r', label: 'R', options }).options.some(({ chosen }) => chosen)).toBe(false);
  });
});

describe('the summary of errors', () => {
  it('links to every field that is wrong, in the order of the form', () => {
    const fields = [
      inputField({ name: 'a', label: 'A', error: 'A is missing.' }),
      inputField({ name: 'b', label: 'B' }),
      inputField({ name: 'c', label: 'C', error: 'C is too long.' }),
    ];
    expect(errorSummary(fields)).toEqual({
      heading: '2 things to correct',
      items: [
        { href: '#field-a', text: 'A is missing.' },
        { href: '#field-c', text: 'C is too long.' },
      ],
    });
    expect(errorSummary(fields.slice(0, 1))?.heading).toBe('One thing to correct');
    expect(errorSummary(fields.slice(1, 2))).toBeNull();
  });
});
