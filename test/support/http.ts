import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { request } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import supertest from 'supertest';
import { createApp } from '../../src/app.js';
import type { AppOptions } from '../../src/app.module.js';
import { SCOPES } from '../../src/domain/index.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { temporaryDatabase } from './database.js';
import type { DatabaseKind } from './database.js';
import { THREADS } from './threads.js';

export const API = '/api/v1';

export interface JsonRequest {
  readonly method: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * One request on a connection of its own: one that is kept may be closed by the server at the very moment at which it
 * is used again, and a test must know that an error means a dead server.
 */
export function sendJson(url: string, { method, body, headers = {} }: JsonRequest): Promise<JsonAnswer> {
  return new Promise((resolve, reject) => {
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const sent = request(url, { method, agent: false, headers: { ...type, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const parsed = JSON.parse(Buffer.concat(chunks).toString()) as JsonAnswer['body'];
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: parsed });
      });
    });
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

interface TokenSources {
  get<T>(token: abstract new (...args: never[]) => T): T;
}

/** A token, with every scope, of the first person: an admin who recruits. */
export async function tokenOf(services: TokenSources): Promise<string> {
  const { id } = await services.get(AccountsService).setUp({
    email: 'recruiter@example.com',
    name: 'Rosa Recruiter',
    password: 'a password for the tests',
  });
  const { token } = await services.get(TokensService).create(id, { name: 'tests', scopes: SCOPES, days: 1 });
  return token;
}

/** A record as every route gives it; the rest is the test's business. */
export interface ApiRecord {
  readonly id: string;
  readonly version: number;
  readonly [member: string]: unknown;
}

/** The real application over a real database, and the few requests that every test makes. */
export class TestApi {
  private constructor(
    readonly app: NestExpressApplication,
    private readonly remove: () => Promise<void>,
    /** Of somebody who recruits and administers, and opens what the tests open. */
    readonly token: string,
  ) {}

  static async start(kind: DatabaseKind, rendering: AppOptions['rendering'] = {}): Promise<TestApi> {
    const database = await temporaryDatabase(kind);
    const cacheDirectory = await mkdtemp(join(tmpdir(), 'arcbrief-pdf-'));
    const app = await createApp({
      database: database.options,
      rendering: { cacheDirectory, ...rendering },
      logger: false,
      calibration: THREADS,
    });
    await app.listen(0, '127.0.0.1');
    const remove = async (): Promise<void> => {
      await database.remove();
      await rm(cacheDirectory, { recursive: true, force: true });
    };
    return new TestApi(app, remove, await tokenOf(app));
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  get url(): string {
    const address = this.server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.remove();
  }

  /** Others of the same person. */
  async moreTokens(count: number): Promise<string[]> {
    const tokens = this.app.get(TokensService);
    const { personId } = (await tokens.find(this.token)) ?? { personId: '' };
    return Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const { token } = await tokens.create(personId, { name: `tests ${n}`, scopes: SCOPES, days: 1 });
        return token;
      }),
    );
  }

  get bearer(): { readonly Authorization: string } {
    return { Authorization: `Bearer ${this.token}` };
  }

  get(path: string): supertest.Test {
    return supertest(this.server)
      .get(API + path)
      .set(this.bearer);
  }

  post(path: string, body?: object): supertest.Test {
    return supertest(this.server)
      .post(API + path)
      .set(this.bearer)
      .send(body);
  }

  put(path: string, body: object): supertest.Test {
    return supertest(this.server)
      .put(API + path)
      .set(this.bearer)
      .send(body);
  }

  patch(path: string, body: object): supertest.Test {
    return supertest(this.server)
      .patch(API + path)
      .set(this.bearer)
      .send(body);
  }

  /** Makes a record and says loudly when it could not. */
  async create(path: string, body: object): Promise<ApiRecord> {
    const { status, body: answer, text } = await this.post(path, body);
    if (status !== 201) throw new Error(`POST ${path}: ${status} ${text}`);
    return answer as ApiRecord;
  }
}

export const REQUISITION = { rubric: 'engineering-arc@1', title: 'Engineering Manager, Payments', stage: 'leader' };

/** A requisition with one application and one opened scorecard. */
export async function openScorecard(
  api: TestApi,
): Promise<{ requisition: ApiRecord; application: ApiRecord; interviewer: ApiRecord; scorecard: ApiRecord }> {
  const requisition = await api.create('/requisitions', REQUISITION);
  const application = await api.create(`/requisitions/${requisition.id}/applications`, {
    candidate: { name: 'Łukasz Nguyễn' },
    source: 'external',
  });
  const interviewer = await api.create('/interviewers', { handle: `i-${randomUUID()}`, name: 'Ana Ferreira' });
  const scorecard = await api.create(`/applications/${application.id}/scorecards`, { interviewerId: interviewer.id });
  return { requisition, application, interviewer, scorecard };
}
