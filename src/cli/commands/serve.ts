import type { Command } from 'commander';
import { readConfig } from '../../config/config.js';
import type { RunningServer } from '../../app.js';
import { say } from '../terminal.js';

/** `serve`: the HTTP door, until it is told to stop. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the pages and the API until Ctrl-C')
    .addHelpText('after', '\nExample:\n  ARCBRIEF_PORT=8080 arcbrief serve')
    .action(serveUntilStopped);
}

/** Starts the server, says where, and returns when a signal has closed it. */
export async function serveUntilStopped(): Promise<void> {
  const { serve } = await import('../../app.js');
  const { appOptions } = await import('../services.js');
  const config = readConfig();
  const server = await serve({ ...appOptions(config, 'write'), listen: config.listen });
  say(`Arcbrief listens on ${server.url} (API: ${server.url}/api/v1). Ctrl-C ends it.`);
  sayHowToBegin(server);
  await stopSignal();
  say('Finishing what is under way …');
  await server.close();
}

/** While nobody is there: where the first admin is made, and the secret that only this console shows. */
function sayHowToBegin({ url, setUpSecret }: RunningServer): void {
  if (setUpSecret === null) return;
  say(`\nNobody is here yet. Open ${url}/set-up and give this secret, which works once:\n\n  ${setUpSecret}\n`);
}

/** Resolves at the first request to stop; a second one is harmless. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
