import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { RENDERING_SETTINGS, RenderingService } from './rendering.service.js';
import type { RenderingSettings } from './settings.js';

@Module({ providers: [RenderingService], exports: [RenderingService] })
export class RenderingModule {
  /** With settings of one's own; global, so that one browser serves every module. */
  static register(settings: Partial<RenderingSettings>): DynamicModule {
    return {
      module: RenderingModule,
      global: true,
      providers: [{ provide: RENDERING_SETTINGS, useValue: settings }],
    };
  }
}
