import { setImmediate as nextTurn } from 'node:timers/promises';

interface Waiting {
  readonly start: () => void;
  readonly timer: NodeJS.Timeout;
}

export interface LaneOptions {
  /** Longest time that one may wait for its turn, in milliseconds. */
  readonly waitMs: number;
  /** How many may wait at once. */
  readonly maxWaiting: number;
  /** Makes the error of one that was not let in. */
  readonly refuse: (reason: 'full' | 'timeout' | 'closed') => Error;
}

/**
 * One at a time, first come first served. TypeORM has one SQLite connection for the whole process, so two units of
 * work that overlap would commit or roll back each other's rows; in the lane they cannot.
 */
export class Lane {
  private readonly waiting: Waiting[] = [];
  private busy = false;
  private closed = false;
  private whenIdle: (() => void)[] = [];

  constructor(private readonly options: LaneOptions) {}

  /** How many wait, without the one that runs. */
  get depth(): number {
    return this.waiting.length;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      await this.leave();
    }
  }

  /** Lets nobody in any more and resolves when the last one is out. */
  async close(): Promise<void> {
    this.closed = true;
    if (!this.busy) return;
    await new Promise<void>((resolve) => this.whenIdle.push(resolve));
  }

  private async enter(): Promise<void> {
    if (this.closed) throw this.options.refuse('closed');
    if (!this.busy) {
      this.busy = true;
      return;
    }
    if (this.waiting.length >= this.options.maxWaiting) throw this.options.refuse('full');
    await new Promise<void>((resolve, reject) => {
      const entry: Waiting = {
        start: () => {
          clearTimeout(entry.timer);
          resolve();
        },
        timer: setTimeout(() => {
          this.waiting.splice(this.waiting.indexOf(entry), 1);
          reject(this.options.refuse('timeout'));
        }, this.options.waitMs),
      };
      this.waiting.push(entry);
    });
  }

  private async leave(): Promise<void> {
    // SQLite answers synchronously: without a turn of the event loop a long queue would starve sockets and timers.
    if (this.waiting.length > 0) await nextTurn();
    const next = this.waiting.shift();
    if (next !== undefined) {
      next.start();
      return;
    }
    this.busy = false;
    for (const resolve of this.whenIdle.splice(0)) resolve();
  }
}
