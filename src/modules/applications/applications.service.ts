import { Injectable } from '@nestjs/common';
import { Checks, normalisedEmail } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { isAfter, partialDateProblem } from '../../common/documents/timestamp.js';
import { StaleVersion } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { LIMITS } from '../../common/limits.js';
import { pageOf, pageQuery, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { SOURCES, type HistoryEntry, type Source } from '../../domain/index.js';
import { AuditService } from '../access/audit.service.js';
import { AccountsService } from '../people/accounts.service.js';
import { RequisitionsService } from '../requisitions/requisitions.service.js';
import {
  ApplicationExists,
  ApplicationNotFound,
  CandidateNotFound,
  TooManyApplications,
} from './applications.errors.js';
import { toApplication, type ApplicationRecord, type Candidate } from './applications.mapping.js';
import { ApplicationsRepository, type ApplicationWithName } from './applications.repository.js';

export type { ApplicationRecord } from './applications.mapping.js';

interface NewCandidate {
  readonly name: string;
  readonly email?: string | null;
  /** The account of a colleague who applies: this file is closed to it, whatever address stands there. */
  readonly personId?: string | null;
}

export interface CreateApplication {
  /** Somebody new by name, or a candidate who is known already by id: one of the two. */
  readonly candidate?: NewCandidate;
  readonly candidateId?: string;
  readonly source: Source;
  readonly history?: readonly HistoryEntry[];
  /** Of an evaluation file; unique in its requisition. */
  readonly externalId?: string | null;
}

/** What is left out stays. */
export interface UpdateApplication {
  /** Of these, too, what is left out stays. */
  readonly candidate?: NewCandidate;
  readonly source?: Source;
  readonly history?: readonly HistoryEntry[];
}

/** Candidates, and what they apply for. */
@Injectable()
export class ApplicationsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly applications: ApplicationsRepository,
    private readonly requisitions: RequisitionsService,
    private readonly accounts: AccountsService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws RequisitionNotFound, RequisitionClosed, CandidateNotFound, ApplicationExists, TooManyApplications, Invalid */
  async create(requisitionId: string, command: CreateApplication): Promise<ApplicationRecord> {
    const { source, history = [], externalId = null } = command;
    checkApplication(command, true);
    return this.units.write(async () => {
      await this.requisitions.hold(requisitionId);
      await this.requisitions.holdOpen(requisitionId);
      if ((await this.applications.countOf(requisitionId)) >= LIMITS.applications) throw new TooManyApplications();
      const candidate = await this.candidateFor(command);
      const row = {
        id: newId(),
        version: 1,
        createdAt: this.clock.now(),
        externalId,
        requisitionId,
        candidateId: candidate.id,
        source,
        history: JSON.stringify(history),
      };
      if (!(await this.applications.insert(row))) throw new ApplicationExists();
      return toApplication({ ...row, seq: 0 }, candidate);
    });
  }

  /** @throws ApplicationNotFound */
  get(id: string): Promise<ApplicationRecord> {
    return this.units.read(async () => recordOf(await this.applications.find(id)));
  }

  /** As `get`, and nobody else changes it, or adds to it, until this unit ends. @throws ApplicationNotFound */
  hold(id: string): Promise<ApplicationRecord> {
    return this.units.write(async () => recordOf(await this.applications.findForChange(id)));
  }

  /** Null when there is none. */
  find(id: string): Promise<ApplicationRecord | null> {
    return this.units.read(async () => {
      const found = await this.applications.find(id);
      return found === null ? null : recordOf(found);
    });
  }

  /** @throws RequisitionNotFound */
  async listByRequisition(requisitionId: string, request: PageRequest = {}): Promise<Page<ApplicationRecord>> {
    const page = pageQuery(request);
    return this.units.read(async () => {
      await this.requisitions.get(requisitionId);
      return pageOf((await this.applications.page(requisitionId, page)).map(recordOf), page);
    });
  }

  /** Of all requisitions; none for a candidate who is not there. */
  idsOfCandidate(candidateId: string): Promise<readonly string[]> {
    return this.units.read(() => this.applications.idsOfCandidate(candidateId));
  }

  /** All of a requisition, in order of arrival: what its panels are assessed by. */
  allOf(requisitionId: string): Promise<readonly ApplicationRecord[]> {
    return this.units.read(async () => (await this.applications.all(requisitionId)).map(recordOf));
  }

  /** @throws ApplicationNotFound, StaleVersion, Invalid */
  async update(id: string, expectedVersion: number, command: UpdateApplication): Promise<ApplicationRecord> {
    checkApplication(command, false);
    return this.units.write(async () => {
      const before = recordOf(await this.applications.findForChange(id));
      if (before.version !== expectedVersion) throw new StaleVersion(expectedVersion, before.version);
      const { candidate, source = before.source, history = before.history } = command;
      if (candidate !== undefined && candidate.name !== before.candidate.name)
        await this.applications.rename(before.candidate.id, candidate.name, id);
      await this.applications.update(id, expectedVersion, { source, history: JSON.stringify(history) });
      if (candidate?.email !== undefined)
        await this.applications.setEmail(before.candidate.id, normalisedEmail(candidate.email), id);
      if (candidate?.personId !== undefined)
        await this.applications.setPerson(before.candidate.id, await this.colleague(candidate.personId), id);
      if (candidate?.email !== undefined || candidate?.personId !== undefined)
        await this.audit.done('application:subject', `application ${id}`);
      return recordOf(await this.applications.find(id));
    });
  }

  /** @throws PersonNotFound */
  private async colleague(personId: string | null | undefined): Promise<string | null> {
    return personId === null || personId === undefined ? null : (await this.accounts.get(personId)).id;
  }

  private async candidateFor({ candidate, candidateId }: CreateApplication): Promise<Candidate> {
    if (candidateId !== undefined) {
      const known = await this.applications.findCandidate(candidateId);
      if (known === null) throw new CandidateNotFound();
      return known;
    }
    const row = {
      id: newId(),
      version: 1,
      createdAt: this.clock.now(),
      name: candidate?.name ?? '',
      email: normalisedEmail(candidate?.email),
      personId: await this.colleague(candidate?.personId),
    };
    await this.applications.insertCandidate(row);
    return row;
  }
}

