import { killGroup } from './processes.js';
import { removeScratch } from './scratch.js';
import type { Scratch } from './scratch.js';

interface Guarded {
  readonly pid: number;
  readonly scratch: Scratch;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const guarded = new Set<Guarded>();

/**
 * However this process ends, the browser ends with it and its directory goes. (After a SIGKILL nobody can clean: the browser
 * sees its pipe close and exits, and the next start sweeps.) Returns the function that lifts the guard.
 */
export function guardExit(browser: Guarded): () => void {
  if (guarded.size === 0) {
    process.on('exit', endAll);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  guarded.add(browser);
  return () => {
    if (!guarded.delete(browser) || guarded.size > 0) return;
    process.off('exit', endAll);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

function endAll(): void {
  for (const { pid, scratch } of guarded) {
    killGroup(pid);
    removeScratch(scratch);
  }
}

/** A listener takes a signal's default away. Where it is the only one (a command-line tool), the signal must still end the process. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  endAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}
