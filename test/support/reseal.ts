import { createHash } from 'node:crypto';

const SEAL = /(<arcbrief:seal>)([0-9a-f]{64})(<\/arcbrief:seal>)/;

/** What a forger would do: the bytes changed, and a seal that holds for them. */
export function resealed(pdf: Uint8Array, change: (latin1: string) => string): Buffer {
  const changed = change(Buffer.from(pdf).toString('latin1'));
  const blank = changed.replace(
    SEAL,
    (_all, open: string, _seal: string, close: string) => `${open}${'0'.repeat(64)}${close}`,
  );
  const seal = createHash('sha256').update(Buffer.from(blank, 'latin1')).digest('hex');
  return Buffer.from(changed.replace(SEAL, `$1${seal}$3`), 'latin1');
}
