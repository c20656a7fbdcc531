import type { Look, OpenPage } from '../../support/pages-browser.js';

/** What a page is looked at for: all of axe, only what depends on colours, or only whether it fits. */
interface Further extends Look {
  readonly rules: 'colours' | null;
}

/** In what a page is opened, by all rules, and what is looked at there without opening it again. */
export interface Device extends Look {
  readonly device: string;
  readonly further: readonly Further[];
}

/**
 * The narrowest phone, which is also looked at as a usual one, and a laptop; each in both colour schemes. A page is opened once on
 * each. All rules run in one scheme of each; in the other those that read colours, because a scheme changes colours and nothing else
 * (`sheets.spec.ts` holds the style sheets to that). No style sheet tells 390 px from 360, so there only the fit can differ.
 */
export const DEVICES: readonly Device[] = [
  {
    device: 'a phone',
    width: 360,
    scheme: 'light',
    further: [
      { width: 360, scheme: 'dark', rules: 'colours' },
      { width: 390, scheme: 'dark', rules: null },
    ],
  },
  { device: 'a laptop', width: 1280, scheme: 'dark', further: [{ width: 1280, scheme: 'light', rules: 'colours' }] },
];

/** All of a page: what is folded away is looked at as well. */
export async function unfold({ page }: OpenPage): Promise<void> {
  await page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = true; })`);
}

/** Where to leave pictures of the pages, for whoever wants to look at them. */
const PICTURES = process.env['ARCBRIEF_PICTURES'];

/**
 * All that is wrong with how a page looks that was opened on a device; nothing is what a page wants.
 *
 * @param name of its pictures
 */
export async function problemsOn(
  open: OpenPage,
  { width, scheme, further }: Device,
  name: string,
): Promise<readonly string[]> {
  const problems: string[] = [...open.complaints];
  for (const look of [{ width, scheme, rules: 'all' } as const, ...further]) {
    await open.look(look);
    if (PICTURES !== undefined) await open.screenshot(`${PICTURES}/${name}-${look.width}-${look.scheme}.png`);
    const found = [
      ...(await open.overflowing()),
      ...(await open.smallTargets()),
      ...(await open.overlapping()),
      ...(look.rules === null ? [] : await open.violations(look.rules)),
    ];
    problems.push(...found.map((one) => `${look.width} px, ${look.scheme}: ${one}`));
  }
  return problems;
}
