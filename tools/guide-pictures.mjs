// Takes the pictures of the guide (docs/guide/pictures) of the built product, with the people and the open seat of the demo.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer';
import { buildWhenStale } from './build-when-stale.mjs';
import { serveDemo } from './guide-demo.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, 'docs/guide/pictures');
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780, isMobile: true, hasTouch: true };

/** Who looks, at what, how it is called, and from which element on; `page` as in guide-demo.mjs, or a path. */
const TAKEN = [
  { as: 'recruiter', page: '/', name: 'recruiter-my-work' },
  { as: 'recruiter', page: 'requisition', name: 'requisition' },
  { as: 'recruiter', page: 'panel', name: 'panel', view: { width: 1280, height: 1000 } },
  { as: 'recruiter', page: 'kits', name: 'interview-kits', view: { width: 1280, height: 1040 } },
  { as: 'recruiter', page: 'debrief', name: 'debrief' },
  { as: 'recruiter', page: 'debrief', name: 'decision', from: 'decision' },
  { as: 'recruiter', page: 'shortlist', name: 'shortlist' },
  { as: 'interviewer', page: '/', name: 'interviewer-my-work', view: { width: 1280, height: 420 } },
  { as: 'interviewer', page: '/', name: 'interviewer-my-work-phone', view: { ...PHONE, height: 500 } },
  { as: 'interviewer', page: 'scorecard', name: 'scorecard', view: { width: 1280, height: 960 }, from: 'layer' },
  { as: 'interviewer', page: 'scorecard', name: 'scorecard-phone', view: PHONE, from: 'answer' },
  { as: 'interviewer', page: 'practice', name: 'practice', view: { width: 1280, height: 860 } },
  { as: 'interviewer', page: 'how-i-rate', name: 'how-i-rate', view: { width: 1280, height: 1000 } },
  { as: 'hiring-manager', page: 'brief', name: 'hiring-brief', view: { width: 1280, height: 900 } },
  { as: 'hiring-manager', page: 'blind', name: 'blind', view: { width: 1280, height: 460 } },
  { as: 'admin', page: '/people', name: 'people', view: { width: 1280, height: 560 } },
  { as: 'admin', page: '/people/invite', name: 'invite', view: { width: 1280, height: 860 } },
];

/** What stands at the upper edge of a picture that does not begin at the top. */
const FROM = {
  decision: '.section:has(.decision-form)',
  layer: '.card-dimension',
  answer: '.criterion .criterion-answer',
};

async function launch(home) {
  const part = (name) => import(new URL(`../dist/modules/rendering/browser/${name}.js`, import.meta.url).href);
  const { locateBrowser, usualPlaces } = await part('browser-locator');
  const { prepareFonts } = await part('fonts');
  const { executablePath, libraryPath } = await locateBrowser(
    usualPlaces(process.env.PUPPETEER_EXECUTABLE_PATH ?? null),
  );
  return puppeteer.launch({
    executablePath,
    headless: 'shell',
    pipe: true,
    userDataDir: join(home, 'profile'),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
      '--hide-scrollbars',
      '--lang=en-US',
    ],
    env: {
      HOME: home,
      TMPDIR: home,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      FONTCONFIG_FILE: prepareFonts().configFile,
      ...(libraryPath !== null && { LD_LIBRARY_PATH: libraryPath }),
    },
  });
}

/** A browser of their own for one of the demo's people. */
async function signedIn(browser, url, person) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.goto(`${url}/demo`);
  const button = await page.waitForSelector(`form:has(input[value="${person}"]) button`);
  await Promise.all([page.waitForNavigation(), button.click()]);
  return page;
}

/** For the page: this element to the upper edge, below the bar of a scorecard, which stays there. */
function scrollTo(selector) {
  return `(() => {
    const bar = document.querySelector('.card-bar')?.getBoundingClientRect().height ?? 16;
    const { top } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    window.scrollTo(0, top + window.scrollY - bar);
  })()`;
}

async function take(page, url, { name, view = WIDE, from }) {
  await page.setViewport(view);
  const answer = await page.goto(url, { waitUntil: 'networkidle0' });
  if (answer.status() !== 200) throw new Error(`${url} answered ${answer.status()}`);
  if (from !== undefined) await page.evaluate(scrollTo(FROM[from]));
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path, captureBeyondViewport: false });
  console.log(`${name}.png  ${Math.round(statSync(path).size / 1024)} KB`);
}

buildWhenStale({ announce: (line) => console.log(line) });
mkdirSync(pictures, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'arcbrief-guide-'));
let demo;
let browser;
try {
  demo = await serveDemo(scratch);
  browser = await launch(scratch);
  const people = new Map();
  for (const picture of TAKEN) {
    const { as, page } = picture;
    if (!people.has(as)) people.set(as, await signedIn(browser, demo.url, as));
    await take(people.get(as), demo.url + (demo.pages[page] ?? page), picture);
  }
} finally {
  await browser?.close();
  await demo?.close();
  rmSync(scratch, { recursive: true, force: true });
}
