/** What is wrong with a rubric, by place, as one sentence without its full stop. */
export interface RubricProblem {
  /** e.g. "criteria[3].anchors.5". */
  readonly path: string;
  readonly message: string;
}
