import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { hashOfSecret } from '../../common/secrets.js';

const ALGORITHM = 'aes-256-gcm';
const IV = 12;
const TAG = 16;

interface Sealed {
  readonly until: string;
  readonly data: unknown;
}

/**
 * What a browser keeps for us for a few minutes and can neither read nor change: half a sign-in, an answer that is awaited
 * from elsewhere. The key lives as long as the process; after a restart somebody begins again. Nothing is stored, so nobody
 * can fill anything.
 */
@Injectable()
export class Seals {
  private readonly key = randomBytes(32);
  /** Hashes of what was used up, until they would have ended anyway. */
  private readonly used = new Map<string, string>();

  constructor(private readonly clock: Clock) {}

  /** @param purpose so that what was sealed for one thing opens no other */
  seal(purpose: string, data: object, minutes: number): string {
    const until = new Date(Date.parse(this.clock.now()) + minutes * 60_000).toISOString();
    const iv = randomBytes(IV);
    const cipher = createCipheriv(ALGORITHM, this.key, iv).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(JSON.stringify({ until, data } satisfies Sealed)), cipher.final()]);
    return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
  }

  /** What was sealed; null when it is not ours, was changed, has ended or was used up. */
  open<T extends object>(purpose: string, text: string): T | null {
    const sealed = this.read(purpose, text);
    return sealed === null || this.used.has(hashOfSecret(text)) ? null : (sealed.data as T);
  }

  /** It opens no more. */
  useUp(purpose: string, text: string): void {
    const now = this.clock.now();
    for (const [hash, until] of this.used) if (until <= now) this.used.delete(hash);
    const sealed = this.read(purpose, text);
    if (sealed !== null) this.used.set(hashOfSecret(text), sealed.until);
  }

  private read(purpose: string, text: string): Sealed | null {
    const bytes = Buffer.from(text, 'base64url');
    // Another spelling of the same bytes would open again what was used up.
    if (bytes.length <= IV + TAG || bytes.toString('base64url') !== text) return null;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.key, bytes.subarray(0, IV))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(-TAG));
      const body = Buffer.concat([decipher.update(bytes.subarray(IV, -TAG)), decipher.final()]);
      const sealed = JSON.parse(body.toString()) as Sealed;
      return sealed.until > this.clock.now() ? sealed : null;
    } catch {
      return null;
    }
  }
}
