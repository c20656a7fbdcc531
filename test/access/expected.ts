import type { MemberRole, Role, Scope, Standing } from '../../src/domain/index.js';

/**
 * Who may do what, written down a second time and from the design alone, so that the rules of the product have
 * something to be compared with. A new action without a line here fails the specs.
 */
interface Expectation {
  /** One of them suffices. */
  readonly who: readonly Who[];
  /** Somebody on the panel whose own scorecard is not in. */
  readonly blind: 'too' | 'never';
  /** The person whom it is about. */
  readonly candidate: 'too' | 'never';
  readonly token: Scope | 'never';
}

type Who =
  | 'anyone signed in'
  | 'an admin'
  | 'a recruiter'
  | 'a hiring manager'
  | 'an interviewer'
  | 'its recruiter'
  | 'its hiring manager'
  | 'its panel'
  | 'its author'
  | 'its typist'
  | 'its owner';

/** Somebody who asks, as far as the table goes. */
export interface Asker {
  readonly roles: readonly string[];
  /** Null in a browser. */
  readonly scopes: readonly string[] | null;
}

const BOTH = ['its recruiter', 'its hiring manager'] as const;
const OPEN = { blind: 'too', candidate: 'too' } as const;
const SCORES = { blind: 'never', candidate: 'never' } as const;
const FILE = { blind: 'too', candidate: 'never' } as const;

export const EXPECTED: Readonly<Record<string, Expectation>> = {
  'work:read': { who: ['anyone signed in'], ...OPEN, token: 'never' },

  'rubric:read': { who: ['anyone signed in'], ...OPEN, token: 'rubrics:read' },
  'rubric:add': { who: ['an admin'], ...OPEN, token: 'never' },

  'requisition:list': { who: ['a recruiter', 'a hiring manager'], ...OPEN, token: 'requisitions:read' },
  'requisition:create': { who: ['a recruiter'], ...OPEN, token: 'requisitions:write' },
  'requisition:read': { who: BOTH, ...OPEN, token: 'requisitions:read' },
  'requisition:update': { who: ['its recruiter'], ...OPEN, token: 'requisitions:write' },
  'requisition:reseat': { who: ['its recruiter'], ...SCORES, token: 'requisitions:write' },
  'requisition:members': { who: ['its recruiter', 'an admin'], ...OPEN, token: 'never' },
  'requisition:panel': { who: ['its recruiter'], ...OPEN, token: 'requisitions:write' },
  'requisition:import': { who: ['a recruiter'], ...OPEN, token: 'scorecards:write' },
  'requisition:export': { who: ['its recruiter'], ...SCORES, token: 'scorecards:read' },
  'requisition:shortlist': { who: BOTH, ...SCORES, token: 'briefs:read' },

  'application:list': { who: BOTH, ...OPEN, token: 'requisitions:read' },
  'application:create': { who: ['its recruiter'], ...OPEN, token: 'requisitions:write' },
  'application:read': { who: BOTH, ...FILE, token: 'requisitions:read' },
  'application:update': { who: ['its recruiter'], ...FILE, token: 'requisitions:write' },
  'application:assess': { who: BOTH, ...SCORES, token: 'briefs:read' },

  'scorecard:open': { who: ['its recruiter'], ...FILE, token: 'requisitions:write' },
  'scorecard:list': { who: [...BOTH, 'its panel'], ...FILE, token: 'scorecards:read' },
  'scorecard:read': { who: [...BOTH, 'its panel', 'its author'], ...SCORES, token: 'scorecards:read' },
  'scorecard:write': { who: ['its author', 'its typist'], ...FILE, token: 'scorecards:write' },
  'scorecard:withdraw': { who: ['its recruiter'], ...SCORES, token: 'requisitions:write' },
  'kit:read': { who: ['its author', 'its typist'], ...FILE, token: 'never' },

  'debrief:read': { who: [...BOTH, 'its panel'], ...SCORES, token: 'scorecards:read' },
  'debrief:open': { who: ['its recruiter'], ...SCORES, token: 'briefs:write' },
  'decision:record': { who: BOTH, ...SCORES, token: 'briefs:write' },

  'outcome:record': { who: BOTH, ...SCORES, token: 'never' },
  'outcome:report': { who: ['a recruiter', 'a hiring manager', 'an admin'], ...OPEN, token: 'never' },

  'practice:read': { who: ['an interviewer'], ...OPEN, token: 'never' },
  'practice:rate': { who: ['an interviewer'], ...OPEN, token: 'never' },

  'assessment:create': { who: BOTH, ...SCORES, token: 'briefs:write' },
  'assessment:list': { who: BOTH, ...OPEN, token: 'briefs:read' },
  'assessment:read': { who: BOTH, ...SCORES, token: 'briefs:read' },
  'brief:issue': { who: BOTH, ...SCORES, token: 'briefs:write' },
  'brief:list': { who: ['a recruiter', 'a hiring manager'], ...OPEN, token: 'briefs:read' },
  'brief:read': { who: BOTH, ...SCORES, token: 'briefs:read' },

  'calibration:list': { who: ['a recruiter', 'an admin'], ...OPEN, token: 'people:read' },
  'calibration:create': { who: ['a recruiter', 'an admin'], ...OPEN, token: 'people:write' },
  'calibration:read': { who: ['a recruiter', 'an admin'], ...SCORES, token: 'people:read' },
  'calibration:severities': { who: ['a recruiter'], ...SCORES, token: 'people:read' },

  'calibration:findings': { who: ['anyone signed in'], ...SCORES, token: 'never' },

  'interviewer:list': { who: ['a recruiter', 'an admin'], ...OPEN, token: 'people:read' },
  'interviewer:read': { who: ['a recruiter', 'an admin'], ...OPEN, token: 'people:read' },
  'interviewer:create': { who: ['a recruiter', 'an admin'], ...OPEN, token: 'people:write' },
  'interviewer:calibration': { who: ['a recruiter', 'its owner'], ...OPEN, token: 'never' },

  'person:list': { who: ['an admin'], ...OPEN, token: 'never' },
  'person:invite': { who: ['an admin'], ...OPEN, token: 'never' },
  'person:read': { who: ['an admin', 'its owner'], ...OPEN, token: 'never' },
  'person:update': { who: ['an admin'], ...OPEN, token: 'never' },
  'account:read': { who: ['anyone signed in'], ...OPEN, token: 'never' },
  'account:update': { who: ['anyone signed in'], ...OPEN, token: 'never' },
  'session:end': { who: ['its owner', 'an admin'], ...OPEN, token: 'never' },
  'token:create': { who: ['anyone signed in'], ...OPEN, token: 'never' },
  'token:revoke': { who: ['its owner', 'an admin'], ...OPEN, token: 'never' },
  'audit:read': { who: ['an admin'], ...OPEN, token: 'never' },

  'impact:read': { who: ['an admin'], ...OPEN, token: 'never' },
  'groups:write': { who: ['an admin'], ...OPEN, token: 'never' },
  'erasure:read': { who: ['an admin'], ...OPEN, token: 'never' },
  'erasure:perform': { who: ['an admin'], ...OPEN, token: 'never' },
};

