import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readBriefFacts } from './pdf/brief-facts.js';

/** Finished PDFs by the hash of everything that shaped them. */
export interface CachedPdf {
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly pages: number;
}

interface Kept {
  readonly pdf: CachedPdf;
  /** CRC-32 of its bytes when they came. */
  readonly checksum: number;
}

/**
 * The least recently asked for goes first, by bytes. They are handed out as they are kept, since copying them costs more than anything
 * else here. One that somebody has written into since, by mistake, is as good as none: a checksum tells, for less than a hash would.
 */
export class MemoryCache {
  private readonly entries = new Map<string, Kept>();
  private size = 0;

  constructor(private readonly limitBytes: number) {}

  get(key: string): CachedPdf | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    this.delete(key);
    if (crc32(entry.pdf.bytes) !== entry.checksum) return null;
    this.add(key, entry);
    return entry.pdf;
  }

  clear(): void {
    this.entries.clear();
    this.size = 0;
  }

  set(key: string, pdf: CachedPdf): void {
    if (pdf.bytes.length > this.limitBytes || this.entries.has(key)) return;
    this.add(key, { pdf, checksum: crc32(pdf.bytes) });
    for (const oldest of this.entries.keys()) {
      if (this.size <= this.limitBytes) return;
      this.delete(oldest);
    }
  }

  private add(key: string, entry: Kept): void {
    this.entries.set(key, entry);
    this.size += entry.pdf.bytes.length;
  }

  private delete(key: string): void {
    this.size -= this.entries.get(key)?.pdf.bytes.length ?? 0;
    this.entries.delete(key);
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
