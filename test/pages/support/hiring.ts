import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppOptions } from '../../../src/app.module.js';
import type { Role } from '../../../src/domain/index.js';
import { ApplicationsService, type ApplicationRecord } from '../../../src/modules/applications/applications.service.js';
import { AssessmentsService } from '../../../src/modules/assessments/assessments.service.js';
import { AccountsService } from '../../../src/modules/people/accounts.service.js';
import { RequisitionsService } from '../../../src/modules/requisitions/requisitions.service.js';
import type { DatabaseKind } from '../../support/database.js';
import { TestApi } from '../../support/http.js';
import { signedIn, type SignedIn } from '../../support/people.js';

const EXAMPLES = join(import.meta.dirname, '../../../examples');

/** A requisition out of an example file, with the people who hire for it, in the real application. */
export class Hiring {
  private constructor(
    readonly api: TestApi,
    readonly requisitionId: string,
    readonly applications: readonly ApplicationRecord[],
    readonly recruiter: SignedIn,
    readonly manager: SignedIn,
  ) {}

  static async start(
    example: string,
    { kind = 'sqlite', rendering }: { readonly kind?: DatabaseKind; readonly rendering?: AppOptions['rendering'] } = {},
  ): Promise<Hiring> {
    const api = await TestApi.start(kind, rendering);
    const file = readFileSync(join(EXAMPLES, `${example}.yaml`), 'utf8');
    const { body, status, text } = await api
      .post('/imports/evaluations')
      .set('Content-Type', 'application/yaml')
      .send(file as unknown as object);
    if (status >= 300) throw new Error(text);
    const { requisitionId } = body as { readonly requisitionId: string };
    const applications = await api.app.get(ApplicationsService, { strict: false }).allOf(requisitionId);
    const recruiter = await signedIn(api.app, { email: 'rita@example.com', name: 'Rita Reis', roles: ['recruiter'] });
    const manager = await signedIn(api.app, { email: 'mo@example.com', name: 'Mo Adebayo', roles: ['hiring-manager'] });
    const requisitions = api.app.get(RequisitionsService, { strict: false });
    await requisitions.addMember(requisitionId, { personId: recruiter.id, role: 'recruiter' });
    await requisitions.addMember(requisitionId, { personId: manager.id, role: 'hiring-manager' });
    return new Hiring(api, requisitionId, applications, recruiter, manager);
  }

  service<T>(token: abstract new (...args: never[]) => T): T {
    return this.api.app.get(token as never, { strict: false });
  }

  /** The id of the application of a candidate. */
  of(candidate: string): string {
    const found = this.applications.find(({ candidate: { name } }) => name === candidate);
    if (found === undefined) throw new Error(`nobody is called ${candidate}`);
    return found.id;
  }

  async assess(): Promise<string> {
    return (await this.service(AssessmentsService).assess(this.requisitionId)).id;
  }

  /** Somebody else, and the interviewer that they rate as. */
  async person(
    email: string,
    { name, roles }: { readonly name: string; readonly roles: readonly Role[] },
  ): Promise<{ readonly person: SignedIn; readonly interviewerId: string }> {
    const person = await signedIn(this.api.app, { email, name, roles });
    return { person, interviewerId: await this.service(AccountsService).interviewerOf(person.id) };
  }

  stop(): Promise<void> {
    return this.api.stop();
  }
}
