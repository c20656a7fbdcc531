import { describe, expect, it } from '@jest/globals';
import { briefFileNames } from './brief-file-names.js';

const namesOf = (...ids: readonly string[]): readonly string[] => [...briefFileNames(ids).values()];

describe('briefFileNames', () => {
  it('are the ids, where nothing speaks against it', () => {
    const ids = ['okafor', 'app-1', 'a.b_c@d+e', 'Łukasz', '李', 'console', 'com10', 'shortlist.2026', 'auxiliary.x'];
    expect(namesOf(...ids)).toEqual(ids.map((id) => `${id}.pdf`));
  });

  it.each([
    ['letter case', ['Okafor', 'okafor', 'OKAFOR']],
    ['the case of other letters', ['Łukasz', 'łukasz']],
    ['letters that have one capital', ['straße', 'STRASSE', 'ſtrasse']],
    ['the Unicode form', ['Jose\u0301', 'Jos\u00e9']],
  ])('differ on every file system when ids differ only in %s', (_, ids) => {
    const names = namesOf(...ids);
    expect(new Set(names.map((name) => name.toUpperCase().toLowerCase().normalize('NFC'))).size).toBe(ids.length);
    for (const [index, name] of names.entries()) expect(name).toMatch(new RegExp(`^${ids[index]}-[0-9a-f]{6}\\.pdf$`));
  });

  it.each(['shortlist', 'Shortlist', 'ſhortlist'])('never are that of the shortlist: %s', (id) => {
    expect(namesOf(id)[0]).toMatch(/^[sSſ]hortlist-[0-9a-f]{6}\.pdf$/);
  });

  it.each(['con', 'PRN', 'aux', 'nul', 'com1', 'LPT9', 'com²', 'con.x', 'nul.tar.gz'])(
    'never name a device of Windows: %s',
    (id) => {
      const [name = ''] = namesOf(id);
      expect(name).toMatch(/-[0-9a-f]{6}\.pdf$/);
      expect(name.split('.')).toHaveLength(2);
    },
  );

  it('are short enough, and differ when ids differ only at their ends', () => {
    const ids = ['1', '2'].map((end) => `${'한'.repeat(99)}${end}`);
    const names = namesOf(...ids);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(204);
  });

  it('differ even from an id that is written like a name with a hash', () => {
    const [first = ''] = namesOf('anna', 'Anna');
    const rival = first.replace('.pdf', '');
    const names = briefFileNames(['anna', 'Anna', rival]);
    expect(names.get(rival)).toBe(first);
    expect(names.get('anna')).toMatch(/^anna-[0-9a-f]{7}\.pdf$/);
    expect(new Set(names.values()).size).toBe(3);
  });

  it('do not depend on the order', () => {
    const ids = ['Anna', 'con', 'anna', 'berta', 'ANNA'];
    const names = briefFileNames(ids);
    expect([...names.keys()]).toEqual(ids);
    const reversed = briefFileNames([...ids].reverse());
    for (const id of ids) expect(reversed.get(id)).toBe(names.get(id));
  });
});
