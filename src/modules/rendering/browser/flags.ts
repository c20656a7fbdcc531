import type { LocatedBrowser } from './browser-locator.js';
import type { Fonts } from './fonts.js';
import type { Scratch } from './scratch.js';
import { wallFlags } from './walls.js';
import type { Walls } from './walls.js';

/** What Chromium would do by itself, and does not need to. */
const QUIET = [
  '--js-flags=--jitless',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-quic',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-features=Translate,MediaRouter,OptimizationHints,Prerender2,InterestFeedContentSuggestions',
];

/**
 * Each brief allocates and frees the same few megabytes. Chromium keeps 16 of the spans that became empty and gives the others back
 * to the system, to be faulted in again by the next brief; with the larger ring it keeps most. One of the two names goes for the
 * memory of `malloc`, the other for what Blink keeps apart. What both are worth, `npm run bench:brief` prints.
 */
export const KEPT_MEMORY: readonly string[] = [
  'PartitionAllocLargeEmptySlotSpanRing',
  'BlinkUseLargeEmptySlotSpanRingForBufferRoot',
];

const MANNERS = [
  '--headless',
  '--remote-debugging-pipe=cbor',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
  '--no-first-run',
  '--no-default-browser-check',
  '--mute-audio',
  '--hide-scrollbars',
  '--enable-begin-frame-control',
  '--run-all-compositor-stages-before-draw',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-hang-monitor',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

/** The command line of a browser that prints: its manners, its walls, and nothing of a window. */
export function flags({ profile }: Scratch, walls: Walls, features: readonly string[]): string[] {
  // Chromium refuses to run as root with its sandbox on; as anybody else the sandbox stays.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const enabled = features.length === 0 ? [] : [`--enable-features=${features.join(',')}`];
  return [...MANNERS, ...QUIET, ...enabled, ...wallFlags(walls), ...root, `--user-data-dir=${profile}`, 'about:blank'];
}

/** Nothing of our own environment: it may hold secrets. Language and time zone are fixed, for equal bytes everywhere. */
export function environment(located: LocatedBrowser, fonts: Fonts, scratch: Scratch): Record<string, string> {
  const { directory, temporary } = scratch;
  return {
    HOME: directory,
    XDG_CONFIG_HOME: directory,
    XDG_CACHE_HOME: directory,
    TMPDIR: temporary,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    FONTCONFIG_FILE: fonts.configFile,
    ...(located.libraryPath !== null && { LD_LIBRARY_PATH: located.libraryPath }),
    ...(process.platform === 'win32' && { SystemRoot: 'C:\\Windows', TEMP: temporary, TMP: temporary }),
  };
}
