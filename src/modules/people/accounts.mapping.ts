import { hashOfSecret } from '../../common/secrets.js';
import type { Role } from '../../domain/index.js';
import type { PersonRow } from './person.entity.js';

/** Somebody who may sign in; no secret is among it. */
export interface PersonRecord {
  readonly id: string;
  readonly version: number;
  readonly createdAt: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly status: PersonRow['status'];
  readonly roles: readonly Role[];
  /** Under which they rate; null until they are first put on a panel. */
  readonly interviewerId: string | null;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly hasSingleSignOn: boolean;
  /** Of password and second step, and of neither can anything be told from it: it changes when one of them does. */
  readonly fingerprint: string;
}

/** A row as the record that the module gives out. */
export function toPerson(row: PersonRow, roles: readonly Role[]): PersonRecord {
  const { id, version, createdAt, email, name, status, interviewerId, passwordHash, totpSecret, oidcSubject } = row;
  return {
    id,
    version,
    createdAt,
    email,
    name,
    status,
    roles,
    interviewerId,
    hasPassword: passwordHash !== null,
    hasSecondFactor: totpSecret !== null,
    hasSingleSignOn: oidcSubject !== null,
    // Argon2id's own salt is in it: as a secret of that length, it needs no more than one fast hash.
    fingerprint: hashOfSecret(JSON.stringify([passwordHash, totpSecret])),
  };
}
