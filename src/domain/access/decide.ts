import { mayTranscribe, seesScores } from './blindness.js';
import type { Caller } from './roles.js';
import { ruleOf, type Action, type Clause, type ObjectKind, type Relation } from './rules.js';
import { NO_STANDING, type Standing } from './standing.js';

/**
 * `hidden`: the caller may not know that the object exists, and is answered as for one that does not.
 * `forbidden`: they may know of it, and may not do this.
 */
export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly as: 'hidden' | 'forbidden';
      readonly because: 'role' | 'relation' | 'scope' | 'own-scorecard-missing' | 'own-file' | 'has-read-scores';
    };

/** What a refusal may say, because it is about the caller alone. */
const OWN_REASONS: readonly string[] = ['role', 'scope', 'has-read-scores'];

const ALLOWED: Decision = Object.freeze({ allowed: true });

/** Kinds about a person who applies: closed to that person, whatever they are. */
const FILES: readonly ObjectKind[] = ['application', 'scorecard', 'assessment', 'brief'];

/** What tells whoever may know of an object of a kind. For the other kinds a refusal is always hidden. */
const KNOWS: Partial<Readonly<Record<ObjectKind, readonly Action[]>>> = {
  requisition: ['requisition:read'],
  application: ['application:read'],
};

/**
 * Whether a caller may do something to an object that they stand so to.
 *
 * @param standing the facts; left out for an action without an object
 */
export function decide(action: Action, caller: Pick<Caller, 'roles' | 'via'>, standing?: Standing): Decision {
  const rule = ruleOf(action);
  const facts = standing ?? NO_STANDING;
  const refused = (because: Extract<Decision, { allowed: false }>['because']): Decision => ({
    allowed: false,
    // Roles and scopes are the caller's own: a refusal for their sake tells nothing about the object.
    // That there is a file of oneself is nothing to learn from a refusal.
    // Whoever has read scores knows that they have.
    as:
      because === 'own-file' || (!OWN_REASONS.includes(because) && isHidden(action, { caller, facts }))
        ? 'hidden'
        : 'forbidden',
    because,
  });

  if (caller.via.kind === 'token' && (rule.scope === null || !caller.via.scopes.includes(rule.scope)))
    return refused('scope');
  const inRole = rule.allows.filter((clause) => clause.role === 'everyone' || caller.roles.includes(clause.role));
  if (inRole.length === 0) return refused('role');
  const clauses = inRole.filter((clause) => stands(clause, facts));
  if (clauses.length === 0) return refused('relation');
  if (rule.on !== null && FILES.includes(rule.on) && facts.subject) return refused('own-file');
  // A draft is its author's alone; who types it for somebody without an account reads others' words, so must see scores.
  if (rule.on === 'scorecard' && facts.author) return ALLOWED;
  const typesForOthers = clauses.every(({ relation }) => relation === 'transcriber');
  if (rule.on === 'scorecard' && action === 'scorecard:read' && facts.draft && !transcribes(caller, facts))
    return refused('relation');
  const holdsThePen = typesForOthers || (action === 'scorecard:read' && facts.draft);
  if ((rule.tellsProgress || typesForOthers) && !seesScores(facts)) {
    return refused(facts.subject ? 'own-file' : 'own-scorecard-missing');
  }
  if (holdsThePen && !mayTranscribe(facts)) return refused('has-read-scores');
  return ALLOWED;
}

function transcribes({ roles }: Pick<Caller, 'roles'>, facts: Standing): boolean {
  return roles.includes('recruiter') && facts.unattended && facts.member.includes('recruiter');
}

function stands({ role, relation }: Clause, facts: Standing): boolean {
  return STANDS[relation](facts, role);
}

const STANDS: Readonly<Record<Relation, (facts: Standing, role: Clause['role']) => boolean>> = {
  any: () => true,
  member: ({ member }, role) => (member as readonly string[]).includes(role),
  panelist: ({ card }) => card !== 'none',
  author: ({ author }) => author,
  transcriber: ({ member, unattended }, role) => unattended && (member as readonly string[]).includes(role),
  self: ({ self }) => self,
};

function isHidden(
  action: Action,
  { caller, facts }: { readonly caller: Pick<Caller, 'roles' | 'via'>; readonly facts: Standing },
): boolean {
  const { on } = ruleOf(action);
  if (on === null) return false;
  const knows = KNOWS[on] ?? [];
  if (knows.includes(action)) return true;
  return !knows.some((known) => decide(known, caller, facts).allowed);
}
