import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

describe('readConfig', () => {
  it('needs nothing set: SQLite in ./data, this machine only', () => {
    const config = readConfig({});
    expect(config.database).toEqual({ kind: 'sqlite', file: `${process.cwd()}/data/arcbrief.sqlite` });
    expect(config.listen).toEqual({ host: '127.0.0.1', port: 4680 });
    expect(config.rendering).toEqual({ pages: 2, freshContext: false, executablePath: null });
  });

  it('takes a PostgreSQL address as the database', () => {
    const url = 'postgres://arcbrief@127.0.0.1:5432/arcbrief';
    expect(readConfig({ ARCBRIEF_DATABASE_URL: url }).database).toEqual({ kind: 'postgres', url });
  });

  it('names every setting that cannot be used at once, and never repeats a database address', () => {
    const read = () =>
      readConfig({
        ARCBRIEF_HOST: '0.0.0.0',
        ARCBRIEF_PORT: '99999',
        ARCBRIEF_PDF_PAGES: '2.5',
        ARCBRIEF_PDF_FRESH_CONTEXT: 'maybe',
        ARCBRIEF_DATABASE_URL: 'mysql://root:secret@db/x',
      });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(
      [
        'The configuration cannot be used:',
        '  ARCBRIEF_HOST=0.0.0.0: Arcbrief has no sign-in yet and so listens on this machine only. Use 127.0.0.1, ::1 or localhost.',
        '  ARCBRIEF_DATABASE_URL: only postgres://… addresses or the path of an SQLite file can be used.',
        '  ARCBRIEF_PORT=99999: use a whole number from 0 to 65535.',
        '  ARCBRIEF_PDF_PAGES=2.5: use a whole number from 1 to 8.',
        '  ARCBRIEF_PDF_FRESH_CONTEXT=maybe: use true or false.',
      ].join('\n'),
    );
    expect(read).not.toThrow(/secret/);
  });
});
