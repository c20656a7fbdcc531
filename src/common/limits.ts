/**
 * How long, how many and how much, for every door alike: the classes of the API, the services' own rules and the
 * columns read these, and `limits.spec.ts` compares them with the JSON Schemas. Lengths are in code points.
 */
export const LIMITS = {
  /** A name, a title: anything on one line. */
  line: 300,
  /** Anything of several lines: evidence, a plan, a reason. */
  text: 20_000,
  /** Ids that files give to requisitions and applications. */
  id: 100,
  handle: 100,
  email: 254,
  /** `id@version` of a rubric. */
  reference: 65,
  /** Ids inside a rubric. */
  rubricId: 100,
  /** In any currency. */
  money: 1_000_000_000_000,
  days: 3650,
  weeks: 520,
  /** Dimensions that weeks of growth are given for. */
  growthWeeks: 50,
  /** Positions of one career. */
  history: 100,
  /** Applications of one requisition. */
  applications: 2000,
  /** Scorecards of one application. */
  scorecards: 200,
  /** Amendments of one scorecard. */
  amendments: 100,
  ratings: 200,
  tells: 100,
  /** Files of requisitions that one person takes out in 24 hours. */
  exportsADay: 100,
  /** An Idempotency-Key. */
  idempotencyKey: 128,
} as const;

/** How requisitions and evaluation files name a rubric: "engineering-arc@1". */
export const RUBRIC_REFERENCE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*@[1-9][0-9]{0,3}$/;

/** Ids in a rubric: "builder", "builder.owned-what-broke", "leans-on-title". */
export const RUBRIC_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)?$/;

/** How evaluation files name an interviewer. */
export const HANDLE = /^[\p{L}\p{N}]([^/:]*[^/:\s])?$/u;

/** ISO 4217. */
export const CURRENCY = /^[A-Z]{3}$/;

/** Ids that Arcbrief gives to records; a page's cursor is one of them. */
export const RECORD_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
