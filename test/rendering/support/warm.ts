import { expect } from '@jest/globals';
import { processIsGone, processTree } from '../../../src/modules/rendering/browser/processes.js';
import type { Renderer } from '../../../src/modules/rendering/renderer.js';
import type { RenderingSettings } from '../../../src/modules/rendering/settings.js';
import { scratchDirectories, until } from './conditions.js';
import { testJob, testRenderer } from './jobs.js';
import { pdfText } from './pdf.js';

/** Renderers whose browser stands ready; whoever makes some stops them all after each test. */
export function warmRenderers() {
  const started: Renderer[] = [];
  return {
    warmRenderer: async (changes: Partial<RenderingSettings> = {}): Promise<Renderer> => {
      const renderer = testRenderer(changes);
      started.push(renderer);
      await renderer.warm();
      return renderer;
    },
    stopAll: async (): Promise<void> => {
      await Promise.all(started.splice(0).map((renderer) => renderer.stop()));
    },
  };
}

export function browserOf(renderer: Renderer): number {
  const { pid } = renderer.status();
  if (pid === null) throw new Error('no browser is running');
  return pid;
}

/** The next brief works, and when everything is stopped nothing is left. */
export async function expectRecovery(renderer: Renderer): Promise<void> {
  const { bytes } = await renderer.render(testJob({ candidate: 'The next one' }));
  expect(await pdfText(bytes)).toContain('The next one');
  const family = processTree(browserOf(renderer));
  await renderer.stop();
  await until('no process is left', () => family.every(processIsGone));
  expect(scratchDirectories()).toEqual([]);
}
