import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CalibrationFound, CalibrationMessage, CalibrationTask } from './task.js';

/** Beside this file, and of its kind: the sources run as they are where something can read them. */
const ENTRY = new URL(`./entry${extname(import.meta.url)}`, import.meta.url);

export interface ThreadOptions {
  /** Options of Node for the thread; none when left out: those of this process may be of no use to it, as `--eval` is. */
  readonly execArgv?: readonly string[] | undefined;
  readonly onProgress: (done: number, of: number) => void;
}

/** A calibration on its way, in a thread of its own. */
export interface CalibrationThread {
  /** Rejects when the thread fails, or ends before it has said what it found. */
  readonly found: Promise<CalibrationFound | null>;
  /** Ends it; `found` rejects. */
  stop(): Promise<void>;
}

/** Starts a thread that reads the database for itself, fits, and ends. Nothing is written by it. */
export function startCalibration(
  task: CalibrationTask,
  { execArgv = [], onProgress }: ThreadOptions,
): CalibrationThread {
  const worker = new Worker(ENTRY, { workerData: task, execArgv: [...execArgv] });
  const found = new Promise<CalibrationFound | null>((resolve, reject) => {
    worker.on('message', (message: CalibrationMessage) => {
      if (message.kind === 'progress') onProgress(message.done, message.of);
      else resolve(message.found);
    });
    worker.once('error', (error: Error) => reject(error));
    worker.once('exit', (code) => reject(new Error(`the calibration ended with ${code} before it was done`)));
  });
  return {
    found,
    stop: async () => {
      await worker.terminate();
    },
  };
}
