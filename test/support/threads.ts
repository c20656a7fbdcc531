import { join } from 'node:path';

/** Lets a thread of the product run the sources as they are. */
export const THREADS = { execArgv: ['--import', join(import.meta.dirname, 'database-typescript.mjs')] };
