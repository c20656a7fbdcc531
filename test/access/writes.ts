import { readFileSync } from 'node:fs';
import { cardOf } from '../faults/card.js';
import type { SignedIn } from '../support/people.js';
import type { Cast, Name, Thing } from './cast.js';
import type { Colleague } from './world.js';

/** A call that changes something, if nobody takes the right away. */
export interface Write {
  readonly route: string;
  readonly by: Exclude<Name, 'anonymous' | 'disabled'>;
  /** What the path's :id is; left out for a path without one. */
  readonly of?: Thing;
  readonly parameters?: (cast: Cast) => Readonly<Record<string, string>>;
  /** For If-Match; that of the record where it is left out. */
  readonly version?: number;
  /** The version that a form names is that of the record of the path. */
  readonly body?: (cast: Cast) => object | string;
}

/** Stands for the version of the record of the path. */
export const VERSION = 'its version';
const { submittedAt: _at, amendments: _none, ...CONTENT } = cardOf('meanwhile');
const member = (cast: Cast): string => `hiring-manager ${cast.of('manager 1').id}`;
const stranger = (cast: Cast): string => `recruiter ${cast.of('recruiter 2').id}`;
const newcomer = (cast: Cast): object => ({
  interviewerId: (cast.of('recruiter 2') as SignedIn as Colleague).interviewerId,
});
const panelist = (cast: Cast): Readonly<Record<string, string>> => ({ interviewerId: cast.things[1].interviewer });
const smallRubric = readFileSync(new URL('../documents/small-rubric.yaml', import.meta.url), 'utf8');

