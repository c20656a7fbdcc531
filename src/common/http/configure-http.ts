import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { useBodies } from './bodies.js';
import { compressPages } from './compress-pages.js';
import { ownSiteOnly } from './own-site-only.js';
import { responseHeaders } from './response-headers.js';
import { Site } from './site.js';

/** Options that `NestFactory.create` needs for `configureHttp`: no body parser of Nest's own. */
export const HTTP_OPTIONS = { bodyParser: false } as const;

/** Everything in front of the routes, in the order in which a request meets it. */
export function configureHttp(app: NestExpressApplication, site = new Site()): NestExpressApplication {
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  // Decides what `request.ip` is: the limits on guessing count by it.
  app.set('trust proxy', site.trustedProxies.length === 0 ? false : [...site.trustedProxies]);
  app.use(responseHeaders);
  if (site.isHttps) app.use(httpsOnly);
  app.use(ownSiteOnly(site));
  app.use(compressPages);
  useBodies(app);
  return app;
}

/** For a year, this host alone. */
function httpsOnly(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  next();
}
