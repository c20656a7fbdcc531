import { Injectable } from '@nestjs/common';
import { Checks } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { SCOPES, type Scope } from '../../domain/index.js';
import type { ApiTokenRow } from './api-token.entity.js';
import { hashOfSecret, newSecret } from '../../common/secrets.js';
import { TokensRepository } from './tokens.repository.js';

/** What every token begins with, so that scanners of repositories and logs can know one. */
export const TOKEN_PREFIX = 'arcb_';
/** The longest life of a token. */
export const LONGEST_DAYS = 366;

export interface TokenRecord {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** Its first characters. */
  readonly start: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** 1–366. */
  readonly days: number;
}

/** Tokens for programs. Each is shown once, when it is made; only its hash is kept. */
@Injectable()
export class TokensService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly tokens: TokensRepository,
    private readonly clock: Clock,
  ) {}

  /** @returns the record, and the token itself, which nobody can see again. @throws Invalid */
  async create(
    personId: string,
    { name, scopes, days }: NewToken,
  ): Promise<{ readonly record: TokenRecord; readonly token: string }> {
    const checks = new Checks();
    checks.line('name', name);
    checks.number('days', days, [1, LONGEST_DAYS]);
    if (scopes.length === 0) checks.add('scopes', 'is empty: choose what the token may do');
    for (const scope of scopes) if (!SCOPES.includes(scope)) checks.add('scopes', `is not one of ${SCOPES.join(', ')}`);
    checks.throwIfAny('invalid-token');
    const token = TOKEN_PREFIX + newSecret();
    const now = this.clock.now();
    const row = {
      id: newId(),
      createdAt: now,
      personId,
      name,
      start: token.slice(0, TOKEN_PREFIX.length + 4),
      tokenSha256: hashOfSecret(token),
      scopes: JSON.stringify(SCOPES.filter((scope) => scopes.includes(scope))),
      expiresAt: new Date(Date.parse(now) + days * 86_400_000).toISOString(),
      usedAt: null,
      revokedAt: null,
    };
    await this.units.write(() => this.tokens.insert(row));
    return { record: toToken({ ...row, seq: 0 }), token };
  }

  /** The token that is still good, or null. Notes the use, once a minute at most. */
  async find(token: string): Promise<TokenRecord | null> {
    if (!token.startsWith(TOKEN_PREFIX)) return null;
    const row = await this.units.read(() => this.tokens.find(hashOfSecret(token)));
    const now = this.clock.now();
    if (row === null || row.revokedAt !== null || row.expiresAt <= now) return null;
    if (row.usedAt === null || Date.parse(now) - Date.parse(row.usedAt) >= 60_000)
      await this.units.write(() => this.tokens.noteUse(row.id, now));
    return toToken(row);
  }

  /** Oldest first, revoked and expired ones among them. */
  of(personId: string): Promise<readonly TokenRecord[]> {
    return this.units.read(async () => (await this.tokens.ofPerson(personId)).map(toToken));
  }

  /** Whether it still opens anything, and if not, why. */
  stateOf({ revokedAt, expiresAt }: TokenRecord): 'good' | 'expired' | 'revoked' {
    if (revokedAt !== null) return 'revoked';
    return expiresAt <= this.clock.now() ? 'expired' : 'good';
  }

  /** All of a person's. */
  revokeAll(personId: string): Promise<void> {
    return this.units.write(() => this.tokens.revokeOf(personId, this.clock.now()));
  }

  revoke(id: string): Promise<void> {
    return this.units.write(() => this.tokens.revoke(id, this.clock.now()));
  }
}

function toToken({ tokenSha256: _, seq: __, scopes, ...row }: ApiTokenRow): TokenRecord {
  return { ...row, scopes: JSON.parse(scopes) as Scope[] };
}
