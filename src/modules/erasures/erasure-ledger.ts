import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RECORD_ID } from '../../common/limits.js';

/** Token for the file of the ledger; null keeps none. */
export const ERASURE_LEDGER = Symbol('erasure ledger');

/**
 * Which candidates were erased, in a file beside the database: a backup that is brought back knows nothing of what was
 * erased since it was made. One line of JSON for each, and nothing that says who they were.
 */
export class ErasureLedger {
  constructor(private readonly file: string | null) {}

  /** Ids of candidates; none while there is no file. What is no line of a ledger, such as one torn by a crash, is passed over. */
  async read(): Promise<readonly string[]> {
    if (this.file === null) return [];
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return [...new Set(text.split('\n').flatMap(candidateOf))];
  }

  /** On the disk when it returns. */
  async add(candidateIds: readonly string[]): Promise<void> {
    if (this.file === null || candidateIds.length === 0) return;
    await mkdir(dirname(this.file), { recursive: true, mode: 0o700 });
    const handle = await open(this.file, 'a', 0o600);
    try {
      // A line of its own even after a torn one.
      await handle.writeFile(candidateIds.map((candidate) => `\n${JSON.stringify({ candidate })}\n`).join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

function candidateOf(line: string): readonly string[] {
  try {
    const { candidate } = JSON.parse(line) as { readonly candidate?: unknown };
    return typeof candidate === 'string' && RECORD_ID.test(candidate) ? [candidate] : [];
  } catch {
    return [];
  }
}
