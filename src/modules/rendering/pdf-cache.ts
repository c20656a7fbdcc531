import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readBriefFacts } from './pdf/brief-facts.js';

/** Finished PDFs by the hash of everything that shaped them. */
export interface CachedPdf {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly pages: number;
}

/** The least recently asked for goes first, by bytes. */
export class MemoryCache {
  private readonly entries = new Map<string, CachedPdf>();
  private size = 0;

  constructor(private readonly limitBytes: number) {}

  get(key: string): CachedPdf | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  clear(): void {
    this.entries.clear();
    this.size = 0;
  }

  set(key: string, entry: CachedPdf): void {
    if (entry.bytes.length > this.limitBytes || this.entries.has(key)) return;
    this.entries.set(key, entry);
    this.size += entry.bytes.length;
    for (const [oldest, { bytes }] of this.entries) {
      if (this.size <= this.limitBytes) return;
      this.entries.delete(oldest);
      this.size -= bytes.length;
    }
  }
}

/** A directory of finished PDFs. A file that does not carry an unbroken seal is as good as none. */
export class DirectoryCache {
  constructor(private readonly root: string) {}

  async get(key: string): Promise<Buffer | null> {
    const bytes = await readFile(this.path(key)).catch(() => null);
    return bytes !== null && readBriefFacts(bytes)?.sealHolds === true ? bytes : null;
  }

  /** Whole or not at all: written aside, flushed, renamed. A full disk costs the cache, not the brief. */
  async set(key: string, bytes: Buffer): Promise<void> {
    const path = this.path(key);
    const temporary = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
    }
  }

  /** Deletes every file. @throws the system's error when one cannot be deleted */
  async clear(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  private path(key: string): string {
    return join(this.root, key.slice(0, 2), `${key}.pdf`);
  }
}
