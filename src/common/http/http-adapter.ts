import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/**
 * Express with a server that slow or endless clients cannot hold: times in milliseconds. The interval at which Node
 * looks for them can be given only when the server is made, hence a class of our own.
 */
export class HardenedExpressAdapter extends ExpressAdapter {
  override initHttpServer(): void {
    const server = createServer(
      {
        requestTimeout: 30_000,
        headersTimeout: 10_000,
        keepAliveTimeout: 5_000,
        connectionsCheckingInterval: 5_000,
        requireHostHeader: true,
        insecureHTTPParser: false,
      },
      this.getInstance<RequestListener>(),
    );
    server.maxHeadersCount = 100;
    server.maxRequestsPerSocket = 1_000;
    this.httpServer = server;
  }
}
