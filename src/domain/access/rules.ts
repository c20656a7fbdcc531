import type { Role, Scope } from './roles.js';

/** What the `:id` of a route names. */
export type ObjectKind =
  | 'requisition'
  | 'application'
  | 'scorecard'
  | 'assessment'
  | 'brief'
  | 'calibration'
  | 'interviewer'
  | 'person'
  | 'session'
  | 'token';

/**
 * How somebody must stand to the object:
 * `any` not at all · `member` belong to its requisition in that role · `panelist` have a scorecard of the application ·
 * `author` the scorecard is theirs · `transcriber` as `member`, and the scorecard's interviewer has no account ·
 * `self` the object is their own.
 */
export type Relation = 'any' | 'member' | 'panelist' | 'author' | 'transcriber' | 'self';

/** `everyone`: whoever is signed in, whatever their roles. */
export interface Clause {
  readonly role: Role | 'everyone';
  readonly relation: Relation;
}

export interface Rule {
  /** One of them suffices. */
  readonly allows: readonly Clause[];
  /** What the object is; null for an action that has none, such as a list. */
  readonly on: ObjectKind | null;
  /** It shows, or follows from, what somebody else rated: `blindness.ts` must agree. */
  readonly revealsScores: boolean;
  /** Its answer, or whether it works, tells which scorecards are in: closed to whoever is blind, as `revealsScores` is. */
  readonly tellsProgress: boolean;
  /** The scope that a token needs for it; null: only a person who is signed in may do it. */
  readonly scope: Scope | null;
}

const as = (role: Clause['role'], relation: Relation = 'any'): Clause => ({ role, relation });
const memberRecruiter = as('recruiter', 'member');
const memberManager = as('hiring-manager', 'member');
const everyone = as('everyone');
const self = as('everyone', 'self');
const author = as('everyone', 'author');
const panelist = as('everyone', 'panelist');
const transcriber = as('recruiter', 'transcriber');
const admin = as('admin');

interface Detail {
  readonly on?: ObjectKind;
  readonly reveals?: boolean;
  readonly tells?: boolean;
  readonly scope?: Scope;
}

function rule(allows: readonly Clause[], { on, reveals = false, tells = false, scope }: Detail = {}): Rule {
  return { allows, on: on ?? null, revealsScores: reveals, tellsProgress: tells || reveals, scope: scope ?? null };
}

/**
 * Role × action × relation: the whole of who may do what. What is not here is not allowed. The data behind a list is
 * narrowed to the caller in the repositories.
 */
