import { RenderFailed, RenderQueueFull } from '../rendering.errors.js';
import { remaining } from './limits.js';

/** So many jobs have a place at once, so many more may wait for one, and who waits longest is next. */
export class Turns {
  private readonly line: (() => void)[] = [];
  private inPlace = 0;
  private stopped = false;

  constructor(
    private readonly places: number,
    private readonly queueLimit: number,
  ) {}

  /** Jobs that have a place. */
  get taken(): number {
    return this.inPlace;
  }

  get waiting(): number {
    return this.line.length;
  }

  /**
   * Takes a place, waiting until the deadline if need be. Whoever took one hands it on.
   *
   * @throws RenderQueueFull, RenderFailed (`cancelled`, `stopped`, `timed-out`); no place is taken then.
   */
  async take(deadline: number, signal?: AbortSignal): Promise<void> {
    if (this.stopped) throw new RenderFailed('stopped');
    if (signal?.aborted) throw new RenderFailed('cancelled');
    if (this.inPlace < this.places) {
      this.inPlace += 1;
      return;
    }
    if (this.line.length >= this.queueLimit) throw new RenderQueueFull(this.line.length);
    await this.wait(deadline, signal);
  }

  /** The place goes to who waits longest; it is free only when nobody does. */
  handOn(): void {
    const next = this.line[0];
    if (next) next();
    else this.inPlace -= 1;
  }

  /** Nobody gets a place from now on, and those who wait for one learn it at once. */
  stop(): void {
    this.stopped = true;
    for (const next of [...this.line]) next();
  }

  private async wait(deadline: number, signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.line.splice(this.line.indexOf(next), 1);
        act();
      };
      const next = () => settle(() => (this.stopped ? reject(new RenderFailed('stopped')) : resolve()));
      const onAbort = () => settle(() => reject(new RenderFailed('cancelled')));
      const timer = setTimeout(() => settle(() => reject(new RenderFailed('timed-out'))), remaining(deadline));
      signal?.addEventListener('abort', onAbort, { once: true });
      this.line.push(next);
    });
  }
}
