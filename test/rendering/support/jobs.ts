import { join } from 'node:path';
import { locateBrowser, usualPlaces } from '../../../src/modules/rendering/browser/browser-locator.js';
import { prepareFonts } from '../../../src/modules/rendering/browser/fonts.js';
import { launchBrowser } from '../../../src/modules/rendering/browser/launch.js';
import { BrowserSupervisor } from '../../../src/modules/rendering/browser/supervisor.js';
import type { RenderJob } from '../../../src/modules/rendering/render-job.js';
import { Renderer } from '../../../src/modules/rendering/renderer.js';
import { renderingSettings } from '../../../src/modules/rendering/settings.js';
import type { RenderingSettings } from '../../../src/modules/rendering/settings.js';

export const TEMPLATES = join(import.meta.dirname, '..', 'templates');

/** The settings of production with the templates of these tests. */
export function testSettings(changes: Partial<RenderingSettings> = {}): RenderingSettings {
  return renderingSettings({ templatesDirectory: TEMPLATES, ...changes });
}

export function testRenderer(changes: Partial<RenderingSettings> = {}): Renderer {
  return new Renderer(testSettings(changes));
}

/** The supervisor alone: what is printed need not come from a template. */
export async function testSupervisor(changes: Partial<RenderingSettings> = {}): Promise<BrowserSupervisor> {
  const located = await locateBrowser(usualPlaces(null));
  const fonts = prepareFonts();
  return new BrowserSupervisor({ ...testSettings(changes), launch: () => launchBrowser({ located, fonts }) });
}

export interface TestView {
  readonly running: string;
  readonly candidate: string;
  readonly organisation: string;
  readonly seat: string;
  readonly arc: { readonly label: string; readonly layers: readonly { readonly y: number; readonly width: number }[] };
  readonly interviewers: readonly string[];
  readonly criteria: readonly { readonly criterion: string; readonly ratings: readonly (number | string)[] }[];
  readonly evidence: readonly { readonly criterion: string; readonly text: string }[];
  readonly note: string | null;
}

export function testView(changes: Partial<TestView> = {}): TestView {
  return {
    running: 'hiring brief for Anna Berg',
    candidate: 'Anna Berg',
    organisation: 'Nordwind',
    seat: 'Platform lead',
    arc: {
      label: 'Builder 4.2, architect 3.1',
      layers: [
        { y: 10, width: 400 },
        { y: 50, width: 260 },
      ],
    },
    interviewers: ['Ben', 'Chloé'],
    criteria: [
      { criterion: 'Depth of build', ratings: [4, 'not-observed'] },
      { criterion: 'Judgement', ratings: [3, 5] },
    ],
    evidence: [{ criterion: 'Depth of build', text: 'Rewrote the scheduler after the March outage.' }],
    note: null,
    ...changes,
  };
}

export function testJob(view: Partial<TestView> = {}, changes: Partial<RenderJob> = {}): RenderJob {
  return {
    template: 'hiring-brief',
    view: testView(view),
    paper: 'A4',
    title: 'Platform lead, brief B-0012',
    language: 'en',
    generatedAt: '2026-11-02T10:00:00.000Z',
    facts: { briefNumber: 'B-0012', inputSha256: 'a'.repeat(64) },
    ...changes,
  };
}

/** A view whose PDF takes about half a second: long enough to be interrupted. */
export function longView(): TestView {
  const text = 'He moved the deploys from weekly to daily and wrote down how. '.repeat(12);
  return testView({
    evidence: Array.from({ length: 600 }, (_, index) => ({ criterion: `Criterion ${index}`, text })),
  });
}
