import { Injectable } from '@nestjs/common';
import { normalisedEmail } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { Invalid, StaleVersion } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Role } from '../../domain/index.js';
import { checkPerson, passwordProblem, personProblems } from './account.rules.js';
import { toPerson, type PersonRecord } from './accounts.mapping.js';
import { AccountsRepository } from './accounts.repository.js';
import { Passwords } from './passwords.service.js';
import { EmailTaken, LastAdmin, PersonNotFound, SetUpAlready } from './people.errors.js';
import { PeopleService } from './people.service.js';
import type { PersonRow } from './person.entity.js';

export type { PersonRecord } from './accounts.mapping.js';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Somebody as they were when they were recognised. */
export type Recognised = Pick<PersonRecord, 'id' | 'fingerprint'>;

/** What is left out stays. */
export interface ChangePerson {
  readonly name?: string;
  readonly roles?: readonly Role[];
  readonly status?: 'invited' | 'active' | 'disabled';
}

/** The people who may sign in. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly passwords: Passwords,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  /** Whether nobody is there yet, so that the first admin may be made. */
  isEmpty(): Promise<boolean> {
    return this.units.read(async () => (await this.accounts.count()) === 0);
  }

  /** The first admin. @throws Invalid, SetUpAlready */
  async setUp({
    email,
    name,
    password,
  }: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
  }): Promise<PersonRecord> {
    const person = { email, name, roles: ['admin', 'recruiter'] as const };
    const weak = passwordProblem(password, person);
    const problems = [...personProblems(person), ...(weak === null ? [] : [{ path: 'password', message: weak }])];
    if (problems.length > 0) throw new Invalid('invalid-person', problems);
    const passwordHash = await this.passwords.hash(password);
    return this.units.write(async () => {
      await this.accounts.alone();
      if ((await this.accounts.count()) > 0) throw new SetUpAlready();
      return this.insert(person, { status: 'active', passwordHash });
    });
  }

  /** Somebody who may come in once they have chosen a password. @throws Invalid, EmailTaken */
  invite(person: NewPerson): Promise<PersonRecord> {
    checkPerson(person);
    return this.units.write(() => this.insert(person, { status: 'invited', passwordHash: null }));
  }

  /** @throws PersonNotFound */
  get(id: string): Promise<PersonRecord> {
    return this.units.read(async () => this.recordOf(found(await this.accounts.find({ id }))));
  }

  /** Null when nobody has it. */
  findByEmail(email: string): Promise<PersonRecord | null> {
    return this.units.read(async () => {
      const row = await this.accounts.find({ email: normalisedEmail(email) ?? '' });
      return row === null ? null : this.recordOf(row);
    });
  }

  /** Everybody, in order of arrival. */
  list(): Promise<readonly PersonRecord[]> {
    return this.units.read(async () => {
      const rows = await this.accounts.all();
      const roles = await this.accounts.rolesOf(rows.map(({ id }) => id));
      return rows.map((row) => toPerson(row, roles.get(row.id) ?? []));
    });
  }

  /**
   * A new name is that of the interviewer as well, under whom the person rates; what was frozen keeps the one that it was made
   * with. A name says nothing of who somebody is: two people may have the same.
   *
   * @param expectedVersion null: whatever it is by now, for what people change of themselves alone
   * @throws PersonNotFound, StaleVersion, LastAdmin, Invalid
   */
  update(id: string, expectedVersion: number | null, { name, roles, status }: ChangePerson): Promise<PersonRecord> {
    return this.units.write(async () => {
      // Of two admins who go at the same time, each would still count the other.
      if (roles !== undefined || status !== undefined) await this.accounts.alone();
      const row = found(await this.accounts.find({ id }, { forChange: true }));
      if (expectedVersion !== null && row.version !== expectedVersion)
        throw new StaleVersion(expectedVersion, row.version);
      const before = await this.recordOf(row);
      const after = { ...before, name: name ?? before.name, roles: roles ?? before.roles };
      checkPerson(after);
      await this.accounts.update(id, row.version, { name: after.name, ...(status !== undefined && { status }) });
      if (after.name !== before.name && row.interviewerId !== null)
        await this.people.rename(row.interviewerId, after.name);
      if (roles !== undefined) await this.accounts.setRoles(id, roles);
      // An installation without an admin could never get one again.
      if (before.roles.includes('admin') && (await this.accounts.countAdmins()) === 0) throw new LastAdmin();
      return this.get(id);
    });
  }

  /** Chosen by the person: they are active from then on. @throws PersonNotFound, Invalid */
  async setPassword(id: string, password: string): Promise<PersonRecord> {
    return this.keepPassword(id, await this.hashedFor(id, password));
  }

  /** Somebody who comes in another way than by a password of their own. @throws PersonNotFound */
  open(id: string): Promise<PersonRecord> {
    return this.units.write(async () => {
      const row = found(await this.accounts.find({ id }, { forChange: true }));
      await this.accounts.update(id, row.version, { status: 'active' });
      return this.get(id);
    });
  }

  /** A new password as it may be kept: to be made before a unit of work, because it takes its time. @throws Invalid */
  async hashedFor(id: string, password: string): Promise<string> {
    const problem = passwordProblem(password, await this.get(id));
    if (problem !== null) throw new Invalid('invalid-password', [{ path: 'password', message: problem }]);
    return this.passwords.hash(password);
  }

  /** Keeps what `hashedFor` made. */
  keepPassword(id: string, passwordHash: string): Promise<PersonRecord> {
    return this.units.write(async () => {
      const row = found(await this.accounts.find({ id }, { forChange: true }));
      const status = row.status === 'invited' ? 'active' : row.status;
      await this.accounts.update(id, row.version, { passwordHash, status });
      return this.get(id);
    });
  }

  /** Whether this is the person's password. @throws TooManySignIns */
  async hasPassword(id: string, password: string): Promise<boolean> {
    const row = await this.units.read(() => this.accounts.find({ id }));
    return this.passwords.matches(password, row?.passwordHash ?? null);
  }

  /**
   * Whom a provider of OpenID Connect has signed in: by its own name for them, and the first time by an address that it has
   * verified. Nobody is made here, and somebody known under another of its names is not taken over.
   *
   * @returns null for nobody who may come in
   */
  bySignOn({
    subject,
    email,
  }: {
    readonly subject: string;
    readonly email: string | null;
  }): Promise<PersonRecord | null> {
    return this.units.write(async () => {
      const known = await this.accounts.find({ oidcSubject: subject }, { forChange: true });
      const row = known ?? (email === null ? null : await this.firstSignOn(email));
      if (row === null || row.status === 'disabled') return null;
      if (known === null) await this.accounts.update(row.id, row.version, { oidcSubject: subject, status: 'active' });
      return this.get(row.id);
    });
  }

  /** The active person with this address and password, or null; takes the same time for both. @throws TooManySignIns */
  async withPassword(email: string, password: string): Promise<PersonRecord | null> {
    const row = await this.units.read(() => this.accounts.find({ email: normalisedEmail(email) ?? '' }));
    const isRight = await this.passwords.matches(password, row?.passwordHash ?? null);
    return isRight && row?.status === 'active' ? this.units.read(() => this.recordOf(row)) : null;
  }

  /**
   * Whether somebody who was recognised may still come in: active, and with the password and the second step of that moment.
   * In a unit that writes, nobody changes these until it ends.
   */
  isStill({ id, fingerprint }: Recognised): Promise<boolean> {
    return this.units.write(async () => {
      const row = await this.accounts.find({ id }, { forChange: true });
      return row?.status === 'active' && toPerson(row, []).fingerprint === fingerprint;
    });
  }

  /** Under which a person rates; made when they never did. @throws PersonNotFound */
  interviewerOf(id: string): Promise<string> {
    return this.units.write(async () => {
      const row = found(await this.accounts.find({ id }, { forChange: true }));
      if (row.interviewerId !== null) return row.interviewerId;
      const interviewer = await this.people.createFor({ name: row.name, email: row.email });
      await this.accounts.update(id, row.version, { interviewerId: interviewer.id });
      return interviewer.id;
    });
  }

  private async insert(
    { email, name, roles }: NewPerson,
    { status, passwordHash }: Pick<PersonRow, 'status' | 'passwordHash'>,
  ): Promise<PersonRecord> {
    const row = {
      id: newId(),
      version: 1,
      createdAt: this.clock.now(),
      email: normalisedEmail(email) ?? '',
      name,
      status,
      passwordHash,
      totpSecret: null,
      totpStep: null,
      oidcSubject: null,
      interviewerId: null,
    };
    if (!(await this.accounts.insert(row))) throw new EmailTaken();
    await this.accounts.setRoles(row.id, roles);
    return toPerson({ ...row, seq: 0 }, roles);
  }

  private async firstSignOn(email: string): Promise<PersonRow | null> {
    const row = await this.accounts.find({ email: normalisedEmail(email) ?? '' }, { forChange: true });
    return row === null || row.oidcSubject !== null ? null : row;
  }

  private async recordOf(row: PersonRow): Promise<PersonRecord> {
    return toPerson(row, (await this.accounts.rolesOf([row.id])).get(row.id) ?? []);
  }
}

function found(row: PersonRow | null): PersonRow {
  if (row === null) throw new PersonNotFound();
  return row;
}
