import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../src/database/database.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { servicesFor } from '../support/database-services.js';

describe('a database opened for reading only', () => {
  let directory: string;
  let file: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'arcbrief-reading-'));
    file = join(directory, 'arcbrief.db');
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('reads beside the process that holds the lock, sees what that one writes next, and cannot write itself', async () => {
    const holder = await servicesFor({ type: 'sqlite', file, migrate: true });
    const reader = await servicesFor({ type: 'sqlite', file, migrate: false, readOnly: true });
    try {
      const { id } = await holder.get(PeopleService).create({ handle: 'ana', name: 'Ana' });
      expect((await reader.get(PeopleService).get(id)).handle).toBe('ana');
      await expect(reader.get(PeopleService).create({ handle: 'ben', name: 'Ben' })).rejects.toThrow();
      expect((await holder.get(PeopleService).list()).items.map(({ handle }) => handle)).toEqual(['ana']);
    } finally {
      await reader.close();
      await holder.close();
    }
  });

  it('is refused where there is none, and nothing is made', async () => {
    await expect(openDatabase({ type: 'sqlite', file, migrate: false, readOnly: true })).rejects.toThrow(
      `There is no database at "${file}".`,
    );
    expect(await readdir(directory)).toEqual([]);
  });
});
