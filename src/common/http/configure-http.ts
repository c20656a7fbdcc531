import type { NestExpressApplication } from '@nestjs/platform-express';
import { useBodies } from './bodies.js';
import { localOnly } from './local-only.js';
import { compressPages } from './compress-pages.js';
import { responseHeaders } from './response-headers.js';

/** Options that `NestFactory.create` needs for `configureHttp`: no body parser of Nest's own. */
export const HTTP_OPTIONS = { bodyParser: false } as const;

/** Everything in front of the routes, in the order in which a request meets it. */
export function configureHttp(app: NestExpressApplication): NestExpressApplication {
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', false);
  app.use(responseHeaders);
  app.use(localOnly);
  app.use(compressPages);
  useBodies(app);
  return app;
}
