import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller, Role } from '../../domain/index.js';
import type { DoneAction } from '../access/audit-actions.js';
import { AuditService } from '../access/audit.service.js';
import { SessionsService } from '../access/sessions.service.js';
import { TokensService } from '../access/tokens.service.js';
import { AccountsService, type NewPerson, type PersonRecord } from '../people/accounts.service.js';
import { SecondFactors } from '../people/second-factors.service.js';
import { InvitationsService, type SentLink } from '../sign-in/invitations.service.js';
import { LinksService } from '../sign-in/links.service.js';

/** What an admin does with other people's accounts; each of it stands in the audit trail. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountsService,
    private readonly factors: SecondFactors,
    private readonly invitations: InvitationsService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly links: LinksService,
    private readonly audit: AuditService,
  ) {}

  /** @throws Invalid, EmailTaken */
  async invite(admin: Caller, person: NewPerson): Promise<SentLink> {
    const link = await this.units.write(async () => {
      const invited = await this.accounts.invite(person);
      await this.note(admin, 'person:invite', invited.id, invited.roles.join(', '));
      return this.invitations.prepare(invited);
    });
    return this.invitations.send(link);
  }

  /** Another invitation, or a link for a new password. @throws PersonNotFound */
  async sendLink(admin: Caller, id: string): Promise<SentLink> {
    const link = await this.units.write(async () => {
      const prepared = await this.invitations.prepare(await this.accounts.get(id));
      await this.note(admin, `person:${prepared.kind}`, id);
      return prepared;
    });
    return this.invitations.send(link);
  }

  /** For somebody whose name was typed wrong. @throws StaleVersion, Invalid */
  changeName(admin: Caller, id: string, change: NameChange): Promise<PersonRecord> {
    return this.units.write(async () => {
      const person = await this.accounts.update(id, change.version, { name: change.name });
      await this.note(admin, 'person:name', id);
      return person;
    });
  }

  /** What somebody may has changed: they sign in again. @throws StaleVersion, LastAdmin, Invalid */
  changeRoles(admin: Caller, id: string, change: RoleChange): Promise<PersonRecord> {
    return this.units.write(async () => {
      const person = await this.accounts.update(id, change.version, { roles: change.roles });
      await this.sessions.endAll(id);
      await this.note(admin, 'person:roles', id, person.roles.join(', '));
      return person;
    });
  }

  /** Nothing of them works any more, from this moment on. @throws StaleVersion, LastAdmin */
  disable(admin: Caller, id: string, version: number): Promise<PersonRecord> {
    return this.units.write(async () => {
      const person = await this.accounts.update(id, version, { status: 'disabled' });
      await this.sessions.endAll(id);
      await this.tokens.revokeAll(id);
      await this.links.endAll(id);
      await this.note(admin, 'person:disable', id);
      return person;
    });
  }

  /** They may sign in again; tokens stay dead. @throws StaleVersion */
  enable(admin: Caller, id: string, version: number): Promise<PersonRecord> {
    return this.units.write(async () => {
      const { hasPassword, hasSingleSignOn } = await this.accounts.get(id);
      const status = hasPassword || hasSingleSignOn ? 'active' : 'invited';
      const person = await this.accounts.update(id, version, { status });
      await this.note(admin, 'person:enable', id);
      return person;
    });
  }

  /** For somebody who has lost telephone and recovery codes. */
  removeSecondStep(admin: Caller, id: string): Promise<void> {
    return this.units.write(async () => {
      await this.factors.remove(id);
      await this.sessions.endAll(id);
      await this.note(admin, 'person:second-step-off', id);
    });
  }

  private note({ personId }: Caller, action: DoneAction, id: string, detail: string | null = null): Promise<void> {
    return this.audit.note({ personId, action, object: `person ${id}`, outcome: 'done', detail });
  }
}

interface NameChange {
  readonly version: number;
  readonly name: string;
}

interface RoleChange {
  readonly version: number;
  readonly roles: readonly Role[];
}
