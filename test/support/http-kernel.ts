import { request as httpRequest } from 'node:http';
import type { Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Global, HttpCode, Injectable, Module, Param, Patch, Post, Query } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import supertest from 'supertest';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Conflict, Invalid, NotFound, StaleVersion, Unavailable } from '../../src/common/errors.js';
import { API_PREFIX } from '../../src/common/http/api-prefix.js';
import { configureHttp, HTTP_OPTIONS } from '../../src/common/http/configure-http.js';
import { Amount, Line, Nested, NestedList, OneOf, Prose } from '../../src/common/http/fields.js';
import { HardenedExpressAdapter } from '../../src/common/http/http-adapter.js';
import { HttpModule } from '../../src/common/http/http.module.js';
import { IdPipe } from '../../src/common/http/id.pipe.js';
import { IdempotencyStore } from '../../src/common/idempotency.js';
import type { IdempotentRequest, StoredResponse } from '../../src/common/idempotency.js';
import { IfMatch } from '../../src/common/http/if-match.js';
import { PageQuery } from '../../src/common/http/page.dto.js';
import { Creates } from '../../src/common/http/record.interceptor.js';

export const THING_ID = '01890000-0000-7000-8000-000000000001';

class PartDto {
  @Line({ max: 20 })
  readonly name: string;

  @OneOf([1, 2, 3, 4, 5, 'not-observed'])
  readonly rating: number | string;
}

class ThingDto {
  @Line({ max: 50 })
  readonly title: string;

  @Prose({ max: 200, optional: true, nullable: true })
  readonly note?: string | null;

  @Amount({ min: 0, max: 1_000_000, optional: true })
  readonly cost?: number;

  @Nested(() => PartDto, { optional: true })
  readonly main?: PartDto;

  @NestedList(() => PartDto, { max: 10, optional: true })
  readonly parts?: readonly PartDto[];
}

class UnruledDto {
  readonly anything: string;
}

/** A controller with one route for each thing that the kernel promises, and no module behind it. */
@Controller(`${API_PREFIX}/things`)
class ThingsController {
  static calls = 0;

  @Post()
  @Creates('things')
  async create(@Body() body: ThingDto): Promise<object> {
    ThingsController.calls += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return { id: THING_ID, version: 1, ...body };
  }

  @Get()
  list(@Query() query: PageQuery): object {
    return { items: [], nextCursor: null, query };
  }

  @Get(':id')
  read(@Param('id', IdPipe) id: string): object {
    if (id !== THING_ID) throw new NotFound('thing-unknown', 'There is no thing with this id.');
    return { id, version: 3, title: 'A thing' };
  }

  @Patch(':id')
  change(@Param('id', IdPipe) id: string, @IfMatch() version: number, @Body() body: ThingDto): object {
    if (version !== 3) throw new StaleVersion(version, 3);
    return { id, version: 4, ...body };
  }

  @Post(':id/close')
  @HttpCode(200)
  close(@Param('id', IdPipe) id: string): object {
    throw new Invalid('thing-open', [{ path: 'parts[0].rating', message: `is missing in ${id.slice(0, 1)}` }]);
  }

  @Post('unruled')
  unruled(@Body() body: UnruledDto): object {
    return body;
  }

  @Get('broken/now')
  broken(): object {
    throw new Error('secret: SELECT password FROM users');
  }

  @Get('busy/now')
  busy(): object {
    throw new Unavailable('thing-busy', 'Try again.', { retryAfterSeconds: 7 });
  }
}

/** The promise of the store, in memory. */
@Injectable()
export class MemoryIdempotencyStore extends IdempotencyStore {
  private readonly answers = new Map<string, { readonly requestSha256: string; readonly response: StoredResponse }>();

  async once({ key, route, requestSha256 }: IdempotentRequest, work: () => Promise<StoredResponse>) {
    const known = this.answers.get(`${route} ${key}`);
    if (known === undefined) {
      const response = await work();
      this.answers.set(`${route} ${key}`, { requestSha256, response });
      return { ...response, replayed: false };
    }
    if (known.requestSha256 !== requestSha256)
      throw new Conflict('idempotency-key-reused', 'Used before, for another request.');
    return { ...known.response, replayed: true };
  }
}

@Global()
@Module({ providers: [MemoryIdempotencyStore], exports: [MemoryIdempotencyStore] })
export class StoreModule {}

@Module({ imports: [StoreModule, HttpModule.storingIn(MemoryIdempotencyStore)], controllers: [ThingsController] })
class ThingsModule {}

/** How often the create route ran. */
export function createCalls(): number {
  return ThingsController.calls;
}

export const THINGS = `/${API_PREFIX}/things`;

/** The kernel with the controller above, listening on a free port of 127.0.0.1. */
export class Kernel {
  private constructor(private readonly app: NestExpressApplication) {}

  static async start(): Promise<Kernel> {
    const built = await Test.createTestingModule({ imports: [ThingsModule] }).compile();
    const app = built.createNestApplication<NestExpressApplication>(new HardenedExpressAdapter(), {
      ...HTTP_OPTIONS,
      logger: false,
    });
    configureHttp(app);
    await app.listen(0, '127.0.0.1');
    return new Kernel(app);
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  request(): ReturnType<typeof supertest> {
    return supertest(this.server);
  }

  /** Sends exactly these bytes as the body: supertest would mend them. */
  send(body: string | Buffer, headers: Readonly<Record<string, string>> = {}, path = THINGS): supertest.Test {
    return this.request()
      .post(path)
      .set({ 'Content-Type': 'application/json', ...headers })
      .serialize((value: unknown) => value as string)
      .send(body as unknown as string);
  }

  /** The status of a request with exactly these headers, Host among them. */
  status(headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number> {
    const options = {
      host: '127.0.0.1',
      port: this.port,
      path: `${THINGS}/${THING_ID}`,
      method,
      headers,
      agent: false,
    } as const;
    return new Promise((resolve, reject) => {
      const request = httpRequest(options, (response) => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      });
      request.on('error', reject).end();
    });
  }

  /** What comes back to exactly these bytes, until the server closes the connection. */
  raw(bytes: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer)).on('error', reject);
      socket.write(bytes);
    });
  }
}
