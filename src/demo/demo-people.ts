import type { Role } from '../domain/index.js';

export interface DemoPerson {
  /** What the form of `/demo` sends. */
  readonly key: string;
  readonly name: string;
  /** Of a domain that never receives mail (RFC 2606). */
  readonly email: string;
  readonly roles: readonly Role[];
  /** What there is to see as them. */
  readonly sees: string;
}

/** Four made-up people. None has a password, so outside the demo nobody signs in as them. */
export const DEMO_PEOPLE = [
  {
    key: 'recruiter',
    name: 'Rosa Lindgren',
    email: 'rosa@demo.example',
    roles: ['recruiter'],
    sees: 'Requisitions, who is late, debriefs that are ready, shortlists.',
  },
  {
    key: 'interviewer',
    name: 'Ines Okafor',
    email: 'ines@demo.example',
    roles: ['interviewer'],
    sees: 'Interview kits to prepare and to fill in, and nothing of what others wrote before hers is in.',
  },
  {
    key: 'hiring-manager',
    name: 'Hugo Ferreira',
    email: 'hugo@demo.example',
    roles: ['hiring-manager', 'interviewer'],
    sees: 'Hiring briefs to read and decisions to take; on one panel himself, and blind there.',
  },
  {
    key: 'admin',
    name: 'Ada Novak',
    email: 'ada@demo.example',
    roles: ['admin'],
    sees: 'People, roles, API tokens and rubrics; no scorecard.',
  },
] as const satisfies readonly DemoPerson[];

export type DemoKey = (typeof DEMO_PEOPLE)[number]['key'];
