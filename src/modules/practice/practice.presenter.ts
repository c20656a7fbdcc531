import { andList } from '../../common/documents/words.js';
import {
  ENOUGH_CANDIDATES,
  rubricReference,
  type PracticeStanding,
  type Rubric,
  type Vignette,
} from '../../domain/index.js';
import type { OwnPractice } from './own-practice.js';
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
    term: 'where you start',
    text: `Until you have rated ${ENOUGH_CANDIDATES} people in a dimension, practice helps to say how strict you are, against colleagues who rated the same practice candidates, so that your first scorecards are read fairly. Those who recruit see that it counts for you. No page shows them how; the file with which a calibration scores elsewhere, which they can have, holds how strict you are taken to be.`,
  },
];

function setView({ set, rubric, standing }: OwnPractice) {
  const rated = standing.vignettes.filter((each) => each.rated !== null).length;
  return {
    id: `practice-${rubric.id}-${rubric.version}`,
    title: rubric.title,
    label: `${set.rubric} · ${rated} of ${set.vignettes.length} rated`,
    said: severityWords(standing),
    vignettes: set.vignettes.map(({ id, title, about }) => ({
      href: `/practice/${set.rubric}/${id}`,
      title,
      ...statusOf(standing, { id, about }),
    })),
  };
}

function statusOf({ vignettes }: PracticeStanding, { id, about }: Pick<Vignette, 'id' | 'about'>) {
  const rated = vignettes.find((each) => each.id === id)?.rated ?? null;
  if (rated === null) return { status: { mark: 'ring', tone: 'plain', word: 'Open' }, note: about };
  return {
    status: { mark: 'solid', tone: 'held', word: 'Rated' },
    note: `${rated.near} of ${rated.ratings} within a point of the key · ${leaningWords(rated.mean)} on the whole`,
  };
}
