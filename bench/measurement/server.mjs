import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { simulate } from './simulation.ts';

const RUBRIC = 'engineering-arc@1';
const AT = '2026-01-05T10:00:00.000Z';
/** Milliseconds within which 99 of 100 answers of /ready come while a calibration is fitted. */
const BAR = 200;
const IDLE = 500;

const SERVER = `
  const { serve } = await import(process.argv[1]);
  const server = await serve({ database: { type: 'sqlite', file: process.argv[2], migrate: true }, listen: { host: '127.0.0.1', port: 0 } });
  console.log(server.url);
`;

/** Prints how fast the server answers while nothing happens, and while a calibration of everything is on its way. */
export async function serverMeanwhile({ dist, candidates }) {
  const directory = mkdtempSync(join(tmpdir(), 'arcbrief-bench-calibration-'));
  const file = join(directory, 'bench.db');
  const from = resolve(dist === '' ? 'dist' : dist);
  try {
    const { token, requisition, rubric } = await prepared(from, file);
    const ratings = fill(file, { candidates, requisition, rubric });
    const app = pathToFileURL(join(from, 'app.js')).href;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', SERVER, app, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = await once(createInterface({ input: child.stdout }), 'line');
    const idle = [];
    while (idle.length < IDLE) idle.push(await timed(url));
    const { meanwhile, seconds, state } = await calibrated(url, token);
    child.kill('SIGTERM');
    await once(child, 'exit');
    console.log(
      `server with ${candidates} applications (${ratings} ratings) in its file: /ready ${figures(idle)} while nothing happens; ` +
        `${figures(meanwhile)} while they are calibrated, ${seconds.toFixed(1)} s, ${state} (bar: p99 ${BAR} ms)`,
    );
    const missed = state === 'done' ? [] : [`the calibration ended as ${state}`];
    return quantile(meanwhile, 0.99) > BAR
      ? [...missed, `/ready p99 ${quantile(meanwhile, 0.99).toFixed(0)} ms`]
      : missed;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The tables, a recruiter with a token, and a requisition. */
async function prepared(dist, file) {
  const load = (path) => import(pathToFileURL(join(dist, `${path}.js`)).href);
  const [{ createApp }, { AccountsService }, { TokensService }, { RequisitionsService }, { RubricsService }] =
    await Promise.all(
      [
        'app',
        'modules/people/accounts.service',
        'modules/access/tokens.service',
        'modules/requisitions/requisitions.service',
        'modules/rubrics/rubrics.service',
      ].map(load),
    );
  const app = await createApp({ database: { type: 'sqlite', file, migrate: true }, logger: false });
  const person = { email: 'bench@example.com', name: 'Bench', password: 'a password for the bench' };
  const { id } = await app.get(AccountsService).setUp(person);
  const scopes = ['people:read', 'people:write'];
  const { token } = await app.get(TokensService).create(id, { name: 'bench', scopes, days: 1 });
  const opening = { rubric: RUBRIC, title: 'Benchmark', stage: 'leader', openedBy: id };
  const { id: requisition } = await app.get(RequisitionsService).create(opening);
  const { rubric } = app.get(RubricsService).get(RUBRIC);
  await app.close();
  return { token, requisition, rubric };
}

/** Scorecards straight into the file, as the service leaves them: a draft, a revision with its ratings, and in force. */
function fill(file, { candidates, requisition, rubric }) {
  const criteria = rubric.criteria.map(({ id }) => id);
  const design = { candidates, interviewers: 120, panel: [3, 6], criteria: criteria.length, rounded: true, gaps: 0.1 };
  const { observations, criteria: simulated } = simulate(design, 7);
  const nameOf = new Map(simulated.map(({ id }, index) => [id, criteria[index]]));
  const database = new Database(file);
  const insert = (table, columns) =>
    database.prepare(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`)}) VALUES (${columns.map(() => '?')})`,
    );
  const statements = {
    interviewer: insert('interviewers', ['id', 'version', 'created_at', 'handle', 'name']),
    candidate: insert('candidates', ['id', 'version', 'created_at', 'name']),
    application: insert('applications', [
      ...['id', 'version', 'created_at', 'requisition_id', 'candidate_id', 'source', 'history'],
    ]),
    scorecard: insert('scorecards', [
      ...['id', 'version', 'created_at', 'requisition_id', 'application_id', 'interviewer_id', 'status', 'revision'],
      'draft',
    ]),
    revision: insert('scorecard_revisions', ['scorecard_id', 'revision', 'at', 'tells']),
    rating: insert('ratings', ['revision_seq', 'position', 'criterion', 'rating', 'verification', 'evidence']),
    submit: database.prepare(
      `UPDATE "scorecards" SET "status" = 'submitted', "draft" = NULL, "revision" = 1, "version" = 2, "submitted_at" = ?, "rubric" = ? WHERE "id" = ?`,
    ),
  };
  database.transaction(() => {
    for (const who of new Set(observations.map(({ interviewer }) => interviewer)))
      statements.interviewer.run(who, 1, AT, who, who);
    const applications = Map.groupBy(observations, ({ application }) => application);
    for (const [application, given] of applications) {
      statements.candidate.run(application, 1, AT, application);
      statements.application.run(application, 1, AT, requisition, application, 'external', '[]');
      for (const [who, ratings] of Map.groupBy(given, ({ interviewer }) => interviewer)) {
        const id = `${application}-${who}`;
        statements.scorecard.run(id, 1, AT, requisition, application, who, 'draft', 0, '{}');
        const { lastInsertRowid } = statements.revision.run(id, 1, AT, '[]');
        ratings.forEach(({ criterion, rating }, position) =>
          statements.rating.run(lastInsertRowid, position, nameOf.get(criterion), rating, 'probed', 'Heard it.'),
        );
        statements.submit.run(AT, RUBRIC, id);
      }
    }
  })();
  database.close();
  return observations.length;
}

/** Answers from the moment at which the calibration is asked for until it has ended. */
async function calibrated(url, token) {
  const headers = { Authorization: `Bearer ${token}` };
  const begin = performance.now();
  const asked = await fetch(`${url}/api/v1/rubrics/${RUBRIC}/calibrations`, { method: 'POST', headers });
  if (asked.status !== 202) throw new Error(`the calibration was answered ${asked.status}: ${await asked.text()}`);
  const { id } = await asked.json();
  const meanwhile = [];
  for (;;) {
    for (let count = 0; count < 20; count += 1) meanwhile.push(await timed(url));
    const { state } = await (await fetch(`${url}/api/v1/calibration-jobs/${id}`, { headers })).json();
    if (state !== 'waiting' && state !== 'running')
      return { meanwhile, state, seconds: (performance.now() - begin) / 1000 };
  }
}

async function timed(url) {
  await pause(5);
  const begin = performance.now();
  const answer = await fetch(`${url}/ready`);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`/ready answered ${answer.status}`);
  return performance.now() - begin;
}

function quantile(times, share) {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
}

function figures(times) {
  return `p50 ${quantile(times, 0.5).toFixed(1)}, p99 ${quantile(times, 0.99).toFixed(1)} ms of ${times.length}`;
}
