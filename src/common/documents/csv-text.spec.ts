import { describe, expect, it } from '@jest/globals';
import { csvOf, harmless } from './csv-text.js';

describe('a table as a file', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('no cell is a formula: %j', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
    expect(csvOf([[text]])).toContain(`'${text}`);
  });

  it('leaves every other text, and figures, as they are', () => {
    expect(harmless('Łukasz = 1')).toBe('Łukasz = 1');
    expect(csvOf([['a', 1.5, null]])).toBe('\ufeffa,1.5,\r\n');
  });
});
