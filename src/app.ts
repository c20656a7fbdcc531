import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { LoggerService, LogLevel } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { AppOptions } from './app.module.js';
import { configureHttp, HTTP_OPTIONS } from './common/http/configure-http.js';
import { HardenedExpressAdapter } from './common/http/http-adapter.js';
import { bindAddress } from './common/http/own-site-only.js';
import { Site } from './common/http/site.js';
import { DemoMark } from './modules/access/demo-mark.service.js';
import { CalibrationSchedule } from './modules/calibration/calibration-schedule.service.js';
import { PracticeLibrary } from './modules/practice/practice-library.service.js';
import { SetUpService } from './modules/access/set-up.service.js';

/** What one request may take after the server was told to stop, in milliseconds. */
const STOP_LIMIT_MS = 25_000;

/** How often connections without a request are closed while it stops. */
const IDLE_SWEEP_MS = 50;

export interface ServeOptions extends AppOptions {
  readonly listen: {
    /** 127.0.0.1, ::1 or localhost; any address where the site's base URL is https. */
    readonly host: string;
    /** 0: any free one. */
    readonly port: number;
  };
  readonly logger?: LoggerService | LogLevel[] | false;
}

export interface RunningServer {
  /** "http://127.0.0.1:4680". */
  readonly url: string;
  /** With which the first admin is made; null when somebody is there. For the console alone. */
  readonly setUpSecret: string | null;
  /** Takes no new connections, finishes what is under way (25 s at most), closes browser and database. Safe to call twice. */
  close(): Promise<void>;
}

/** The whole application, configured and not yet listening. */
export async function createApp(options: AppOptions & Pick<ServeOptions, 'logger'>): Promise<NestExpressApplication> {
  const { logger = ['error', 'warn'] } = options;
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(options),
    new HardenedExpressAdapter(),
    {
      ...HTTP_OPTIONS,
      logger,
      // Otherwise Nest ends the process itself, and the door cannot say what is wrong.
      abortOnError: false,
    },
  );
  return configureHttp(app, app.get(Site));
}

/**
 * Starts the application.
 *
 * @throws HostNotAllowed, DatabaseStartError, DocumentError for practice candidates that do not fit their rubric, Conflict for a database that is the demo's and for the demo on any other, and the system's error when the port is taken.
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const host = bindAddress(options.listen.host, new Site(options.site));
  const app = await createApp(options);
  try {
    await app.get(DemoMark).check();
    app.get(PracticeLibrary).check();
    await app.listen(options.listen.port, host);
  } catch (error) {
    await app.close();
    throw error;
  }
  const server: Server = app.getHttpServer();
  app.get(Site).listensOn(urlOf(server));
  app.get(CalibrationSchedule).start();
  let closing: Promise<void> | undefined;
  return {
    url: urlOf(server),
    setUpSecret: app.get(SetUpService).secretForConsole,
    close: () => (closing ??= close(app, server)),
  };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function close(app: NestExpressApplication, server: Server): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), STOP_LIMIT_MS);
  // A connection that answered its last request after the stop would be kept for the client's next one, which cannot come.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(late);
    clearInterval(idle);
  }
}
