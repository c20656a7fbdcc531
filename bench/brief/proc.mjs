import { readFileSync, readdirSync } from 'node:fs';

const TICK_MS = 10;
const read = (path) => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

function tree(root) {
  const found = [];
  for (let waiting = [root]; waiting.length > 0;) {
    const pid = waiting.pop();
    found.push(pid);
    waiting.push(...read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number));
  }
  return found;
}

/** CPU of a process and its descendants so far, in ms: to the nanosecond for what lives, by ticks for the children that ended. */
export function cpuOf(root) {
  let total = 0;
  for (const pid of tree(root)) {
    const stat = read(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    total += (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) * TICK_MS;
    let threads = [];
    try {
      threads = readdirSync(`/proc/${pid}/task`);
    } catch {
      // It ended meanwhile.
    }
    for (const thread of threads)
      total += Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0) / 1e6;
  }
  return total;
}

/** CPU of this process alone so far, in ms. */
export function cpuOfNode() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Memory of a process tree in MB, pages that are shared counted by their share. */
export function memoryOf(root) {
  let kilobytes = 0;
  for (const pid of tree(root)) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  return kilobytes / 1024;
}

/** From now on: the share of this machine's time, in per cent, that its host gave to others. A virtual machine's tails are made of it. */
export function stolenTime() {
  const times = () => read('/proc/stat').split('\n')[0].trim().split(/\s+/).slice(1, 9).map(Number);
  const start = times();
  return () => {
    const spent = times().map((time, index) => time - start[index]);
    const all = spent.reduce((sum, time) => sum + time, 0);
    return all === 0 ? 0 : (100 * spent[7]) / all;
  };
}

/** Lets whatever still runs for the last brief come to its end, so that it is counted there. */
export function settle(milliseconds = 40) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
