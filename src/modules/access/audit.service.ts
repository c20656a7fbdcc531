import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { LIMITS } from '../../common/limits.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditRepository, type AuditKind, type Span } from './audit.repository.js';

export interface AuditEntry {
  readonly personId: string | null;
  readonly action: string;
  /** "scorecard 0198…". */
  readonly object?: string | null;
  readonly outcome: 'done' | 'refused';
  readonly detail?: string | null;
}

/** Who did, or tried, what. What was rated or written is never in it. */
@Injectable()
export class AuditService {
  private readonly logger = new Logger('Audit');

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
  newest(limit = 200): Promise<readonly AuditEntry[]> {
    return this.units.read(() => this.audit.newest(limit));
  }
}
