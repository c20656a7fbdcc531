// The built product, once, as a user would: start it on an empty data directory, import an example through the API,
// assess it, issue a brief and fetch its PDF; then stop it, and see that nothing is left running.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstToken } from './first-token.mjs';
import { buildWhenStale } from './build-when-stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
buildWhenStale({ announce: (line) => console.log(line) });

const data = mkdtempSync(join(tmpdir(), 'arcbrief-smoke-'));
const env = { ...process.env, ARCBRIEF_DATA_DIR: data, ARCBRIEF_PORT: '0', ARCBRIEF_DATABASE_URL: '' };
// Before the server has the database to itself.
const token = await firstToken(join(data, 'arcbrief.sqlite'));
const server = spawn(process.execPath, [join(root, 'dist/main.js')], { env, stdio: ['ignore', 'inherit', 'pipe'] });
const ended = new Promise((resolve) => server.on('exit', (code, signal) => resolve({ code, signal })));

/** The address that the server says it listens on. */
const url = new Promise((resolve, reject) => {
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
    const found = /http:\/\/[^/\s]+/.exec(said);
    if (found) resolve(found[0]);
  });
  void ended.then(() => reject(new Error(`the server ended before it listened:\n${said}`)));
});

async function call(method, path, { body, type = 'application/json' } = {}) {
  const headers = { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': type }) };
  const response = await fetch((await url) + path, { method, headers, body });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}

async function use() {
  const ready = await (await call('GET', '/ready')).json();
  console.log(`ready: ${JSON.stringify(ready)}`);
  const example = readFileSync(join(root, 'examples/staff-engineer.yaml'), 'utf8');
  const imported = await (
    await call('POST', '/api/v1/imports/evaluations', { body: example, type: 'application/yaml' })
  ).json();
  const assessment = await (await call('POST', `/api/v1/requisitions/${imported.requisitionId}/assessments`)).json();
  const brief = await (
    await call('POST', `/api/v1/assessments/${assessment.id}/briefs`, {
      body: JSON.stringify({ applicationId: null, paper: 'A4' }),
    })
  ).json();
  const pdf = Buffer.from(await (await call('GET', `/api/v1/briefs/${brief.id}/pdf`)).arrayBuffer());
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new Error('what came is no PDF');
  console.log(`brief ${brief.number}: ${pdf.length} bytes of PDF`);
}

try {
  await use();
  server.kill('SIGTERM');
  const { code, signal } = await ended;
  if (code !== 0) throw new Error(`the server ended with ${code ?? signal}`);
  console.log('stopped cleanly');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
  server.kill('SIGKILL');
  await ended.catch(() => undefined);
} finally {
  rmSync(data, { recursive: true, force: true });
}
