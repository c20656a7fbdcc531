import type { Command } from 'commander';
import { readConfig } from '../../config/config.js';
import { siteWarnings } from '../../config/people-config.js';
import type { AppOptions } from '../../app.module.js';
import { say } from '../terminal.js';

/** `serve`: the HTTP door, until it is told to stop. */
export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the pages and the API until Ctrl-C')
    .addHelpText('after', '\nExample:\n  ARCBRIEF_PORT=8080 arcbrief serve')
    .action(() => serveUntilStopped());
}

interface ServeMore {
  /** What only this door has. */
  readonly further?: AppOptions['further'];
  /** Said once it listens. */
  readonly greeting?: (url: string) => string;
}

/** Starts the server, says where, and returns when a signal has closed it. */
export async function serveUntilStopped({ further = [], greeting }: ServeMore = {}): Promise<void> {
  const { serve } = await import('../../app.js');
  const { appOptions } = await import('../services.js');
  const config = readConfig();
  const server = await serve({ ...appOptions(config, 'write'), further, listen: config.listen });
  const url = config.site.baseUrl ?? server.url;
  say(
    `Arcbrief listens on ${server.url}${url === server.url ? '' : `, for ${url}`} (API: ${url}/api/v1). Ctrl-C ends it.`,
  );
  for (const warning of siteWarnings(config.site)) say(`\nWarning: ${warning}\n`);
  sayHowToBegin(url, server.setUpSecret);
  if (greeting !== undefined) say(greeting(url));
  await stopSignal();
  say('Finishing what is under way …');
  await server.close();
}

/** While nobody is there: where the first admin is made, and the secret that only this console shows. */
function sayHowToBegin(url: string, setUpSecret: string | null): void {
  if (setUpSecret === null) return;
  say(`\nNobody is here yet. Open ${url}/set-up and give this secret, which works once:\n\n  ${setUpSecret}\n`);
}

/** Resolves at the first request to stop; a second one is harmless. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