export const RULES = {
  'work:read': rule([everyone]),

  'rubric:read': rule([everyone], { scope: 'rubrics:read' }),
  'rubric:add': rule([admin]),

  'requisition:list': rule([as('recruiter'), as('hiring-manager')], { scope: 'requisitions:read' }),
  'requisition:create': rule([as('recruiter')], { scope: 'requisitions:write' }),
  'requisition:read': rule([memberRecruiter, memberManager], { on: 'requisition', scope: 'requisitions:read' }),
  'requisition:update': rule([memberRecruiter], { on: 'requisition', scope: 'requisitions:write' }),
  // Rubric and career stage stand once a scorecard is in, so trying to change them tells whether one is.
  'requisition:reseat': rule([memberRecruiter], { on: 'requisition', tells: true, scope: 'requisitions:write' }),
  'requisition:members': rule([memberRecruiter, admin], { on: 'requisition' }),
  'requisition:panel': rule([memberRecruiter], { on: 'requisition', scope: 'requisitions:write' }),
  'requisition:import': rule([as('recruiter')], { scope: 'scorecards:write' }),
  'requisition:export': rule([memberRecruiter], { on: 'requisition', reveals: true, scope: 'scorecards:read' }),
  'requisition:shortlist': rule([memberRecruiter, memberManager], {
    on: 'requisition',
    reveals: true,
    scope: 'briefs:read',
  }),

  'application:list': rule([memberRecruiter, memberManager], { on: 'requisition', scope: 'requisitions:read' }),
  'application:create': rule([memberRecruiter], { on: 'requisition', scope: 'requisitions:write' }),
  'application:read': rule([memberRecruiter, memberManager], { on: 'application', scope: 'requisitions:read' }),
  'application:update': rule([memberRecruiter], { on: 'application', scope: 'requisitions:write' }),
  'application:assess': rule([memberRecruiter, memberManager], {
    on: 'application',
    reveals: true,
    scope: 'briefs:read',
  }),

  'scorecard:open': rule([memberRecruiter], { on: 'application', scope: 'requisitions:write' }),
  // Whoever is still blind gets their own alone: the service asks `seesScores` for each application.
  'scorecard:list': rule([memberRecruiter, memberManager, panelist], { on: 'application', scope: 'scorecards:read' }),
  'scorecard:read': rule([memberRecruiter, memberManager, panelist, author], {
    on: 'scorecard',
    reveals: true,
    scope: 'scorecards:read',
  }),
  'scorecard:write': rule([author, transcriber], { on: 'scorecard', scope: 'scorecards:write' }),
  // Refused once a scorecard is in, and so tells whether it is.
  'scorecard:withdraw': rule([memberRecruiter], { on: 'scorecard', tells: true, scope: 'requisitions:write' }),
  'kit:read': rule([author, transcriber], { on: 'scorecard' }),

  'debrief:read': rule([memberRecruiter, memberManager, panelist], {
    on: 'application',
    reveals: true,
    scope: 'scorecards:read',
  }),
  'debrief:open': rule([memberRecruiter], { on: 'application', reveals: true, scope: 'briefs:write' }),
  'decision:record': rule([memberRecruiter, memberManager], {
    on: 'application',
    reveals: true,
    scope: 'briefs:write',
  }),
  // Whether somebody was put into a seat, and how it went.
  'outcome:record': rule([memberRecruiter, memberManager], { on: 'application', reveals: true }),
  // In aggregate, of thirty at least.
  'outcome:report': rule([as('recruiter'), as('hiring-manager'), admin]),

  // No token, and each their own alone: nobody else reads what somebody practised.
  'practice:read': rule([as('interviewer')]),
  'practice:rate': rule([as('interviewer')]),

  'assessment:create': rule([memberRecruiter, memberManager], {
    on: 'requisition',
    reveals: true,
    scope: 'briefs:write',
  }),
  'assessment:list': rule([memberRecruiter, memberManager], { on: 'requisition', scope: 'briefs:read' }),
  'assessment:read': rule([memberRecruiter, memberManager], { on: 'assessment', reveals: true, scope: 'briefs:read' }),
  'brief:issue': rule([memberRecruiter, memberManager], { on: 'assessment', reveals: true, scope: 'briefs:write' }),
  'brief:list': rule([as('recruiter'), as('hiring-manager')], { scope: 'briefs:read' }),
  'brief:read': rule([memberRecruiter, memberManager], { on: 'brief', reveals: true, scope: 'briefs:read' }),

  // What a calibration makes of all ratings tells of those on an application: whoever is blind on one that is in it sees
  // an older one, or none, and cannot have another made while they owe a scorecard on its rubric (the service asks).
  'calibration:list': rule([as('recruiter'), admin], { scope: 'people:read' }),
  'calibration:create': rule([as('recruiter'), admin], { scope: 'people:write' }),
  'calibration:read': rule([as('recruiter'), admin], { on: 'calibration', reveals: true, scope: 'people:read' }),
  // How severe somebody is, is between them and those who recruit.
  'calibration:severities': rule([as('recruiter')], { on: 'calibration', reveals: true, scope: 'people:read' }),

  // What a calibration says of one interviewer, in whatever version the reader may know: whose page it is on is asked
  // with `interviewer:calibration`, and this for the version.
  'calibration:findings': rule([everyone], { on: 'calibration', reveals: true }),

  'interviewer:list': rule([as('recruiter'), admin], { scope: 'people:read' }),
  'interviewer:read': rule([as('recruiter'), admin], { on: 'interviewer', scope: 'people:read' }),
  'interviewer:create': rule([as('recruiter'), admin], { scope: 'people:write' }),
  // How somebody rates is between them and those who recruit, and no token's business.
  'interviewer:calibration': rule([as('recruiter'), self], { on: 'interviewer' }),

  'person:list': rule([admin]),
  'person:invite': rule([admin]),
  'person:read': rule([admin, self], { on: 'person' }),
  'person:update': rule([admin], { on: 'person' }),
  'account:read': rule([everyone]),
  'account:update': rule([everyone]),
  'session:end': rule([self, admin], { on: 'session' }),
  'token:create': rule([everyone]),
  'token:revoke': rule([self, admin], { on: 'token' }),
  'audit:read': rule([admin]),

  // No token: figures of groups are looked at by a person, and who looked is noted.
  'impact:read': rule([admin]),
  'groups:write': rule([admin]),

  // No token: what it does nobody can undo, so a person does it, and looks first.
  'erasure:read': rule([admin]),
  'erasure:perform': rule([admin]),
} as const satisfies Readonly<Record<string, Rule>>;

export type Action = keyof typeof RULES;

/** The rule of an action. */
export function ruleOf(action: Action): Rule {
  return RULES[action];
}
