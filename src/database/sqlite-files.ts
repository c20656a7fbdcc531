import { closeSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { DatabaseUnavailable } from './failures.js';

/**
 * The files that the connections have open, as they must stay. SQLite goes on writing to a file that was moved,
 * replaced, deleted or cut short, and says that all is well; what it acknowledges then, nobody finds again.
 */
export class OpenedFiles {
  private readonly names: readonly string[];
  private identities: readonly (string | null)[] = [];
  private size = 0;

  /** @param file the database; `others` are what belongs to it, such as its write-ahead log. */
  constructor(
    private readonly file: string,
    others: readonly string[] = [],
  ) {
    this.names = [file, ...others];
    this.remember();
  }

  /** After the connections were opened. */
  remember(): void {
    this.identities = this.names.map((name) => identityOf(statOf(name)));
  }

  /** @throws DatabaseUnavailable when another file, or none, stands where one was, or half of one. */
  check(): void {
    const stats = this.names.map(statOf);
    const changed = this.names.find((_, index) => identityOf(stats[index]) !== this.identities[index]);
    if (changed !== undefined) throw refusal(changed, 'moved, replaced or deleted');
    const size = stats[0]?.size ?? 0;
    // A database shrinks lawfully when somebody vacuums it; then it is as long as it says.
    if (size < this.size && size < lengthSaidBy(this.file)) throw refusal(this.file, 'cut short');
    this.size = size;
  }
}

function refusal(file: string, what: string): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The file "${file}" was ${what} while the program was running; nothing was saved. Stop the program and put the file back.`,
  );
}

function statOf(name: string): Stats | undefined {
  return statSync(name, { throwIfNoEntry: false });
}

/** Which file it is, whatever its name; null for none. */
function identityOf(found: Stats | undefined): string | null {
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}

/** The size of a page times how many there are, which stand at bytes 16 and 28 of every SQLite file; endless for a file without them. */
function lengthSaidBy(file: string): number {
  const header = Buffer.alloc(32);
  const descriptor = openSync(file, 'r');
  try {
    if (readSync(descriptor, header, 0, header.length, 0) < header.length) return Infinity;
  } finally {
    closeSync(descriptor);
  }
  const page = header.readUInt16BE(16);
  return (page === 1 ? 65_536 : page) * header.readUInt32BE(28);
}
