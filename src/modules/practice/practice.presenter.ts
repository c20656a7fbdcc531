import { andList } from '../../common/documents/words.js';
import { rubricReference, type PracticeStanding, type Rubric } from '../../domain/index.js';
import type { OwnPractice } from './practice.service.js';
import { leaningWords, severityWords } from './practice-words.js';

interface Shown {
  readonly sets: readonly OwnPractice[];
  readonly without: readonly Rubric[];
}

/** Which practice candidates wait, and how near the key their reader was with the others. */
export function practiceView({ sets, without }: Shown) {
  return {
    heading: {
      above: null,
      text: 'Practice',
      lead: 'Written candidates with an agreed key. Rate them before you rate people, and see where you differ.',
      actions: [],
    },
    sets: sets.map(setView),
    without:
      without.length === 0
        ? null
        : `There are no practice candidates for ${andList(without.map((rubric) => `${rubric.title} (${rubricReference(rubric)})`))}.`,
    method: { items: METHOD },
  };
}

const METHOD = [
  {
    term: 'the key',
    text: 'The rating that the anchors of the rubric lead to. Within one point of it is a good rating.',
  },
  {
    term: 'the first time',
    text: 'What you rate first counts and stays. Reading a practice candidate again is open to you.',
  },
  {
    term: 'yours alone',
    text: 'Nobody else sees what you practised, no admin and no recruiter. Colleagues who rated the same practice candidate see a mean of three people or more.',
  },
  {
    term: 'counts in nothing',
    text: 'No reading of a candidate takes practice in. How strict you are is learnt from the people whom you and others rated.',
  },
];

const COLUMNS = ['Practice candidate', 'Rated', 'Within a point of the key', 'On the whole'];

function setView({ set, rubric, standing }: OwnPractice) {
  const rated = standing.vignettes.filter((each) => each.rated !== null).length;
  return {
    id: `practice-${rubric.id}-${rubric.version}`,
    title: rubric.title,
    reference: set.rubric,
    said: severityWords(standing),
    table: {
      caption: `${rated} of ${set.vignettes.length} rated`,
      columns: COLUMNS.map((label) => ({ label, numeric: false })),
      rows: set.vignettes.map(({ id, title }) => ({
        head: { text: title, href: `/practice/${set.rubric}/${id}` },
        cells: cellsOf(standing, id).map((text, index) => ({ label: COLUMNS[index + 1] ?? '', text, numeric: false })),
      })),
    },
  };
}

function cellsOf({ vignettes }: PracticeStanding, id: string): readonly string[] {
  const rated = vignettes.find((each) => each.id === id)?.rated ?? null;
  if (rated === null) return ['waits for you', '–', '–'];
  return ['yes', `${rated.near} of ${rated.ratings}`, leaningWords(rated.mean)];
}
