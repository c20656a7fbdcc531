import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Global, Header, HttpCode, Module, Post } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Line } from '../../../src/common/http/fields.js';
import { configureHttp, HTTP_OPTIONS } from '../../../src/common/http/configure-http.js';
import { Form, FormFields } from '../../../src/common/http/form-fields.js';
import { HardenedExpressAdapter } from '../../../src/common/http/http-adapter.js';
import { HttpModule } from '../../../src/common/http/http.module.js';
import { AssetsController } from '../../../src/modules/rendering/assets.controller.js';
import { TemplateErrorPages } from '../../../src/modules/rendering/error-pages.service.js';
import { PagesService } from '../../../src/modules/rendering/pages.service.js';
import { RenderingModule } from '../../../src/modules/rendering/rendering.module.js';
import { RENDERING_SETTINGS } from '../../../src/modules/rendering/rendering.service.js';
import { MemoryIdempotencyStore, StoreModule } from '../../support/http-kernel.js';
import { galleryChrome, galleryView } from './gallery-view.js';

class DraftDto {
  @Line({ max: 50 })
  readonly title: string;
}

@Controller()
class GalleryController {
  constructor(private readonly pages: PagesService) {}

  @Get('gallery')
  show(): string {
    return this.pages.html({ template: 'gallery', title: 'Gallery', view: galleryView(), chrome: galleryChrome() });
  }

  @Post('gallery')
  @HttpCode(200)
  @Header('Content-Type', 'application/json')
  read(@Form() form: FormFields): string {
    return JSON.stringify(form.names().map((name) => [name, form.list(name)]));
  }

  @Post('gallery/once')
  @HttpCode(200)
  @Header('Content-Type', 'application/json')
  readOnce(@Form() form: FormFields): string {
    return JSON.stringify(form.text('title'));
  }

  @Post('gallery/draft')
  @HttpCode(200)
  save(@Body() draft: DraftDto): object {
    return { title: draft.title };
  }

  @Post('api/v1/drafts')
  @HttpCode(200)
  saveByApi(@Body() draft: DraftDto): object {
    return { title: draft.title };
  }

  @Get('gallery/broken')
  broken(): string {
    return this.pages.html({ template: 'gallery', title: 'SECRET', view: {}, chrome: galleryChrome() });
  }
}

/** Templates of the product with the gallery among its pages. */
function templatesWithGallery(): { readonly directory: string; readonly remove: () => void } {
  const root = join(import.meta.dirname, '../../..');
  const directory = mkdtempSync(join(tmpdir(), 'arcbrief-gallery-'));
  cpSync(join(root, 'templates'), directory, { recursive: true });
  cpSync(join(import.meta.dirname, '../templates'), join(directory, 'pages'), { recursive: true });
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

@Global()
@Module({})
class GallerySettings {}

/** The HTTP stack of the product with one page that shows everything, and nothing behind it. */
export class GalleryApp {
  private constructor(
    readonly app: NestExpressApplication,
    private readonly remove: () => void,
  ) {}

  static async start(): Promise<GalleryApp> {
    const { directory, remove } = templatesWithGallery();
    const settings = { provide: RENDERING_SETTINGS, useValue: { templatesDirectory: directory } };
    const built = await Test.createTestingModule({
      imports: [
        { module: GallerySettings, providers: [settings], exports: [RENDERING_SETTINGS] },
        StoreModule,
        RenderingModule,
        HttpModule.storingIn(MemoryIdempotencyStore, { module: RenderingModule, pages: TemplateErrorPages }),
      ],
      controllers: [GalleryController, AssetsController],
    }).compile();
    const app = built.createNestApplication<NestExpressApplication>(new HardenedExpressAdapter(), {
      ...HTTP_OPTIONS,
      logger: false,
    });
    configureHttp(app);
    await app.listen(0, '127.0.0.1');
    return new GalleryApp(app, remove);
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await this.app.close();
    this.remove();
  }
}
