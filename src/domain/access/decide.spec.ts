import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPECTED, isExpected } from '../../../test/access/expected.js';
import { seesScores } from './blindness.js';
import { decide } from './decide.js';
import { MEMBER_ROLES, ROLES, SCOPES, type Caller, type Role, type Scope } from './roles.js';
import { RULES, ruleOf, type Action } from './rules.js';
import { NO_STANDING, type Standing } from './standing.js';

type Asking = Pick<Caller, 'roles' | 'via'>;

const ACTIONS = Object.keys(RULES) as Action[];
const FILES = ['application', 'scorecard', 'assessment', 'brief'];
const YES_NO = [false, true] as const;

const session = (roles: readonly Role[]): Asking => ({ roles, via: { kind: 'session', sessionId: 's' } });
const token = (roles: readonly Role[], scopes: readonly Scope[]): Asking => ({
  roles,
  via: { kind: 'token', tokenId: 't', scopes },
});

function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<readonly (readonly T[])[]>((all, item) => [...all, ...all.map((set) => [...set, item])], [[]]);
}

/** Every way in which somebody can stand to something: 768 of them. */
function standings(): readonly Standing[] {
  return subsets(MEMBER_ROLES).flatMap((member) =>
    (['none', 'draft', 'submitted'] as const).flatMap((card) =>
      YES_NO.flatMap((author) =>
        YES_NO.flatMap((unattended) =>
          YES_NO.flatMap((draft) =>
            YES_NO.flatMap((subject) =>
              YES_NO.flatMap((hasRead) =>
                YES_NO.map((self) => ({ member, card, author, unattended, draft, hasRead, subject, self })),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

const ways = standings();
const askers = subsets(ROLES).flatMap((roles) => [
  session(roles),
  token(roles, SCOPES),
  token(roles, []),
  ...SCOPES.map((scope) => token(roles, [scope])),
]);

const anyStanding: fc.Arbitrary<Standing> = fc.record({
  member: fc.subarray([...MEMBER_ROLES]),
  card: fc.constantFrom('none', 'draft', 'submitted'),
  author: fc.boolean(),
  unattended: fc.boolean(),
  draft: fc.boolean(),
  hasRead: fc.boolean(),
  subject: fc.boolean(),
  self: fc.boolean(),
});
const anyRoles = fc.subarray([...ROLES]);
const anyAsker = fc
  .tuple(anyRoles, fc.option(fc.subarray([...SCOPES])))
  .map(([roles, scopes]) => (scopes === null ? session(roles) : token(roles, scopes)));

describe('who may do what', () => {
  it('is written down for every action, and for none that there is not', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual([...ACTIONS].sort());
  });

  it.each(ACTIONS)('%s: every set of roles, standing, session and token, as it is written down', (action) => {
    const differences = askers.flatMap((asker) => {
      const scopes = asker.via.kind === 'token' ? asker.via.scopes : null;
      return ways
        .filter(
          (standing) =>
            decide(action, asker, standing).allowed !== isExpected(action, { roles: asker.roles, scopes }, standing),
        )
        .map((standing) => JSON.stringify({ roles: asker.roles, scopes, standing }));
    });
    expect(differences.slice(0, 3)).toEqual([]);
  });

  it('nothing is allowed to roles that there are not', () => {
    const stranger = session(['owner', 'superuser', '__proto__'] as unknown as Role[]);
    const allowed = ACTIONS.filter((action) => ways.some((standing) => decide(action, stranger, standing).allowed));
    const forAnyone = ACTIONS.filter((action) => ruleOf(action).allows.some(({ role }) => role === 'everyone'));
    expect(allowed.filter((action) => !forAnyone.includes(action))).toEqual([]);
  });
});

describe('whatever the rules say', () => {
  const anyAction = fc.constantFrom(...ACTIONS);

  it('a token never does what its owner, signed in, may not', () => {
    fc.assert(
      fc.property(anyAction, anyRoles, fc.subarray([...SCOPES]), anyStanding, (action, roles, scopes, standing) => {
        if (!decide(action, token(roles, scopes), standing).allowed) return true;
        return decide(action, session(roles), standing).allowed;
      }),
      { numRuns: 5_000 },
    );
  });

  it('a token never does more with fewer scopes', () => {
    fc.assert(
      fc.property(anyAction, anyRoles, fc.subarray([...SCOPES]), anyStanding, (action, roles, scopes, standing) => {
        if (!decide(action, token(roles, scopes), standing).allowed) return true;
        return decide(action, token(roles, SCOPES), standing).allowed;
      }),
      { numRuns: 5_000 },
    );
  });

  it('a token never signs in, makes tokens, or changes people', () => {
    for (const action of ['token:create', 'token:revoke', 'session:end', 'account:update'] as const)
      for (const standing of ways) expect(decide(action, token(ROLES, SCOPES), standing).allowed).toBe(false);
    for (const action of ACTIONS.filter((name) => name.startsWith('person:')))
      for (const standing of ways) expect(decide(action, token(ROLES, SCOPES), standing).allowed).toBe(false);
  });

  it('nobody gets anything of their own file', () => {
    const ofFiles = ACTIONS.filter((action) => FILES.includes(ruleOf(action).on ?? ''));
    expect(ofFiles.length).toBeGreaterThan(10);
    fc.assert(
      fc.property(fc.constantFrom(...ofFiles), anyAsker, anyStanding, (action, asker, standing) => {
        return !decide(action, asker, { ...standing, subject: true }).allowed;
      }),
      { numRuns: 5_000 },
    );
  });

  it('nobody whose own scorecard is not in gets scores, but for their own', () => {
    const revealing = ACTIONS.filter((action) => ruleOf(action).revealsScores);
    fc.assert(
      fc.property(fc.constantFrom(...revealing), anyAsker, anyStanding, (action, asker, standing) => {
        const isOwn = ruleOf(action).on === 'scorecard' && standing.author;
        return isOwn || !decide(action, asker, { ...standing, card: 'draft' }).allowed;
      }),
      { numRuns: 5_000 },
    );
  });

  it('what reveals scores tells progress as well', () => {
    for (const action of ACTIONS.filter((name) => ruleOf(name).revealsScores))
      expect([action, ruleOf(action).tellsProgress]).toEqual([action, true]);
  });

  it('a refusal says forbidden only of the caller’s own roles and scopes, or of what they may know', () => {
    const knows = { requisition: 'requisition:read', application: 'application:read' } as const;
    fc.assert(
      fc.property(anyAction, anyAsker, anyStanding, (action, asker, standing) => {
        const decision = decide(action, asker, standing);
        if (decision.allowed || decision.as === 'hidden') return true;
        if (decision.because === 'role' || decision.because === 'scope') {
          // Then it is the same whatever the object.
          return JSON.stringify(decision) === JSON.stringify(decide(action, asker, NO_STANDING));
        }
        // They know what they have read themselves, and as its recruiter that somebody dictates.
        if (decision.because === 'has-read-scores')
          return standing.hasRead && standing.draft && standing.unattended && standing.member.includes('recruiter');
        const { on } = ruleOf(action);
        return on === null || (on in knows && decide(knows[on as keyof typeof knows], asker, standing).allowed);
      }),
      { numRuns: 10_000 },
    );
  });

  it('the candidate and the blind see no scores; everybody else may', () => {
    for (const { card, subject } of ways) expect(seesScores({ card, subject })).toBe(!subject && card !== 'draft');
  });
});
