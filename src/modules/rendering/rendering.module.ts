import { Module } from '@nestjs/common';
import { RenderingService } from './rendering.service.js';

/** One service for the whole application, so one browser; its settings come by the token RENDERING_SETTINGS, if anybody provides it. */
@Module({ providers: [RenderingService], exports: [RenderingService] })
export class RenderingModule {}
