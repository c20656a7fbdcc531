import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { ArcbriefError } from '../../common/errors.js';
import { RECORD_ID } from '../../common/limits.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import {
  decide,
  ruleOf,
  type Action,
  type Caller,
  type Decision,
  type ObjectKind,
  type Standing,
} from '../../domain/index.js';
import { Forbidden, Hidden, SignInNeeded } from './access.errors.js';
import { AuditService, type AuditEntry } from './audit.service.js';
import { CallersRepository } from './callers.repository.js';
import { StandingRepository } from './standing.repository.js';

/** What somebody was let pass for. */
export interface Permit {
  readonly action: Action;
  /** Of the object; null for an action without one. */
  readonly id: string | null;
}

/** Whether somebody may, as of now. */
export type Answer =
  | {
      readonly refused: null;
      /** What the caller sees of the object; null for an action without one. */
      readonly object: { readonly kind: ObjectKind; readonly id: string; readonly standing: Standing } | null;
    }
  | {
      readonly refused: ArcbriefError;
      /** Why, for the audit trail; null for what is not noted there. */
      readonly because: string | null;
    };

interface Changing {
  readonly caller: Caller;
  readonly permits: Permit[];
  readonly refusals: Omit<AuditEntry, 'outcome'>[];
}

/**
 * What a request that changes something was let pass for, by the guard and on its way. Each of its writes asks all of
 * that again in its own transaction: a right that was taken away meanwhile writes nothing (docs/decisions/0043).
 */
@Injectable()
export class Permits {
  private readonly requests = new AsyncLocalStorage<Changing>();

  constructor(
    private readonly units: UnitOfWork,
    private readonly standings: StandingRepository,
    private readonly callers: CallersRepository,
    private readonly audit: AuditService,
  ) {}

  /** Runs a request that changes something, and that was let pass for `permit`. @throws what its writes are refused with */
  async during<T>(caller: Caller, permit: Permit, work: () => Promise<T>): Promise<T> {
    const changing: Changing = { caller, permits: [permit], refusals: [] };
    try {
      return await this.requests.run(changing, () =>
        this.units.under(
          () => this.askAgain(changing),
          () => this.audit.by(caller.personId, work),
        ),
      );
    } finally {
      // What was refused inside a unit of work was rolled back with it, so it is noted only now.
      for (const refusal of changing.refusals) await this.audit.refused(refusal);
    }
  }

  /** The rest of this request depends on it. */
  keep(permit: Permit): void {
    const permits = this.requests.getStore()?.permits;
    if (permits?.some(({ action, id }) => action === permit.action && id === permit.id) === false) permits.push(permit);
  }

  /** Whether the caller may, as of now. */
  async ask(caller: Caller, { action, id }: Permit): Promise<Answer> {
    const { on } = ruleOf(action);
    if (on === null) return refusedBy(decide(action, caller), action) ?? { refused: null, object: null };
    const isId = id !== null && RECORD_ID.test(id);
    const placed = isId ? await this.units.read(() => this.standings.standingOf(caller, on, id)) : null;
    if (placed !== null && isId) {
      const { standing } = placed;
      const object = { kind: on, id, standing };
      return refusedBy(decide(action, caller, standing), action) ?? { refused: null, object };
    }
    // An id that nobody has is answered as one that the caller may not know of, and noted as that is, so that the time
    // that it takes tells no difference; what is no id at all is no guess.
    const unrelated = decide(action, caller);
    const refusal = refusedBy(unrelated, action);
    const isKnown = !unrelated.allowed && unrelated.as === 'forbidden' && refusal !== null;
    return isKnown ? refusal : { refused: new Hidden(on), because: isId ? 'unknown' : null };
  }

  /** Writes a refusal into the audit trail, once the unit of work that it may be in has ended. */
  async noteRefusal({ personId }: Caller, { action, id }: Permit, detail: string): Promise<void> {
    const { on } = ruleOf(action);
    const object = on === null || id === null || !RECORD_ID.test(id) ? null : `${on} ${id}`;
    const refusal = { personId, action, object, detail };
    const changing = this.requests.getStore();
    if (changing === undefined) await this.audit.refused(refusal);
    else changing.refusals.push(refusal);
  }

  private async askAgain({ caller, permits }: Changing): Promise<void> {
    const now = await this.callers.hold(caller);
    if (now === null) throw new SignInNeeded();
    for (const permit of permits) {
      const answer = await this.ask(now, permit);
      if (answer.refused === null) continue;
      if (answer.because !== null) await this.noteRefusal(now, permit, answer.because);
      throw answer.refused;
    }
  }
}

/** Null when it is allowed. */
function refusedBy(decision: Decision, action: Action): Answer | null {
  if (decision.allowed) return null;
  const { as, because } = decision;
  const { on } = ruleOf(action);
  if (as === 'hidden' && on !== null) return { refused: new Hidden(on), because };
  const code = because === 'own-scorecard-missing' || because === 'has-read-scores' ? because : undefined;
  return { refused: new Forbidden(REASONS[because], code), because };
}

type Reason = Extract<Decision, { allowed: false }>['because'];

const REASONS: Readonly<Record<Reason, string>> = {
  role: 'None of your roles allows this.',
  relation: 'None of your roles allows this here.',
  scope: 'This token was not made for that.',
  'own-scorecard-missing':
    'Your own scorecard is not in yet. Submit it first: until then nothing of the others’ is shown.',
  'own-file': 'Nobody reads or rates themselves.',
  'has-read-scores':
    'You have read scores of this candidate, so you cannot type a scorecard for somebody else. Another recruiter of this requisition types it, or the interviewer gets an account and types it themselves.',
};
