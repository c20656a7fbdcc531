import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateBrowser, usualPlaces } from '../../../src/modules/rendering/browser/browser-locator.js';
import { prepareFonts } from '../../../src/modules/rendering/browser/fonts.js';
import { launchBrowser } from '../../../src/modules/rendering/browser/launch.js';
import type { LaunchedBrowser } from '../../../src/modules/rendering/browser/launch.js';
import type { Walls } from '../../../src/modules/rendering/browser/walls.js';

/**
 * The browser of production behind the given walls only. One wall that Chromium brings itself, asking before a page may see this
 * machine, is taken down always: it would hide what ours do, and is not in every Chromium. What it did on the network is in `log`.
 */
export async function launchBehind(
  walls: Walls,
  directory: string,
): Promise<LaunchedBrowser & { readonly log: () => NetworkLog }> {
  const located = await locateBrowser(usualPlaces(null));
  const name = Object.values(walls).map(Number).join('');
  const logFile = join(directory, `${name}.json`);
  const script = join(directory, `${name}.sh`);
  const flags = `--log-net-log='${logFile}' "$@" --disable-features=LocalNetworkAccessChecks`;
  writeFileSync(script, `#!/bin/sh\nexec '${located.executablePath}' ${flags}\n`);
  chmodSync(script, 0o755);
  const browser = await launchBrowser(
    { located: { ...located, executablePath: script }, fonts: prepareFonts() },
    walls,
  );
  return { ...browser, log: () => readNetworkLog(logFile) };
}

/** How often the browser did what, by the names of Chromium's NetLog. */
export type NetworkLog = Readonly<Record<string, number>>;

/** Whole only when the browser was ended politely. */
function readNetworkLog(file: string): NetworkLog {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly constants: { readonly logEventTypes: Readonly<Record<string, number>> };
    readonly events: readonly { readonly type: number }[];
  };
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const counts: Record<string, number> = {};
  for (const { type } of events) {
    const name = names.get(type) ?? String(type);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
