/** What a person may be in Arcbrief; a person may be several of them. */
export const ROLES = ['admin', 'recruiter', 'interviewer', 'hiring-manager'] as const;
export type Role = (typeof ROLES)[number];

/** The roles in which a person belongs to a requisition. */
export const MEMBER_ROLES = ['recruiter', 'hiring-manager'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** What an API token may be limited to. A token is never wider than its owner is at the moment of use. */
export const SCOPES = [
  'requisitions:read',
  'requisitions:write',
  'scorecards:read',
  'scorecards:write',
  'briefs:read',
  'briefs:write',
  'rubrics:read',
  'people:read',
  'people:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Caller {
  readonly personId: string;
  readonly name: string;
  /** Lower case: what a candidate's address is compared with. */
  readonly email: string;
  /** Under which this person rates; null for one who never did. */
  readonly interviewerId: string | null;
  readonly roles: readonly Role[];
  /** A signed-in browser may do all that its person may; a token what its scopes leave of that. */
  readonly via: { readonly kind: 'session'; readonly sessionId: string } | ViaToken;
}

interface ViaToken {
  readonly kind: 'token';
  readonly tokenId: string;
  readonly scopes: readonly Scope[];
}
