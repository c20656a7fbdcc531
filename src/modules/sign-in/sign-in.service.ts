import { Injectable } from '@nestjs/common';
import { AuditService } from '../access/audit.service.js';
import { AccountsService, type PersonRecord } from '../people/accounts.service.js';

/** Who somebody is, found out by what they know. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly audit: AuditService,
  ) {}

  /** The active person with this address and password, or null. */
  async byPassword(email: string, password: string): Promise<PersonRecord | null> {
    return this.accounts.withPassword(email, password);
  }

  /** In the audit trail. */
  noteSignIn(personId: string): Promise<void> {
    return this.audit.note({ personId, action: 'sign-in', outcome: 'done' });
  }
}
