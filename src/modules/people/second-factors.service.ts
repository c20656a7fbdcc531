import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { Clock } from '../../common/clock.js';
import { Invalid } from '../../common/errors.js';
import { hashOfSecret } from '../../common/secrets.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AccountsRepository } from './accounts.repository.js';
import { PersonNotFound } from './people.errors.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';

const SECRET_BYTES = 20;
const PERIOD = 30;
/** Clocks of telephones are half a minute wrong at most. */
const WINDOW = 1;
const CODES = 10;
/** No letter that looks like a digit. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Codes of an authenticator app (RFC 6238) as a second step, and ten others for whoever has lost it. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly codes: RecoveryCodesRepository,
    private readonly clock: Clock,
  ) {}

  /** A new secret; nothing is kept before it is confirmed. */
  newSecret(): string {
    return new Secret({ size: SECRET_BYTES }).base32;
  }

  /** What an app reads out of the picture. */
  uriOf(secret: string, email: string): string {
    return new TOTP({ issuer: 'Arcbrief', label: email, secret, period: PERIOD }).toString();
  }

  /** From now on asked for. @returns ten recovery codes, which nobody can see again. @throws Invalid for a wrong code */
  confirm(personId: string, secret: string, code: string): Promise<readonly string[]> {
    const totpStep = this.stepOf(secret, code);
    if (totpStep === null)
      throw new Invalid('invalid-code', [{ path: 'code', message: 'is not the one that the app shows now' }]);
    const codes = Array.from({ length: CODES }, newCode);
    return this.units.write(async () => {
      await this.change(personId, { totpSecret: secret, totpStep });
      await this.codes.replace(
        personId,
        codes.map((one) => hashOfSecret(plain(one))),
      );
      return codes;
    });
  }

  remove(personId: string): Promise<void> {
    return this.units.write(async () => {
      await this.change(personId, { totpSecret: null, totpStep: null });
      await this.codes.replace(personId, []);
    });
  }

  /** Nobody else uses a code of this person's until the unit ends: whoever counts the wrong ones may act on it. */
  async hold(personId: string): Promise<void> {
    await this.accounts.find({ id: personId }, { forChange: true });
  }

  /** Whether the code is right. It is used up: neither a code of the app nor a recovery code is taken twice. */
  take(personId: string, code: string): Promise<boolean> {
    return this.units.write(async () => {
      const row = await this.accounts.find({ id: personId }, { forChange: true });
      if (row === null || row.totpSecret === null) return false;
      const step = this.stepOf(row.totpSecret, code);
      if (step === null) return this.codes.use(personId, hashOfSecret(plain(code)), this.clock.now());
      if (row.totpStep !== null && step <= row.totpStep) return false;
      await this.accounts.update(personId, row.version, { totpStep: step });
      return true;
    });
  }

  /** Whether it can be a recovery code only: what an app shows are digits. */
  isRecoveryCode(code: string): boolean {
    return !/^\d+$/.test(plain(code));
  }

  codesLeft(personId: string): Promise<number> {
    return this.units.read(() => this.codes.left(personId));
  }

  private stepOf(secret: string, code: string): number | null {
    const token = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(token)) return null;
    const timestamp = Date.parse(this.clock.now());
    const delta = TOTP.validate({
      token,
      secret: Secret.fromBase32(secret),
      period: PERIOD,
      timestamp,
      window: WINDOW,
    });
    return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp }) + delta;
  }

  private async change(
    id: string,
    changes: { readonly totpSecret: string | null; readonly totpStep: number | null },
  ): Promise<void> {
    const row = await this.accounts.find({ id }, { forChange: true });
    if (row === null) throw new PersonNotFound();
    await this.accounts.update(id, row.version, changes);
  }
}

/** 100 bits, in four groups that can be copied by hand. */
function newCode(): string {
  const letters = [...randomBytes(20)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return letters.replace(/.{5}(?=.)/g, '$&-');
}

function plain(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '');
}