function recordOf(found: ApplicationWithName | null): ApplicationRecord {
  if (found === null) throw new ApplicationNotFound();
  return toApplication(found.row, found.candidate);
}

function checkApplication(command: UpdateApplication & { readonly candidateId?: string }, isNew: boolean): void {
  const { candidate, candidateId, source, history = [] } = command;
  const checks = new Checks();
  if (isNew && (candidate === undefined) === (candidateId === undefined))
    checks.add('candidate', 'is needed, or candidateId, and not both');
  if (candidate !== undefined) checks.line('candidate.name', candidate.name);
  if (typeof candidate?.email === 'string') checks.email('candidate.email', candidate.email);
  if (source !== undefined && !SOURCES.includes(source)) checks.add('source', `is not one of ${SOURCES.join(', ')}`);
  if (history.length > LIMITS.history) checks.add('history', `has more than ${LIMITS.history} entries`);
  history.forEach((entry, index) => {
    checks.line(`history[${index}].title`, entry.title);
    checks.line(`history[${index}].organisation`, entry.organisation);
    const from = partialDateProblem(entry.from);
    const to = entry.to === null ? null : partialDateProblem(entry.to);
    if (from !== null) checks.add(`history[${index}].from`, from);
    if (to !== null) checks.add(`history[${index}].to`, to);
    if (from === null && to === null && entry.to !== null && isAfter(entry.from, entry.to))
      checks.add(`history[${index}].to`, 'lies before `from`');
  });
  checks.throwIfAny('invalid-application');
}
