import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IdempotencyKeys } from '../../src/database/idempotency.js';
import { RenderingService } from '../../src/modules/rendering/rendering.service.js';
import {
  BrowserUnavailable,
  RenderFailed,
  RenderQueueFull,
  RenderTooLarge,
} from '../../src/modules/rendering/rendering.errors.js';
import { TestApi } from '../support/http.js';

interface Document {
  readonly paths: Readonly<Record<string, { readonly get: { readonly responses: Readonly<Record<string, unknown>> } }>>;
}

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const EXAMPLE = read('examples/engineering-manager-payments.yaml');
const documented = (JSON.parse(read('docs/openapi.json')) as Document).paths['/api/v1/briefs/{id}/pdf']?.get.responses;

describe('an assessment that is asked for with an Idempotency-Key', () => {
  it('is computed outside any transaction, and is the same each time', async () => {
    const api = await TestApi.start('sqlite');
    const { body: imported } = await api
      .post('/imports/evaluations')
      .set('Content-Type', 'application/yaml')
      .send(EXAMPLE as unknown as object);
    const once = jest.spyOn(api.app.get(IdempotencyKeys), 'once');
    const path = `/requisitions/${imported.requisitionId}/assessments`;
    const answers = await Promise.all([1, 2, 3].map(() => api.post(path).set('Idempotency-Key', 'again')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(once).not.toHaveBeenCalled();
    expect((await api.post(path).set('Idempotency-Key', 'not a key')).status).toBe(400);
    await api.stop();
  }, 60_000);
});

describe('a PDF that cannot be made', () => {
  let api: TestApi;
  let pdf: string;

  beforeAll(async () => {
    // No page may print and none may wait: the queue is full from the start.
    api = await TestApi.start('sqlite', { pages: 0, queueLimit: 0 });
    const { body: imported } = await api
      .post('/imports/evaluations')
      .set('Content-Type', 'application/yaml')
      .send(EXAMPLE as unknown as object);
    const { body: assessment } = await api.post(`/requisitions/${imported.requisitionId}/assessments`);
    const brief = await api.create(`/assessments/${assessment.id}/briefs`, { applicationId: null, paper: 'A4' });
    pdf = `/briefs/${brief.id}/pdf`;
  }, 60_000);
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => api.stop());

  it('because too many wait already is answered with 429 and when to try again', async () => {
    const { status, headers, body } = await api.get(pdf);
    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'retry-after': '5', 'content-type': 'application/problem+json' });
    expect(body).toMatchObject({ type: 'urn:arcbrief:problem:too-many-requests', code: 'render-queue-full' });
  });

  it.each([
    ['of a full queue', new RenderQueueFull(20), 429, '5'],
    ['of its size', new RenderTooLarge('The brief is too large.'), 422, undefined],
    ['there is no browser', new BrowserUnavailable('Install one.'), 503, '60'],
    ['the browser failed', new RenderFailed('crashed'), 503, '2'],
  ])('because %s is answered with a status that is documented', async (_, error, expected, retryAfter) => {
    jest.spyOn(api.app.get(RenderingService), 'render').mockRejectedValue(error);
    const { status, headers, body } = await api.get(pdf);
    expect([status, headers['retry-after'], body.code]).toEqual([expected, retryAfter, error.code]);
    expect(Object.keys(documented ?? {})).toContain(String(status));
  });
});
