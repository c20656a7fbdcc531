// Runs the tests: the first part in under five minutes on two cores (`npm test`), the rest (`npm run test:rest`), or both
// (`npm run test:all`). Whoever asks for some, as in `npm test -- test/pages`, gets those, whichever part they are of.
import { fileURLToPath } from 'node:url';
import { run } from 'jest';

/** What a change breaks first: every unit, the engine's figures and tables, files in and out, briefs, PDFs, both databases. */
const FIRST = [
  'src/',
  'test/(assessment|brief|cases|docs|documents|examples|golden|malformed|migrations)/',
  'test/rendering/(bytes|locator|pdf|scripts|service|templates|walls|window)\\.spec',
  'test/medium/(idempotency|imports|unit-of-work)\\.spec',
];
const [part, ...others] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const first = `^${root}(${FIRST.join('|')})`;

/** Everything in the repository that is no first part: a new folder is among the rest until it is named above. */
const CHOICE = {
  first: ['--testPathPatterns', first],
  rest: ['--testPathIgnorePatterns', first, '/node_modules/'],
  all: [],
};
if (!(part in CHOICE)) {
  console.error(`tools/test.mjs takes one of ${Object.keys(CHOICE).join(', ')} first, not "${part ?? ''}".`);
  process.exit(2);
}
const asksForOne = others.some((argument) => !argument.startsWith('-'));
await run([...(asksForOne ? [] : CHOICE[part]), ...others]);
