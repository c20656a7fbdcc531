import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesBrowser } from '../support/pages-browser.js';
import { PageWorlds, type Sight } from './support/page-worlds.js';
import { Visitor } from './support/visitor.js';

/** Where to leave pictures of the pages, for whoever wants to look at them. */
const PICTURES = process.env['ARCBRIEF_PICTURES'];

/** What every page has exactly one of, and what it is called. */
const PARTS = `({
  h1: document.querySelectorAll('h1').length,
  main: document.querySelectorAll('main').length,
  title: document.title,
  language: document.documentElement.lang,
})`;

/** All of axe in both: what a width hides or a style sheet of the dark takes away changes names and roles too. */
const LOOKS = [
  { width: 360, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const;

const worlds = await PageWorlds.start();
const { sights } = worlds;

describe('every page of the router', () => {
  let browser: PagesBrowser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await PagesBrowser.start();
    visitor = await Visitor.start(browser);
  });
  afterAll(async () => {
    await visitor.close();
    await browser.stop();
    await worlds.stop();
  });

  it('is known to this test: where it is and who may look at it (support/places.ts)', () => {
    expect({ unknown: worlds.unknown, unreached: worlds.unreached }).toEqual({ unknown: [], unreached: [] });
  });

  it.each(sights.map((sight) => [sight.name, sight] as const))(
    '%s',
    async (_, sight) => {
      expect(await problemsOf(visitor, sight)).toEqual([]);
    },
    120_000,
  );
});

/** On a phone in light and on a laptop in dark: what axe finds, what sticks out, what the policy refused. */
async function problemsOf(visitor: Visitor, sight: Sight): Promise<readonly string[]> {
  await visitor.look({ width: 360, scheme: 'light' });
  const { status, complaints } = await visitor.go(sight);
  const { open } = visitor;
  const parts = (await open.page.evaluate(PARTS)) as Readonly<Record<string, unknown>>;
  const problems = [
    ...(status === 200 ? [] : [`status ${status}`]),
    ...(parts['h1'] === 1 && parts['main'] === 1 ? [] : [`not one h1 and one main: ${JSON.stringify(parts)}`]),
    ...(/^\S.* · Arcbrief$/.test(String(parts['title'])) ? [] : [`title "${String(parts['title'])}"`]),
    ...(parts['language'] === 'en' ? [] : [`language "${String(parts['language'])}"`]),
    ...complaints,
  ];
  for (const look of LOOKS) {
    await visitor.look(look);
    if (PICTURES !== undefined)
      await open.screenshot(
        `${PICTURES}/${sight.name.replaceAll(/[^a-z0-9@-]+/g, '_')}-${look.width}-${look.scheme}.png`,
      );
    const found = [...(await open.overflowing()), ...(await open.smallTargets()), ...(await open.violations())];
    problems.push(...found.map((one) => `${look.width} px, ${look.scheme}: ${one}`));
  }
  return problems;
}
