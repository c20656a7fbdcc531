import { serve } from './app.js';
import { databaseOptions } from './cli/database-options.js';
import { renderingOptions } from './cli/rendering.js';
import { readConfig } from './config/config.js';

/** The HTTP door alone, for a container or a service manager: settings from the environment, stops on a signal. */
const config = readConfig();
const server = await serve({
  listen: config.listen,
  database: databaseOptions(config, { migrate: true }),
  rendering: renderingOptions(config),
  rubricDirectories: config.rubricsDirectory === null ? [] : [config.rubricsDirectory],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void server.close());
process.stdout.write(`Arcbrief listens on ${server.url}, for this machine only.\n`);
