// Which suite comes first. Jest begins with what took longest in the run before; a fresh checkout has had none, and it goes by the size
// of the files, which says little: the longest suite of all is a short file. Begun last, it keeps one worker busy while the others idle.
import { createRequire } from 'node:module';

/** Jest's own order, found from Jest: what it brings along need not lie beside it. */
const place = ['jest', '@jest/core', '@jest/test-sequencer'].reduce(
  (from, name) => createRequire(from).resolve(name),
  import.meta.url,
);
const { default: Sequencer } = createRequire(import.meta.url)(place);

/** The longest first. One that is not here is begun as Jest would have it; one that is and should not be costs nothing. */
const LONGEST = [
  'test/pages/every-page.spec.ts',
  'test/pages/recruiting-looks.spec.ts',
  'test/pages/scorecard-looks.spec.ts',
  'test/pages/access-pages.spec.ts',
  'test/drafts/draft-safety.spec.ts',
  'test/pages/shortlist.spec.ts',
  'test/whole/from-an-empty-database.spec.ts',
  'test/rendering/faults.spec.ts',
  'test/access/blindness.spec.ts',
  'test/access/matrix.spec.ts',
];

export default class RunOrder extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const index = LONGEST.findIndex((name) => path.endsWith(`/${name}`));
      return index < 0 ? LONGEST.length : index;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
