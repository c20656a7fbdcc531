import type { Action } from '../../domain/index.js';

/** What is noted as done, in words that follow a name; what is not here cannot be noted. */
export const DONE_WORDS = {
  'sign-in': 'signed in',
  'name:change': 'changed their name',
  'password:change': 'changed their password',
  'password:invitation': 'chose their first password',
  'password:reset': 'chose a new password through a link',
  'second-step:on': 'turned their second step on',
  'second-step:off': 'turned their second step off',
  'session:end': 'ended a session',
  'token:create': 'made an API token',
  'token:revoke': 'revoked an API token',

  'person:invite': 'invited somebody',
  'person:invitation': 'sent an invitation again',
  'person:reset': 'sent a link for a new password',
  'person:roles': 'changed somebody’s roles',
  'person:name': 'corrected somebody’s name',
  'person:disable': 'closed an account',
  'person:enable': 'opened an account again',
  'person:second-step-off': 'turned somebody’s second step off',

  'requisition:open': 'opened a requisition',
  'requisition:close': 'closed a requisition',
  'requisition:reopen': 'opened a closed requisition again',
  'requisition:reseat': 'changed the rubric or the career stage of a requisition',
  'requisition:member-add': 'added somebody to a requisition',
  'requisition:member-remove': 'took somebody off a requisition',
  'requisition:import': 'imported an evaluation file',
  'requisition:export': 'exported a requisition',
  'candidate:erase': 'erased a candidate',
  'application:subject': 'changed whose application it is',

  'panel:add': 'put somebody on a panel',
  'panel:cover': 'changed what somebody on a panel asks about',
  'panel:remove': 'took somebody off a panel',
  'scorecard:open': 'assigned an interview kit',
  'scorecard:due': 'changed when a scorecard is due',
  'scorecard:withdraw': 'withdrew an interview kit',

  'debrief:open': 'opened a debrief',
  'debrief:change': 'changed a scorecard in a debrief',
  'decision:record': 'recorded a decision',

  'outcome:record': 'said how it went with somebody in a seat',

  'rubric:add': 'added a rubric',

  'groups:import': 'imported the groups of applicants',
  'groups:withdraw': 'took back what an applicant had said of their groups',
  'impact:read': 'read the figures of adverse impact',

  demo: 'marked this database as the demo’s',
} as const;

export type DoneAction = keyof typeof DONE_WORDS;

/** What somebody can be refused that is no action of the rules: they are not signed in yet. */
export const EARLY_ATTEMPTS = ['second-step'] as const;
export type Attempt = Action | (typeof EARLY_ATTEMPTS)[number];

/** What the trail can say: what was done, and what somebody tried and was refused. */
export type AuditAction = DoneAction | Attempt;
