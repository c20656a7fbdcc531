import { Module } from '@nestjs/common';
import { TemplateErrorPages } from './error-pages.service.js';
import { PagesService } from './pages.service.js';
import { RenderingService } from './rendering.service.js';

/** One service for the whole application, so one browser; its settings come by the token RENDERING_SETTINGS, if anybody provides it. */
@Module({
  providers: [RenderingService, PagesService, TemplateErrorPages],
  exports: [RenderingService, PagesService, TemplateErrorPages],
})
export class RenderingModule {}