const has = ({ roles }: Asker, role: Role): boolean => roles.includes(role);
const belongs = (asker: Asker, { member }: Standing, role: MemberRole): boolean =>
  has(asker, role) && member.includes(role);

const IS: Readonly<Record<Who, (asker: Asker, standing: Standing) => boolean>> = {
  'anyone signed in': () => true,
  'an admin': (asker) => has(asker, 'admin'),
  'a recruiter': (asker) => has(asker, 'recruiter'),
  'a hiring manager': (asker) => has(asker, 'hiring-manager'),
  'an interviewer': (asker) => has(asker, 'interviewer'),
  'its recruiter': (asker, standing) => belongs(asker, standing, 'recruiter'),
  'its hiring manager': (asker, standing) => belongs(asker, standing, 'hiring-manager'),
  'its panel': (_, { card }) => card === 'draft' || card === 'submitted',
  'its author': (_, { author }) => author,
  'its typist': (asker, standing) => standing.unattended && belongs(asker, standing, 'recruiter'),
  'its owner': (_, { self }) => self,
};

/** Whether the design lets them; throws for an action that it does not know. */
export function isExpected(action: string, asker: Asker, standing: Standing): boolean {
  const expected = EXPECTED[action];
  if (expected === undefined) throw new Error(`nothing is written down of who may do ${action}`);
  const { who, blind, candidate, token } = expected;
  const capacities = who.filter((one) => IS[one](asker, standing));
  if (capacities.length === 0) return false;
  if (asker.scopes !== null && (token === 'never' || !asker.scopes.includes(token))) return false;
  if (candidate === 'never' && standing.subject) return false;
  const isOwnScorecard = action.startsWith('scorecard:') && standing.author;
  const onlyTypes = capacities.every((one) => one === 'its typist');
  if ((blind === 'never' || onlyTypes) && standing.card === 'draft' && !isOwnScorecard) return false;
  // A draft is private, but somebody must type for an interviewer without an account.
  if (action === 'scorecard:read' && standing.draft && !standing.author && !IS['its typist'](asker, standing))
    return false;
  // Nor does whoever has read scores write, or read, the draft of somebody who dictates.
  const isDictated = onlyTypes || action === 'scorecard:read';
  if (isDictated && action.match(/^(scorecard:(read|write)|kit:read)$/) !== null && standing.draft && standing.hasRead)
    return standing.author;
  return true;
}

/** Whether their roles and scopes allow it at all, however they stand to the object. */
export function isEverExpected(action: string, asker: Asker): boolean {
  const everything = {
    author: true,
    unattended: true,
    draft: false,
    hasRead: false,
    subject: false,
    self: true,
  } as const;
  return isExpected(action, asker, { ...everything, member: ['recruiter', 'hiring-manager'], card: 'submitted' });
}