/** At least one for every service that writes on somebody’s behalf. */
export const WRITES: readonly Write[] = [
  {
    route: 'PeoplePages.invite',
    by: 'admin',
    body: () => ({ name: 'New Person', email: 'new@example.com', roles: ['interviewer'] }),
  },
  { route: 'PeoplePages.sendLink', by: 'admin', of: 'person' },
  {
    route: 'PeoplePages.changeName',
    by: 'admin',
    of: 'person',
    body: () => ({ version: VERSION, name: 'Another Name' }),
  },
  {
    route: 'PeoplePages.changeRoles',
    by: 'admin',
    of: 'person',
    body: () => ({ version: VERSION, roles: ['admin', 'recruiter'] }),
  },
  { route: 'PeoplePages.disable', by: 'admin', of: 'person', body: () => ({ version: VERSION }) },
  { route: 'PeoplePages.enable', by: 'admin', of: 'person', body: () => ({ version: VERSION }) },
  { route: 'PeoplePages.removeSecondStep', by: 'admin', of: 'person' },
  {
    route: 'AccountPages.createToken',
    by: 'manager 1',
    body: () => ({ name: 'new', days: '3', scopes: ['rubrics:read'] }),
  },
  { route: 'AccountPages.revokeToken', by: 'recruiter 1', of: 'token' },
  { route: 'AccountPages.endSession', by: 'recruiter 1', of: 'session' },
  { route: 'AccountPages.changeName', by: 'manager 1', body: () => ({ 'own-name': 'Another Name' }) },
  {
    route: 'AccountPages.changePassword',
    by: 'manager 1',
    body: () => ({ old: 'a password for the tests', password: 'quite another password' }),
  },
  {
    route: 'ErasuresPages.erase',
    by: 'admin',
    body: (cast) => ({ name: cast.things[1].application, candidates: '', applications: '1', confirm: 'yes' }),
  },
  { route: 'AdverseImpactPages.withdraw', by: 'admin', body: () => ({ applicant: 'somebody@example.com' }) },
  { route: 'RubricsPages.add', by: 'admin', body: () => ({ step: 'add', text: smallRubric }) },

  {
    route: 'RequisitionsApiController.create',
    by: 'recruiter 2',
    body: () => ({ rubric: 'engineering-arc@1', title: 'Another', stage: 'leader' }),
  },
  {
    route: 'RequisitionsPages.open',
    by: 'recruiter 2',
    body: () => ({ title: 'Another', seat: 'engineering-arc@1 leader' }),
  },
  { route: 'RequisitionsApiController.update', by: 'recruiter 1', of: 'requisition', body: () => ({ title: 'Else' }) },
  { route: 'RequisitionsApiController.close', by: 'recruiter 1', of: 'requisition' },
  { route: 'RequisitionPages.close', by: 'recruiter 1', of: 'requisition', body: () => ({ version: VERSION }) },
  {
    route: 'RequisitionPages.add',
    by: 'recruiter 1',
    of: 'requisition',
    body: (cast) => ({ member: stranger(cast), version: VERSION }),
  },
  {
    route: 'RequisitionPages.remove',
    by: 'recruiter 1',
    of: 'requisition',
    body: (cast) => ({ member: member(cast), version: VERSION }),
  },
  {
    route: 'PanelsApiController.put',
    by: 'recruiter 1',
    of: 'requisition',
    parameters: panelist,
    body: () => ({ criteria: [] }),
  },
  {
    route: 'PanelPages.add',
    by: 'recruiter 1',
    of: 'requisition',
    body: () => ({ name: 'Somebody outside', version: VERSION }),
  },

  {
    route: 'ApplicationsApiController.create',
    by: 'recruiter 1',
    of: 'requisition',
    body: () => ({ candidate: { name: 'New' }, source: 'external' }),
  },
  {
    route: 'NewApplicationPages.add',
    by: 'recruiter 1',
    of: 'requisition',
    body: () => ({ name: 'New', source: 'external' }),
  },
  {
    route: 'ApplicationsApiController.update',
    by: 'recruiter 1',
    of: 'application',
    version: 1,
    body: () => ({ source: 'internal' }),
  },

  { route: 'KitsApiController.assign', by: 'recruiter 1', of: 'application', body: newcomer },
  { route: 'ScorecardsApiController.open', by: 'recruiter 1', of: 'application', body: newcomer },
  { route: 'KitsApiController.withdraw', by: 'recruiter 1', of: 'draft', version: 1 },
  {
    route: 'KitsPages.withdraw',
    by: 'recruiter 1',
    of: 'application',
    body: (cast) => ({ scorecard: cast.things[1].draft, version: '1' }),
  },
  {
    route: 'KitsPages.setDues',
    by: 'recruiter 1',
    of: 'application',
    body: (cast) => ({ [`due.${cast.things[1].draft}`]: '2027-01-04' }),
  },
  {
    route: 'ScorecardsApiController.saveDraft',
    by: 'interviewer 1',
    of: 'draft',
    version: 1,
    body: () => CONTENT,
  },
  {
    route: 'ScorecardPages.save',
    by: 'interviewer 1',
    of: 'draft',
    body: () => ({ version: '1', keyTakeaway: 'So.' }),
  },
  {
    route: 'ScorecardPages.autosave',
    by: 'interviewer 1',
    of: 'draft',
    body: () => ({ version: '1', keyTakeaway: 'So.' }),
  },
  {
    route: 'ImportsApiController.importEvaluation',
    by: 'recruiter 2',
    body: () => readFileSync(new URL('../../examples/staff-engineer.yaml', import.meta.url), 'utf8'),
  },
  {
    route: 'InterviewersApiController.create',
    by: 'recruiter 1',
    body: () => ({ handle: 'new-one', name: 'New One' }),
  },
  { route: 'AssessmentsApiController.assess', by: 'recruiter 1', of: 'requisition' },
  { route: 'MakingPages.assess', by: 'manager 1', of: 'requisition' },
  {
    route: 'BriefsApiController.issue',
    by: 'manager 1',
    of: 'assessment',
    body: (cast) => ({ applicationId: cast.things[1].application, paper: 'A4' }),
  },
  {
    route: 'DebriefsApiController.open',
    by: 'recruiter 1',
    of: 'application',
    body: () => ({ reason: 'One of the panel is ill.' }),
  },
  {
    route: 'OutcomesPages.record',
    by: 'manager 1',
    of: 'application',
    body: () => ({ months: '3', whereabouts: 'in-seat', carries: '4', again: 'yes' }),
  },
  {
    route: 'PracticePages.rate',
    by: 'interviewer 1',
    parameters: () => ({ reference: 'engineering-arc@1', vignette: 'fluent-architect' }),
    body: () => ({
      'rating.builder.shipped-real-systems': '1',
      'rating.builder.explains-under-the-hood': '2',
      'rating.builder.reads-the-data': '1',
      'rating.builder.owned-what-broke': '1',
    }),
  },
  { route: 'DebriefPages.open', by: 'recruiter 1', of: 'application', body: () => ({ openReason: 'One is ill.' }) },
  {
    route: 'DebriefsApiController.decide',
    by: 'manager 1',
    of: 'application',
    body: () => ({ decision: 'hold', reason: 'No answer.', assessmentId: null, expectedNumber: 0 }),
  },
];
