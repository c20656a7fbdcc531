import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { LIMITS } from '../../common/limits.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { AuditAction, DoneAction } from './audit-actions.js';
import type { AuditEventRow } from './audit-event.entity.js';
import { AuditRepository, type AuditKind, type Span } from './audit.repository.js';

export interface AuditEntry {
  readonly personId: string | null;
  readonly action: AuditAction;
  /** "scorecard 0198…". */
  readonly object?: string | null;
  readonly outcome: 'done' | 'refused';
  readonly detail?: string | null;
}

/** An entry as it is kept; one of an older version may name an action that there is no more. */
export type KeptEntry = Readonly<AuditEventRow>;

/** What to look for; null narrows nothing. */
export interface AuditSearch {
  /** Only entries before this one, by `seq`. */
  readonly before: number | null;
  readonly personId: string | null;
  readonly actions: readonly AuditAction[] | null;
  readonly outcome: AuditEntry['outcome'] | null;
  /** The first and the last day, "2026-12-04", by UTC. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Who did, or tried, what. What was rated or written is never in it. */
@Injectable()
export class AuditService {
  private readonly logger = new Logger('Audit');
  private readonly doers = new AsyncLocalStorage<string>();

  constructor(
    private readonly units: UnitOfWork,
    private readonly audit: AuditRepository,
    private readonly clock: Clock,
  ) {}

  /** In the unit that does it, when there is one: the entry is there if, and only if, what it says was done. */
  note({ personId, action, object = null, outcome, detail = null }: AuditEntry): Promise<void> {
    const row = {
      at: this.clock.now(),
      personId,
      action,
      object,
      outcome,
      detail: detail?.slice(0, LIMITS.line) ?? null,
    };
    return this.units.write(() => this.audit.insert(row));
  }

  /** Whatever `work` notes as done is this person's doing. */
  by<T>(personId: string, work: () => T): T {
    return this.doers.run(personId, work);
  }

  /** As `note`, of whoever the request is that does it; of nobody, which is the command line, outside a request. */
  done(action: DoneAction, object: string, detail: string | null = null): Promise<void> {
    return this.note({ personId: this.doers.getStore() ?? null, action, object, outcome: 'done', detail });
  }

  /** Of a refusal: the answer is the same whether or not it could be noted. */
  async refused(entry: Omit<AuditEntry, 'outcome'>): Promise<void> {
    try {
      await this.note({ ...entry, outcome: 'refused' });
    } catch (error) {
      this.logger.warn(
        `${entry.action} was refused and could not be noted: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  /** How many such entries a person (null: nobody who is signed in) has, and when the first of them was noted. */
  countOf(
    personId: string | null,
    kind: AuditKind,
    span: Span = {},
  ): Promise<{ readonly count: number; readonly first: string | null }> {
    return this.units.read(() => this.audit.countOf(personId, kind, span));
  }

  /** The newest ones, newest first. */
  newest(limit = 200): Promise<readonly KeptEntry[]> {
    return this.find({ before: null, personId: null, actions: null, outcome: null, from: null, to: null }, limit);
  }

  /** The newest `limit` that fit, newest first. */
  find(search: AuditSearch, limit: number): Promise<readonly KeptEntry[]> {
    return this.units.read(() => this.audit.find(search, limit));
  }
}
