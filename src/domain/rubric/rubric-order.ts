import type { Criterion, Rubric, Stage } from './rubric.js';

/** The dimensions of a rubric in their fixed order: the stages, lowest first, then closeness if it has one. */
export function dimensionsOf(rubric: Rubric): readonly string[] {
  const stages = rubric.stages.map((stage) => stage.id);
  return rubric.closeness === null ? stages : [...stages, rubric.closeness.id];
}

/** The criteria of one dimension, in the rubric's order. */
export function criteriaOf(rubric: Rubric, dimension: string): readonly Criterion[] {
  return rubric.criteria.filter((criterion) => criterion.dimension === dimension);
}

/**
 * The stage with this id.
 *
 * @throws RangeError when the rubric has no such stage; readers refuse such a requisition before it gets here.
 */
export function stageOf(rubric: Rubric, id: string): Stage {
  const stage = rubric.stages.find((candidate) => candidate.id === id);
  if (stage === undefined) throw new RangeError(`rubric ${rubric.id}@${rubric.version} has no stage "${id}"`);
  return stage;
}

/** The stages below a seat's, lowest first: its foundations. */
export function foundationsOf(rubric: Rubric, seat: string): readonly Stage[] {
  return rubric.stages.slice(0, rubric.stages.indexOf(stageOf(rubric, seat)));
}

/** The dimensions that a seat requires: its foundations, its own stage, and closeness where that stage needs it. */
export function requiredDimensions(rubric: Rubric, seat: string): readonly string[] {
  const stage = stageOf(rubric, seat);
  const stages = [...foundationsOf(rubric, seat), stage].map(({ id }) => id);
  return stage.needsCloseness && rubric.closeness !== null ? [...stages, rubric.closeness.id] : stages;
}

/** `id@version`, as requisitions and evaluation files name a rubric. */
export function rubricReference(rubric: Pick<Rubric, 'id' | 'version'>): string {
  return `${rubric.id}@${rubric.version}`;
}

/** The name of a dimension as people read it: a stage's name, or closeness's. */
export function dimensionName(rubric: Rubric, dimension: string): string {
  if (rubric.closeness?.id === dimension) return rubric.closeness.name;
  return stageOf(rubric, dimension).name;
}
