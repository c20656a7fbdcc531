import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Compiled } from './compiled.js';
import { TEMPLATES } from './jobs.js';

/** Another Node process with a renderer of its own. */
export interface RenderingChild {
  readonly process: ChildProcess;
  readonly pid: number;
  /** What it said so far, line by line. */
  readonly lines: readonly string[];
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

/**
 * Runs `body` (JavaScript; `renderer` and `input` are there) in a process of its own.
 *
 * @param files how many it may have open; null leaves that to the system
 */
export function spawnRendering(
  compiled: Compiled,
  body: string,
  input: unknown = null,
  files: number | null = null,
): RenderingChild {
  const script = `
    import { Renderer } from ${JSON.stringify(compiled.path('renderer.js'))};
    import { renderingSettings } from ${JSON.stringify(compiled.path('settings.js'))};
    const input = ${JSON.stringify(input)};
    const renderer = new Renderer(renderingSettings({ templatesDirectory: ${JSON.stringify(TEMPLATES)} }));
    ${body}`;
  const limit = files === null ? '' : `ulimit -n ${files}; `;
  const child = spawn('sh', ['-c', `${limit}exec "$0" --input-type=module`, process.execPath], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(script);
  const lines: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return {
    process: child,
    pid: child.pid ?? 0,
    lines,
    exited: new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal }))),
  };
}
