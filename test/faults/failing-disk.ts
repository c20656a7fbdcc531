import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Clock } from '../../src/common/clock.js';
import { openDatabase } from '../../src/database/database.js';
import { codeOf } from '../../src/database/failures.js';
import { PeopleRepository } from '../../src/modules/people/people.repository.js';
import { PeopleService } from '../../src/modules/people/people.service.js';

/**
 * A process whose disk fails in the middle of a commit and is well again later: what it writes beyond the limit of a
 * file fails as on a bad disk. It says on its standard output what it acknowledged and how the failure looked.
 */
const { file } = JSON.parse(process.argv[2] ?? '') as { readonly file: string };
process.on('SIGXFSZ', () => undefined); // Otherwise the first such write ends the process.
const units = await openDatabase({ type: 'sqlite', file, migrate: true });
const people = new PeopleService(units, new PeopleRepository(units), new Clock());
const limitFilesTo = (bytes: number | 'unlimited'): void => {
  execFileSync('prlimit', [`--pid=${process.pid}`, `--fsize=${bytes}:unlimited`]);
};

const acknowledged: string[] = [];
const failures: unknown[] = [];
limitFilesTo(statSync(`${file}-wal`).size + 30 * 4096); // Ends inside of a commit's frames, wherever it begins.
for (let index = 0; failures.length < 3; index += 1) {
  const pair = [`first-${index}`, `second-${index}`];
  await units
    .write(async () => {
      for (const handle of pair) await people.create({ handle, name: 'Somebody' });
    })
    .then(
      () => acknowledged.push(...pair),
      (error: unknown) => failures.push([(error as { code?: unknown }).code, codeOf((error as Error).cause)]),
    );
}
limitFilesTo('unlimited');
await people.create({ handle: 'after', name: 'Somebody' });
acknowledged.push('after');
process.stdout.write(`${JSON.stringify({ acknowledged, failures })}\n`);
setInterval(() => undefined, 1000); // Until it is killed: what it acknowledged must not need a good end.
