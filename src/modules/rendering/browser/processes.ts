import { readFileSync } from 'node:fs';

/** True when no process has this id (or it is only waiting to be collected by its parent). */
export function processIsGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  return stateOf(pid)?.state === 'Z';
}

/** When a process started, in the kernel's ticks since boot: with its id it names a process for ever. Null where /proc does not say. */
export function processStart(pid: number): string | null {
  return stateOf(pid)?.start ?? null;
}

function stateOf(pid: number): { readonly state: string; readonly start: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '' };
  } catch {
    return null;
  }
}

/** The process and all its descendants that are still there; only itself where /proc does not say. */
export function processTree(root: number): readonly number[] {
  const found: number[] = [];
  const waiting = [root];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    found.push(pid);
    try {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
      if (children !== '') waiting.push(...children.split(' ').map(Number));
    } catch {
      // Gone meanwhile, or not Linux.
    }
  }
  return found;
}

const PAGE_BYTES = 4096;

/** Memory that the process tree has for itself, shared pages (the 200 MB binary) not counted, in bytes; 0 where /proc does not say. */
export function privateMemory(root: number): number {
  let pages = 0;
  for (const pid of processTree(root)) {
    try {
      const [, resident = 0, shared = 0] = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ').map(Number);
      pages += resident - shared;
    } catch {
      // Gone meanwhile, or not Linux.
    }
  }
  return pages * PAGE_BYTES;
}

/** Kills the process and everything in its group, at once and without asking; never throws. */
export function killGroup(pid: number): void {
  // 0 would be our own group, and 1 everything.
  if (!Number.isSafeInteger(pid) || pid <= 1) return;
  for (const target of process.platform === 'win32' ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}
