import { describe, expect, it } from '@jest/globals';
import { FormFields } from './form-fields.js';
import { HttpProblem } from './problem.js';

function refusal(work: () => unknown): Pick<HttpProblem, 'code' | 'errors'> & { message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof HttpProblem) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('a form', () => {
  it('gives what was sent under its name, and nothing for what was not', () => {
    const form = FormFields.parse('title=Engineering+Manager%2C+Payments&note=&tells=a&tells=b');
    expect(form.text('title')).toBe('Engineering Manager, Payments');
    expect(form.text('note')).toBe('');
    expect(form.text('missing')).toBe('');
    expect(form.list('tells')).toEqual(['a', 'b']);
    expect(form.list('missing')).toEqual([]);
    expect([form.has('note'), form.has('missing')]).toEqual([true, false]);
  });

  it('names its fields once, in their order, numbers among them', () => {
    expect(FormFields.parse('b=1&2=x&a=1&b=2&1=y').names()).toEqual(['b', '2', 'a', '1']);
  });

  it('without a field is empty', () => {
    expect(FormFields.parse('').names()).toEqual([]);
  });

  it('is refused where a field with one value came twice', () => {
    const { code, message } = refusal(() => FormFields.parse('role=interviewer&role=admin').text('role'));
    expect(code).toBe('invalid-request');
    expect(message).not.toContain('role');
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'a[__proto__][x]'])(
    'takes the name %s like any other',
    (name) => {
      const form = FormFields.parse(`${encodeURIComponent(name)}=polluted`);
      expect(form.text(name)).toBe('polluted');
      expect(({} as Record<string, unknown>)['x']).toBeUndefined();
      expect(FormFields.parse('').has(name)).toBe(false);
      expect(FormFields.parse('').list(name)).toEqual([]);
    },
  );

  it('keeps text in normal form C and with one kind of line break', () => {
    expect(FormFields.parse('text=Nguye%CC%82%CC%83n%0D%0Anext%0Dlast').text('text')).toBe('Nguyễn\nnext\nlast');
  });

  it.each([
    ['NUL', 'text=a%00b', 'U+0000'],
    ['a control character', 'text=%07', 'U+0007'],
    ['a noncharacter', 'text=%EF%BF%BE', 'U+FFFE'],
  ])('is refused for %s, with the field and the character', (_, body, character) => {
    const { code, errors } = refusal(() => FormFields.parse(body));
    expect(code).toBe('invalid-request');
    expect(errors).toEqual([{ path: 'text', message: expect.stringContaining(character) }]);
  });

  it.each(['text=%ED%A0%80', 'text=%FF', 'text=%E2%82', 'text=%', 'text=%zz', '%FF=x'])(
    'is refused when %s is not UTF-8 in URL encoding',
    (body) => {
      expect(refusal(() => FormFields.parse(body)).code).toBe('malformed-request');
    },
  );

  it('is refused for a name that no field has', () => {
    expect(refusal(() => FormFields.parse(`${'n'.repeat(121)}=x`)).errors).toHaveLength(1);
    expect(refusal(() => FormFields.parse('a%00b=x')).errors).toEqual([
      { path: '', message: expect.stringContaining('holds a name that contains the control character U+0000') },
    ]);
  });

  it('has a thousand fields at most', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, index) => `f${index}=`).join('&');
    expect(FormFields.parse(fields(1000)).names()).toHaveLength(1000);
    expect(refusal(() => FormFields.parse(fields(1001))).code).toBe('too-large');
  });

  it('with the same name a thousand times does not take long', () => {
    const started = performance.now();
    expect(FormFields.parse(Array.from({ length: 1000 }, () => 'a=1').join('&')).list('a')).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
