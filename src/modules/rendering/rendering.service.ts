import { Inject, Injectable, Optional } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { RenderJob, RenderedPdf } from './render-job.js';
import { Renderer } from './renderer.js';
import type { RenderingStatus } from './renderer.js';
import { renderingSettings } from './settings.js';
import type { RenderingSettings } from './settings.js';

export type { Paper, RenderJob, RenderedPdf } from './render-job.js';
export type { RenderingStatus } from './renderer.js';
export { BrowserUnavailable } from './rendering.errors.js';
export { readBriefFacts } from './pdf/brief-facts.js';

/** Token for the settings; the defaults hold without it. */
export const RENDERING_SETTINGS = Symbol('rendering settings');

/** The one browser and the one template environment of the application. */
@Injectable()
export class RenderingService implements OnApplicationShutdown {
  private readonly renderer: Renderer;

  constructor(@Optional() @Inject(RENDERING_SETTINGS) settings: Partial<RenderingSettings> = {}) {
    this.renderer = new Renderer(renderingSettings(settings));
  }

  /**
   * The job's PDF: rendered, or the same bytes again if it was before.
   *
   * @throws BrowserUnavailable, RenderQueueFull, RenderFailed, RenderTooLarge
   */
  render(job: RenderJob, signal?: AbortSignal): Promise<RenderedPdf> {
    return this.renderer.render(job, signal);
  }

  /** Finds and starts the browser ahead of the first brief. @throws BrowserUnavailable */
  warm(): Promise<void> {
    return this.renderer.warm();
  }

  /** Deletes every finished PDF that is kept: somebody in one of them was erased. */
  async forget(): Promise<void> {
    await this.renderer.forget();
  }

  /** Whether PDFs can be made, and if not, why and how to mend it. Never starts anything. */
  status(): RenderingStatus {
    return this.renderer.status();
  }

  /** Ends the browser and removes its directory; called by Nest at shutdown, and by whoever made the service without Nest. */
  async stop(): Promise<void> {
    await this.renderer.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
