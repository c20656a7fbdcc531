import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { LIMITS } from '../../common/limits.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { hashOfSecret, newSecret } from '../../common/secrets.js';
import type { SessionRow } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';

const MINUTE = 60_000;
/** Minutes without a request after which a session ends. */
export const IDLE_MINUTES = 30;
/** Hours after which it ends however busy it is: a working day. */
export const LONGEST_HOURS = 8;

/** What a session is to the rest of the server. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  /** What the forms of this session carry. */
  readonly csrf: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly client: string;
}

/** Browsers that are signed in, kept in our own database so that they can be listed and ended. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly clock: Clock,
  ) {}

  /** A session under a new secret; what the browser had before is worth nothing. @returns the cookie's value */
  begin(personId: string, client: string): Promise<string> {
    const secret = newSecret();
    return this.units.write(async () => {
      const now = this.clock.now();
      await this.sessions.deleteEnded({ now, idleSince: this.idleSince(now) });
      await this.sessions.insert({
        id: newId(),
        createdAt: now,
        tokenSha256: hashOfSecret(secret),
        personId,
        csrf: newSecret(),
        seenAt: now,
        expiresAt: new Date(Date.parse(now) + LONGEST_HOURS * 60 * MINUTE).toISOString(),
        client: client.slice(0, LIMITS.line),
      });
      return secret;
    });
  }

  /** The session of a cookie that is still good, or null. Notes the use, once a minute at most. */
  async find(secret: string): Promise<Session | null> {
    const row = await this.units.read(() => this.sessions.find(hashOfSecret(secret)));
    const now = this.clock.now();
    if (row === null || row.expiresAt <= now || row.seenAt < this.idleSince(now)) return null;
    if (Date.parse(now) - Date.parse(row.seenAt) >= MINUTE)
      await this.units.write(() => this.sessions.touch(row.id, now));
    return sessionOf(row);
  }

  /** Those of a person that are still good, oldest first. */
  of(personId: string): Promise<readonly Session[]> {
    const now = this.clock.now();
    const idleSince = this.idleSince(now);
    return this.units.read(async () =>
      (await this.sessions.ofPerson(personId))
        .filter(({ expiresAt, seenAt }) => expiresAt > now && seenAt >= idleSince)
        .map(sessionOf),
    );
  }

  end(id: string): Promise<void> {
    return this.units.write(() => this.sessions.delete(id));
  }

  /** After a password, a role or a status has changed. `exceptId`: the one that did it, which goes on under a new secret. */
  endAll(personId: string, exceptId = ''): Promise<void> {
    return this.units.write(() => this.sessions.deleteOf(personId, exceptId));
  }

  private idleSince(now: string): string {
    return new Date(Date.parse(now) - IDLE_MINUTES * MINUTE).toISOString();
  }
}

function sessionOf({ id, personId, csrf, createdAt, seenAt, client }: SessionRow): Session {
  return { id, personId, csrf, createdAt, seenAt, client };
}
