import type { MemberRole } from './roles.js';

/** How a caller stands to one object. Facts alone; what follows from them is said in `rules.ts` and `blindness.ts`. */
export interface Standing {
  /** The roles in which they belong to the object's requisition. */
  readonly member: readonly MemberRole[];
  /**
   * Their own scorecards of the applications that the object shows: `draft` while any of them is not in, `none` when
   * they are on none of these panels.
   */
  readonly card: 'none' | 'draft' | 'submitted';
  /** The object is a scorecard of theirs. */
  readonly author: boolean;
  /** The object is a scorecard of an interviewer who has no account, so that somebody must type it for them. */
  readonly unattended: boolean;
  /** The object is a draft scorecard. */
  readonly draft: boolean;
  /** They have read what others rated on the application of this scorecard, other than what they typed themselves. */
  readonly hasRead: boolean;
  /** They are a candidate whom the object is about, by account or by e-mail address. */
  readonly subject: boolean;
  /** The object is their own account, session or token. */
  readonly self: boolean;
}

export const NO_STANDING: Standing = Object.freeze({
  member: [],
  card: 'none',
  author: false,
  unattended: false,
  draft: false,
  hasRead: false,
  subject: false,
  self: false,
});
