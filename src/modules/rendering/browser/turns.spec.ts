import { describe, expect, it } from '@jest/globals';
import { RenderQueueFull } from '../rendering.errors.js';
import { Turns } from './turns.js';

const soon = () => performance.now() + 60_000;

describe('turns', () => {
  it('go to as many jobs as there are places, then to who waits longest', async () => {
    const turns = new Turns(2, 5);
    const order: string[] = [];
    await Promise.all([turns.take(soon()), turns.take(soon())]);
    const third = turns.take(soon()).then(() => order.push('third'));
    const fourth = turns.take(soon()).then(() => order.push('fourth'));
    expect(turns).toMatchObject({ taken: 2, waiting: 2 });
    turns.handOn();
    await third;
    expect(turns).toMatchObject({ taken: 2, waiting: 1 });
    turns.handOn();
    await fourth;
    expect(order).toEqual(['third', 'fourth']);
    turns.handOn();
    turns.handOn();
    expect(turns).toMatchObject({ taken: 0, waiting: 0 });
  });

  it('are refused at once when as many wait as may', async () => {
    const turns = new Turns(1, 1);
    await turns.take(soon());
    const waiting = turns.take(soon());
    await expect(turns.take(soon())).rejects.toBeInstanceOf(RenderQueueFull);
    turns.handOn();
    await waiting;
  });

  it('are waited for until the deadline and no longer, and the place is not lost', async () => {
    const turns = new Turns(1, 5);
    await turns.take(soon());
    await expect(turns.take(performance.now() + 10)).rejects.toMatchObject({ reason: 'timed-out' });
    expect(turns).toMatchObject({ taken: 1, waiting: 0 });
    turns.handOn();
    expect(turns.taken).toBe(0);
  });

  it('are not waited for by who does not want one any more', async () => {
    const turns = new Turns(1, 5);
    await turns.take(soon());
    const leaving = new AbortController();
    const left = turns.take(soon(), leaving.signal);
    const stays = turns.take(soon());
    leaving.abort();
    await expect(left).rejects.toMatchObject({ reason: 'cancelled' });
    await expect(turns.take(soon(), leaving.signal)).rejects.toMatchObject({ reason: 'cancelled' });
    turns.handOn();
    await stays;
    expect(turns).toMatchObject({ taken: 1, waiting: 0 });
  });

  it('end for all who wait when it is over, and there are no more', async () => {
    const turns = new Turns(1, 5);
    await turns.take(soon());
    const waiting = [turns.take(soon()), turns.take(soon())];
    turns.stop();
    for (const job of waiting) await expect(job).rejects.toMatchObject({ reason: 'stopped' });
    turns.handOn();
    await expect(turns.take(soon())).rejects.toMatchObject({ reason: 'stopped' });
    expect(turns).toMatchObject({ taken: 0, waiting: 0 });
  });
});
