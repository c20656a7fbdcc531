import { describe, expect, it } from '@jest/globals';
import { serialize } from 'node:v8';
import { buildDocument } from './document.js';

const document = (body: string, styles = '') =>
  buildDocument({ body, styles, paper: 'A4', language: 'en', mark: 'arcbrief-job-1' });

describe('buildDocument', () => {
  it('writes what is wide as a reference, in text and attributes', () => {
    expect(document('<p title="Łódź">She led – twice: Жанна, 山田, 😀</p>')).toContain(
      '<p title="&#321;&#243;d&#378;">She led &#8211; twice: &#1046;&#1072;&#1085;&#1085;&#1072;, &#23665;&#30000;, &#128512;</p>',
    );
  });

  it('writes what is wide in styles as an escape that ends', () => {
    expect(document('', 'li::before{content:"–a"}')).toContain('li::before{content:"\\2013 a"}');
  });

  // "&#133;" is an ellipsis in HTML, whatever Unicode says.
  it('leaves the characters whose references mean others', () => {
    expect(document('a\u0085b')).toContain('a\u0085b');
  });

  it('is a string of one byte a character', () => {
    const ONE_BYTE = 0x22; // V8's tag for such a string, after two bytes of version.
    const views = ['She led', 'She led – twice', '山田'].map((body) => serialize(document(body))[2]);
    expect(views).toEqual([ONE_BYTE, ONE_BYTE, ONE_BYTE]);
  });
});
