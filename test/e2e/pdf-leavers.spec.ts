import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import type { ClientRequest } from 'node:http';
import { join } from 'node:path';
import { PrintPage } from '../../src/modules/rendering/browser/print-page.js';
import { RenderingService } from '../../src/modules/rendering/rendering.service.js';
import { until } from '../rendering/support/conditions.js';
import { API, TestApi } from '../support/http.js';

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../examples/engineering-manager-payments.yaml'), 'utf8');

describe('a client that goes away while its PDF waits', () => {
  let api: TestApi;
  let rendering: RenderingService;
  /** Lets the one page print. */
  let release: () => void;
  /** Addresses of the PDFs of two briefs. */
  let first: string;
  let second: string;
  const clients: ClientRequest[] = [];

  beforeEach(async () => {
    const held = new Promise<void>((resolve) => (release = resolve));
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the page it belongs to
    const { print } = PrintPage.prototype;
    jest.spyOn(PrintPage.prototype, 'print').mockImplementation(async function (this: PrintPage, ...job) {
      await held;
      return print.apply(this, job);
    });
    api = await TestApi.start('sqlite', { pages: 1 });
    rendering = api.app.get(RenderingService);
    const { body: imported } = await api
      .post('/imports/evaluations')
      .set('Content-Type', 'application/yaml')
      .send(EXAMPLE as unknown as object);
    const { body: assessment } = await api.post(`/requisitions/${imported.requisitionId}/assessments`);
    const { body: applications } = await api.get(`/requisitions/${imported.requisitionId}/applications`);
    const briefs = `/assessments/${assessment.id}/briefs`;
    const shortlist = await api.create(briefs, { applicationId: null, paper: 'A4' });
    const one = await api.create(briefs, { applicationId: applications.items[0].id, paper: 'A4' });
    first = `/briefs/${shortlist.id}/pdf`;
    second = `/briefs/${one.id}/pdf`;
  }, 60_000);

  afterEach(async () => {
    release();
    for (const client of clients.splice(0)) client.destroy();
    jest.restoreAllMocks();
    await api.stop();
  });

  /** Asks for a PDF; what becomes of the connection is the test's business. */
  function ask(path: string): ClientRequest {
    const client = get(`${api.url}${API}${path}`, { agent: false, headers: api.bearer }).on('error', () => undefined);
    clients.push(client);
    return client;
  }

  function statusOf(client: ClientRequest): Promise<number | undefined> {
    return new Promise((resolve) => client.on('response', (response) => resolve(response.resume().statusCode)));
  }

  it('gives up its place in the queue', async () => {
    const printing = statusOf(ask(first));
    await until('the first prints', () => rendering.status().printing === 1);
    const leaver = ask(second);
    await until('the second waits', () => rendering.status().waiting === 1);
    leaver.destroy();
    await until('nobody waits', () => rendering.status().waiting === 0);
    release();
    expect(await printing).toBe(200);
    expect(rendering.status()).toMatchObject({ prints: 1, failures: 0 });
  }, 60_000);

  it('leaves the PDF to those who asked for the same one', async () => {
    const render = jest.spyOn(rendering, 'render');
    const printing = statusOf(ask(first));
    await until('the first prints', () => rendering.status().printing === 1);
    const leaver = ask(second);
    await until('the second waits', () => rendering.status().waiting === 1);
    const staying = statusOf(ask(second));
    await until('the third has asked', () => render.mock.calls.length === 3);
    leaver.destroy();
    await expect(render.mock.results[1]?.value).rejects.toMatchObject({ reason: 'cancelled' });
    release();
    expect(await Promise.all([printing, staying])).toEqual([200, 200]);
    expect(rendering.status()).toMatchObject({ prints: 2, failures: 0 });
  }, 60_000);
});
