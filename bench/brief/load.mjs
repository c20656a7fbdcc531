import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The built rendering module, without Nest, and the browser that it would start. */
export async function loadRendering(dist) {
  const load = (file) => import(pathToFileURL(resolve(dist, 'modules/rendering', file)).href);
  const [
    { Renderer },
    { renderingSettings },
    { launchBrowser },
    { environment, flags, KEPT_MEMORY },
    { createScratch, removeScratch },
    { ALL_WALLS },
    { PrintPage },
    locator,
    fonts,
    templates,
    document,
    { default: puppeteer },
  ] = await Promise.all([
    load('renderer.js'),
    load('settings.js'),
    load('browser/launch.js'),
    load('browser/flags.js'),
    load('browser/scratch.js'),
    load('browser/walls.js'),
    load('browser/print-page.js'),
    load('browser/browser-locator.js'),
    load('browser/fonts.js'),
    load('template/template-environment.js'),
    load('template/document.js'),
    import('puppeteer'),
  ]);
  const located = await locator.locateBrowser(locator.usualPlaces(process.env.PUPPETEER_EXECUTABLE_PATH ?? null));
  const faces = fonts.prepareFonts();
  return {
    build: located.build,
    renderer: (settings) => new Renderer(renderingSettings({ queueLimit: 1e6, jobLimitMs: 1e8, ...settings })),
    /** Without `features`: as the service starts it. */
    launch: (features = KEPT_MEMORY) => launchBrowser({ located, fonts: faces, features }),
    /** The same, but spoken to in JSON, as Puppeteer does by itself: a PDF comes as base64. */
    async launchOverJson() {
      const scratch = createScratch();
      const args = flags(scratch, ALL_WALLS, KEPT_MEMORY);
      const browser = await puppeteer.launch({
        executablePath: located.executablePath,
        ignoreDefaultArgs: true,
        args: args.map((flag) => flag.replace('--remote-debugging-pipe=cbor', '--remote-debugging-pipe')),
        env: environment(located, faces, scratch),
        pipe: true,
        waitForInitialPage: false,
        defaultViewport: null,
      });
      return {
        pid: browser.process().pid,
        session: await browser.target().createCDPSession(),
        bytesOf: (base64) => Buffer.from(base64, 'base64'),
        async end() {
          await browser.close();
          removeScratch(scratch);
        },
      };
    },
    openPage: (browser) => PrintPage.open(browser, { freshContext: false }),
    /** The HTML that the service would print, without what only the service knows to do (see document.ts). */
    html({ templatesDirectory, job }) {
      const environment = templates.loadTemplates(templatesDirectory);
      const body = environment.renderBody(job.template, job.view);
      return document.buildDocument({
        body,
        styles: environment.styles,
        paper: job.paper,
        language: job.language,
        mark: document.createMark(),
      });
    },
    /** As tutorials start it: the same browser and fonts, puppeteer's own flags. */
    launchAsTutorialsDo: () =>
      puppeteer.launch({
        executablePath: located.executablePath,
        headless: 'shell',
        pipe: true,
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        env: {
          HOME: process.env.HOME,
          FONTCONFIG_FILE: faces.configFile,
          ...(located.libraryPath && { LD_LIBRARY_PATH: located.libraryPath }),
        },
      }),
  };
}
