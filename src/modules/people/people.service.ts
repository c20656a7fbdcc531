import { Injectable } from '@nestjs/common';
import { Checks } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { HANDLE, LIMITS } from '../../common/limits.js';
import { pageOf, pageQuery, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { HandleTaken, InterviewerNotFound } from './people.errors.js';
import { toInterviewer, type InterviewerRecord } from './people.mapping.js';
import { PeopleRepository } from './people.repository.js';

export interface CreateInterviewer {
  /** How evaluation files name the person; unique. */
  readonly handle: string;
  readonly name: string;
  readonly email?: string | null;
}

/** More than anybody chooses from by reading. */
const LISTED = 500;

/** The people who rate. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid, HandleTaken */
  async create({ handle, name, email = null }: CreateInterviewer): Promise<InterviewerRecord> {
    const checks = new Checks();
    checks.line('handle', handle, LIMITS.handle);
    if (!HANDLE.test(handle))
      checks.add('handle', 'must begin with a letter or digit, and hold no slash, no colon and no space at its end');
    checks.line('name', name);
    if (email !== null) checks.line('email', email, LIMITS.email);
    checks.throwIfAny('invalid-interviewer');
    return this.units.write(async () => {
      const record = { id: newId(), version: 1, createdAt: this.clock.now(), handle, name, email };
      if (!(await this.people.insert(record))) throw new HandleTaken(handle);
      return record;
    });
  }

  /** An interviewer for somebody who has an account: under their name, so that a hiring brief says it. */
  async createFor({
    name,
    email,
  }: {
    readonly name: string;
    readonly email: string | null;
  }): Promise<InterviewerRecord> {
    const sayable = name
      .replaceAll(/[/:]/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .replace(/^[^\p{L}\p{N}]+/u, '');
    const short = [...sayable]
      .slice(0, LIMITS.handle - 6)
      .join('')
      .trim();
    const base = short === '' ? 'Interviewer' : short;
    return this.units.write(async () => {
      for (let number = 1; ; number += 1) {
        const handle = number === 1 ? base : `${base} ${number}`;
        if ((await this.people.findByHandle(handle)) === null) return this.create({ handle, name, email });
      }
    });
  }

  /**
   * As people call the interviewer from now on. The handle stays: frozen assessments, calibrations and evaluation files know
   * the interviewer by it, so that a new one would part them from their own ratings.
   *
   * @throws Invalid, InterviewerNotFound
   */
  async rename(id: string, name: string): Promise<void> {
    const checks = new Checks();
    checks.line('name', name);
    checks.throwIfAny('invalid-interviewer');
    await this.units.write(async () => {
      const row = await this.people.find(id, { forChange: true });
      if (row === null) throw new InterviewerNotFound();
      await this.people.rename(row, name);
    });
  }

  /** @throws InterviewerNotFound */
  get(id: string): Promise<InterviewerRecord> {
    return this.units.read(async () => {
      const row = await this.people.find(id);
      if (row === null) throw new InterviewerNotFound();
      return toInterviewer(row);
    });
  }

  /** A page of the interviewers, oldest first. */
  async list(request: PageRequest = {}): Promise<Page<InterviewerRecord>> {
    const page = pageQuery(request);
    return this.units.read(async () => pageOf((await this.people.page(page)).map(toInterviewer), page));
  }

  /** The interviewer with this handle; made, under that name, when there is none. For imports. */
  async ensure(handle: string): Promise<InterviewerRecord> {
    return this.units.write(async () => {
      const known = await this.people.findByHandle(handle);
      return known === null ? this.create({ handle, name: handle }) : toInterviewer(known);
    });
  }

  /** Name by id, for people who read it. */
  namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.units.read(async () => new Map((await this.people.findAll(ids)).map(({ id, name }) => [id, name])));
  }

  /** Name by handle, for people who read it. */
  namesOfHandles(handles: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.units.read(
      async () => new Map((await this.people.named(handles)).map(({ handle, name }) => [handle, name])),
    );
  }

  /** Id by handle, for links to them. */
  idsOfHandles(handles: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.units.read(
      async () => new Map((await this.people.named(handles)).map(({ handle, id }) => [handle, id])),
    );
  }

  /** Interviewers whom nobody signs in as, in order of arrival. */
  withoutAccount(): Promise<readonly Pick<InterviewerRecord, 'id' | 'name' | 'handle'>[]> {
    return this.units.read(() => this.people.withoutAccount(LISTED));
  }

  /** Those of these handles whose interviewer signs in here, in their order. */
  withAccount(handles: readonly string[]): Promise<readonly string[]> {
    return this.units.read(() => this.people.withAccount(handles));
  }

  /** Handle by id, for the evaluations of a panel. */
  handlesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.units.read(async () => new Map((await this.people.findAll(ids)).map(({ id, handle }) => [id, handle])));
  }
}
