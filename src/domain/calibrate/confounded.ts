import type { Variances } from '../measurement/measurement.js';
import type { Pool } from '../measurement/pool.js';

export type Component = keyof Variances;

/** In the order in which they are reported. */
export const COMPONENTS: readonly Component[] = [
  'candidate',
  'interviewer',
  'candidateInterviewer',
  'candidateCriterion',
  'residual',
];

/** A component that the ratings cannot tell apart from another one, and why, as a sentence. */
export interface Confounded {
  readonly component: Component;
  /** The component that it varies together with; null: the levels of the criteria, which are fitted freely. */
  readonly with: Component | null;
  readonly why: string;
}

/** What a component says of, for people. */
export const COMPONENT_WORDS: Readonly<Record<Component, string>> = {
  candidate: 'candidates',
  interviewer: 'severity of interviewers',
  candidateInterviewer: 'overall impression of one candidate (halo)',
  candidateCriterion: "a candidate's own profile over the criteria",
  residual: 'everything else',
};

/** Which kinds of pairs of ratings there are: two components differ only where a kind that tells them apart exists. */
interface Design {
  readonly candidates: number;
  readonly interviewers: number;
  readonly criteria: number;
  /** A criterion on which two candidates were rated. */
  readonly sharedCriterion: boolean;
  /** An interviewer who rated two candidates. */
  readonly sharedInterviewer: boolean;
  /** Two ratings of one candidate … */
  readonly twice: boolean;
  /** … by one interviewer, … */
  readonly sameInterviewer: boolean;
  /** … by two interviewers, … */
  readonly otherInterviewer: boolean;
  /** … on one criterion, … */
  readonly sameCriterion: boolean;
  /** … on two criteria, … */
  readonly otherCriterion: boolean;
  /** … by two interviewers, on two criteria. */
  readonly bothOther: boolean;
}

/**
 * The components that these ratings cannot tell apart, in the order of {@link COMPONENTS}. Two ratings share a
 * component or do not, so a component can be estimated when some pair of ratings shares it and not the others; the
 * criterion effects are flat, so what is constant within criteria is theirs.
 * Source: Searle, Casella & McCulloch 1992, chapter 5 (estimability of variance components).
 */
export function confoundedIn(pool: Pool): readonly Confounded[] {
  const design = designOf(pool);
  const halo = haloIn(design);
  const found = [
    candidateIn(design),
    severityIn(design, halo?.with),
    halo,
    profileIn(design, halo !== null),
    pool.ratings > pool.criteria.length
      ? null
      : {
          component: 'residual' as const,
          with: null,
          why: 'There is no more than one rating on a criterion, which says nothing of how much ratings vary.',
        },
  ];
  return found.filter((confounded) => confounded !== null);
}

function candidateIn(design: Design): Confounded | null {
  const component = 'candidate';
  if (design.candidates < 2)
    return { component, with: null, why: 'There is one candidate, so how far candidates lie apart cannot be told.' };
  if (!design.sharedCriterion)
    return {
      component,
      with: null,
      why: 'No two candidates were rated on the same criterion, so how far they lie apart cannot be told from how high each criterion is rated.',
    };
  if (!design.twice)
    return {
      component,
      with: 'residual',
      why: 'Every candidate was rated once, so how far candidates lie apart cannot be told from everything else.',
    };
  return null;
}

function haloIn(design: Design): Confounded | null {
  const component = 'candidateInterviewer';
  if (!design.sameInterviewer)
    return {
      component,
      with: 'residual',
      why: 'Every interviewer rated each candidate once, so an overall impression of one candidate cannot be told from everything else.',
    };
  if (!design.otherInterviewer)
    return {
      component,
      with: 'candidate',
      why: "No candidate was rated by two interviewers, so one interviewer's impression of a candidate cannot be told from the candidate.",
    };
  return null;
}

/** @param halo what the halo is confounded with; undefined: nothing */
function severityIn(design: Design, halo: Component | null | undefined): Confounded | null {
  const component = 'interviewer';
  if (design.interviewers < 2)
    return {
      component,
      with: null,
      why: 'There is one interviewer, so how severe they are cannot be told from how high the criteria are rated.',
    };
  if (design.sharedInterviewer) return null;
  return {
    component,
    with: halo === undefined ? 'candidateInterviewer' : halo,
    why: 'Every interviewer rated one candidate only, so severity cannot be told from what they thought of that candidate.',
  };
}

function profileIn(design: Design, haloConfounded: boolean): Confounded | null {
  const component = 'candidateCriterion';
  if (design.criteria < 2)
    return { component, with: 'candidate', why: 'There is one criterion, so nobody has a profile over criteria.' };
  if (!design.sharedCriterion)
    return {
      component,
      with: null,
      why: "No two candidates were rated on the same criterion, so a candidate's profile cannot be told from how high each criterion is rated.",
    };
  if (!design.sameCriterion)
    return {
      component,
      with: 'residual',
      why: "No candidate was rated twice on a criterion, so a candidate's profile cannot be told from everything else.",
    };
  if (!design.bothOther && (!haloConfounded || !design.otherCriterion))
    return {
      component,
      with: 'candidate',
      why: "No candidate was rated by two interviewers on two criteria, so a candidate's profile cannot be told from the candidate.",
    };
  return null;
}

function designOf({ criteria, interviewers, blocks }: Pool): Design {
  const candidatesOn = criteria.map(() => 0);
  const seen = new Set<string>();
  let sharedInterviewer = false;
  const pairs = { all: 0, sameInterviewer: 0, sameCriterion: 0, both: 0 };
  for (const block of blocks) {
    for (const interviewer of block.interviewers) {
      if (seen.has(interviewer)) sharedInterviewer = true;
      seen.add(interviewer);
    }
    const { cells } = block;
    const bySlot = counted(cells, ({ slot }) => slot);
    const byCriterion = counted(cells, ({ criterion }) => criterion);
    for (const criterion of byCriterion.keys()) candidatesOn[criterion]! += 1;
    pairs.all += pairsOf(cells.length);
    pairs.sameInterviewer += pairsIn(bySlot);
    pairs.sameCriterion += pairsIn(byCriterion);
    pairs.both += pairsIn(counted(cells, ({ slot, criterion }) => slot * criteria.length + criterion));
  }
  return {
    candidates: blocks.length,
    interviewers: interviewers.length,
    criteria: criteria.length,
    sharedCriterion: candidatesOn.some((count) => count > 1),
    sharedInterviewer,
    twice: pairs.all > 0,
    sameInterviewer: pairs.sameInterviewer > 0,
    otherInterviewer: pairs.all > pairs.sameInterviewer,
    sameCriterion: pairs.sameCriterion > 0,
    otherCriterion: pairs.all > pairs.sameCriterion,
    bothOther: pairs.all > pairs.sameInterviewer + pairs.sameCriterion - pairs.both,
  };
}

function counted<Item>(items: readonly Item[], key: (item: Item) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

function pairsIn(counts: ReadonlyMap<number, number>): number {
  let pairs = 0;
  for (const count of counts.values()) pairs += pairsOf(count);
  return pairs;
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
