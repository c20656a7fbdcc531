import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { TestApi, openScorecard } from '../support/http.js';

interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ ...document, $id: 'http://document.test/' });

/** What is wrong with an answer, by the document; null when it fits. */
function misfit(
  path: string,
  method: string,
  { status, type, body }: { status: number; type: string; body: unknown },
): string | null {
  const pointer = `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses`;
  const documented = document.paths[path]?.[method]?.responses[status];
  if (documented === undefined) return `${status} is not documented`;
  const place = documented.$ref?.slice(1) ?? `${pointer}/${status}`;
  const validate = ajv.getSchema(`http://document.test/#${place}/content/${type.replaceAll('/', '~1')}/schema`);
  if (validate === undefined) return `${type} is not documented`;
  return validate(body) ? null : ajv.errorsText(validate.errors);
}

const EXAMPLE = readFileSync(join(import.meta.dirname, '../../examples/engineering-manager-payments.yaml'), 'utf8');

describe('the answers of the API fit its OpenAPI document', () => {
  let api: TestApi;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    api = await TestApi.start('sqlite');
    const { interviewer, scorecard } = await openScorecard(api);
    Object.assign(ids, { interviewers: interviewer.id, scorecards: scorecard.id });
    const { body: imported } = await api
      .post('/imports/evaluations')
      .set('Content-Type', 'application/yaml')
      .send(EXAMPLE as unknown as object);
    await api.create('/interviewers', { handle: 'taken', name: 'Taken' });
    ids['requisitions'] = imported.requisitionId;
    const { body: page } = await api.get(`/requisitions/${imported.requisitionId}/applications?limit=1`);
    ids['applications'] = page.items[0].id;
    await api.create(`/applications/${ids['applications']}/debrief`, {});
    const { body: assessment } = await api.post(`/requisitions/${imported.requisitionId}/assessments`);
    ids['assessments'] = assessment.id;
    ids['briefs'] = (await api.create(`/assessments/${assessment.id}/briefs`, { applicationId: null, paper: 'A4' })).id;
    let { body: job } = await api.post('/rubrics/engineering-arc@1/calibrations');
    while (job.calibration === null && job.state !== 'failed')
      job = (await api.get(`/calibration-jobs/${job.id}`)).body;
    Object.assign(ids, { 'calibration-jobs': job.id, calibrations: job.calibration?.id });
  }, 60_000);
  afterAll(() => api.stop());

  const read = Object.entries(document.paths).filter(
    ([path, methods]) => 'get' in methods && path.startsWith('/api/v1/') && !path.endsWith('/pdf'),
  );

  it.each(read.map(([path]) => path))('GET %s', async (path) => {
    const noun = path.split('/')[3] ?? '';
    const filled = path
      .replace(/{id}|{job}/, ids[noun] ?? '')
      .replace(/\/changes$/, `/changes?since=${ids['calibrations']}`)
      .replace('{reference}', 'engineering-arc@1')
      .replace('/api/v1', '');
    const { status, headers, body } = await api.get(filled);
    expect(status).toBe(200);
    expect(misfit(path, 'get', { status, type: (headers['content-type'] ?? '').replace(/;.*/, ''), body })).toBeNull();
  });

  it('would be found out if they did not', () => {
    const type = 'application/json';
    expect(misfit('/api/v1/requisitions/{id}', 'get', { status: 200, type, body: { id: 7 } })).toContain(
      '/id must be string',
    );
    expect(misfit('/api/v1/requisitions/{id}', 'get', { status: 418, type, body: {} })).toBe('418 is not documented');
  });

  it.each([
    ['/api/v1/requisitions', '/requisitions', {}, 400],
    ['/api/v1/requisitions', '/requisitions', { rubric: 'engineering-arc@1', title: 'x', stage: 'none' }, 422],
    ['/api/v1/interviewers', '/interviewers', { handle: 'taken', name: 'Somebody else' }, 409],
  ])('POST %s when it refuses', async (path, address, sent, expected) => {
    const { status, headers, body } = await api.post(address, sent);
    expect(status).toBe(expected);
    expect(misfit(path, 'post', { status, type: headers['content-type'] ?? '', body })).toBeNull();
  });
});
