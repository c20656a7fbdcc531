import { Check, Entity, Index } from 'typeorm';
import { LIMITS } from '../common/limits.js';
import { Instant, Integer, KeyLine, Sha256, Text } from './columns.js';

/** What was answered to a request that carried an Idempotency-Key; written in the transaction of the request's own writes. */
@Entity('idempotency_keys')
@Index('ix_idempotency_keys_created', ['createdAt'])
@Check('ck_idempotency_keys_key', `length(trim("key")) > 0 AND length("key") <= ${LIMITS.idempotencyKey}`)
export class IdempotencyKeyRow {
  @KeyLine('key', LIMITS.idempotencyKey, 'idempotency_keys') key: string;
  /** Who sent it, method and route, e.g. "0198… POST /api/v1/requisitions". */
  @KeyLine('route', 255, 'idempotency_keys') route: string;
  @Instant('created_at') createdAt: string;
  @Sha256('request_sha256') requestSha256: string;
  /** Null only inside the transaction that works on it. */
  @Integer('status', { nullable: true }) status: number | null;
  /** JSON. */
  @Text('response', { nullable: true }) response: string | null;
}
