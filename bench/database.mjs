// Bar 7: a shortlist read ≥ 8× faster than TypeORM's find with relations, a scorecard write ≥ 2.5× faster than a cascaded save().
// Both sides on SQLite with the product's settings, interleaved in one run. Usage: node bench/database.mjs [folder of the build, default ../dist]
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const APPLICATIONS = 50;
const INTERVIEWERS = 5;
const READS = 60;
const WRITES = 150;

const dist = pathToFileURL(`${resolve(process.argv[2] ?? join(import.meta.dirname, '../dist'))}/`);
const load = (path) => import(new URL(path, dist).href);
const [{ Clock }, { openDatabase }, { sqliteWriter }, { run }] = await Promise.all(
  ['common/clock.js', 'database/database.js', 'database/data-source.js', 'database/sql.js'].map(load),
);
const [{ ApplicationsRepository }, { ApplicationsService }, { PeopleRepository }, { PeopleService }] =
  await Promise.all(
    [
      'applications/applications.repository.js',
      'applications/applications.service.js',
      'people/people.repository.js',
      'people/people.service.js',
    ].map((path) => load(`modules/${path}`)),
  );
const [{ RequisitionsRepository }, { RequisitionsService }, { RubricVersions }, { RubricsService }] = await Promise.all(
  [
    'requisitions/requisitions.repository.js',
    'requisitions/requisitions.service.js',
    'requisitions/rubric-versions.service.js',
    'rubrics/rubrics.service.js',
  ].map((path) => load(`modules/${path}`)),
);
const [{ ScorecardsRepository }, { ScorecardsService }, { EvaluationsService }] = await Promise.all(
  ['scorecards/scorecards.repository.js', 'scorecards/scorecards.service.js', 'assessments/evaluations.service.js'].map(
    (path) => load(`modules/${path}`),
  ),
);
const { DataSource, EntitySchema } = await import('typeorm');

const directory = mkdtempSync(join(tmpdir(), 'arcbrief-bench-'));
const file = join(directory, 'bench.db');
const units = await openDatabase({ type: 'sqlite', file, migrate: true });
const clock = new Clock();
const requisitionRows = new RequisitionsRepository(units);
const installed = new RubricsService();
const rubrics = new RubricVersions(requisitionRows, installed, clock);
const requisitions = new RequisitionsService(units, requisitionRows, rubrics, clock);
const applications = new ApplicationsService(units, new ApplicationsRepository(units), requisitions, clock);
const people = new PeopleService(units, new PeopleRepository(units), clock);
const scorecards = new ScorecardsService(
  units,
  new ScorecardsRepository(units),
  applications,
  people,
  requisitions,
  clock,
);
const evaluations = new EvaluationsService(units, requisitions, applications, scorecards, people);

const { rubric } = installed.get('engineering-arc@1');
const content = {
  recommendation: 'yes',
  keyTakeaway: 'Has carried the pager, and says what they would do otherwise today.',
  tells: ['cannot-follow-the-work'],
  ratings: rubric.criteria.map(({ id }) => ({
    criterion: id,
    rating: 4,
    verification: 'probed',
    evidence: `Walked through the outage of March, step by step, for ${id}.`,
  })),
};

const requisition = await requisitions.create({
  rubric: 'engineering-arc@1',
  title: 'Engineering Manager, Payments',
  stage: 'leader',
});
const panel = [];
for (let index = 0; index < INTERVIEWERS; index += 1)
  panel.push(await people.create({ handle: `interviewer-${index}`, name: `Interviewer ${index}` }));
for (let index = 0; index < APPLICATIONS; index += 1) {
  const application = await applications.create(requisition.id, {
    candidate: { name: `Candidate ${index}` },
    source: 'external',
  });
  for (const { id } of panel)
    await scorecards.record(application.id, id, { ...content, submittedAt: '2026-11-02T10:00:00Z', amendments: [] });
}

// The peer: the same tables for reading, as an ORM user would relate them; for writing, a card with cascaded ratings in tables of the same columns.
const text = (name, nullable = false) => ({ type: 'text', name, nullable });
const peerEntities = [
  new EntitySchema({
    name: 'PeerApplication',
    tableName: 'applications',
    columns: {
      id: { type: 'varchar', primary: true },
      requisitionId: text('requisition_id'),
      candidateId: text('candidate_id'),
      source: text('source'),
      history: text('history'),
    },
    relations: { scorecards: { type: 'one-to-many', target: 'PeerScorecard', inverseSide: 'application' } },
  }),
  new EntitySchema({
    name: 'PeerScorecard',
    tableName: 'scorecards',
    columns: {
      id: { type: 'varchar', primary: true },
      interviewerId: text('interviewer_id'),
      status: text('status'),
      submittedAt: text('submitted_at', true),
    },
    relations: {
      application: {
        type: 'many-to-one',
        target: 'PeerApplication',
        inverseSide: 'scorecards',
        joinColumn: { name: 'application_id', referencedColumnName: 'id' },
      },
      revisions: { type: 'one-to-many', target: 'PeerRevision', inverseSide: 'scorecard' },
    },
  }),
  new EntitySchema({
    name: 'PeerRevision',
    tableName: 'scorecard_revisions',
    columns: {
      seq: { type: 'integer', primary: true },
      revision: { type: 'integer' },
      at: text('at'),
      reason: text('reason', true),
      recommendation: text('recommendation', true),
      keyTakeaway: text('key_takeaway', true),
      tells: text('tells'),
    },
    relations: {
      scorecard: {
        type: 'many-to-one',
        target: 'PeerScorecard',
        inverseSide: 'revisions',
        joinColumn: { name: 'scorecard_id', referencedColumnName: 'id' },
      },
      ratings: { type: 'one-to-many', target: 'PeerRating', inverseSide: 'revision' },
    },
  }),
  new EntitySchema({
    name: 'PeerRating',
    tableName: 'ratings',
    columns: {
      revisionSeq: { type: 'integer', name: 'revision_seq', primary: true },
      position: { type: 'integer', primary: true },
      criterion: text('criterion'),
      rating: { type: 'integer', nullable: true },
      verification: text('verification', true),
      evidence: text('evidence', true),
    },
    relations: {
      revision: {
        type: 'many-to-one',
        target: 'PeerRevision',
        inverseSide: 'ratings',
        joinColumn: { name: 'revision_seq', referencedColumnName: 'seq' },
      },
    },
  }),
];
const cardEntities = [
  new EntitySchema({
    name: 'PeerCard',
    tableName: 'peer_cards',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      applicationId: { type: 'varchar', name: 'application_id' },
      interviewerId: { type: 'varchar', name: 'interviewer_id' },
      status: { type: 'varchar' },
      submittedAt: { type: 'varchar', name: 'submitted_at' },
      recommendation: { type: 'varchar' },
      keyTakeaway: { type: 'text', name: 'key_takeaway' },
      tells: { type: 'text' },
    },
    relations: { ratings: { type: 'one-to-many', target: 'PeerCardRating', inverseSide: 'card', cascade: true } },
  }),
  new EntitySchema({
    name: 'PeerCardRating',
    tableName: 'peer_card_ratings',
    columns: {
      id: { type: 'integer', primary: true, generated: 'increment' },
      criterion: { type: 'varchar' },
      rating: { type: 'integer' },
      verification: { type: 'varchar' },
      evidence: { type: 'text' },
    },
    relations: { card: { type: 'many-to-one', target: 'PeerCard', inverseSide: 'ratings', nullable: false } },
  }),
];
const settings = sqliteWriter({ file }).options;
const reader = await new DataSource({
  ...settings,
  entities: peerEntities,
  migrations: [],
  readonly: true,
  enableWAL: false,
  prepareDatabase: undefined,
}).initialize();
const peerFile = join(directory, 'peer.db');
const peer = await new DataSource({
  ...settings,
  database: peerFile,
  entities: cardEntities,
  migrations: [],
  synchronize: true,
}).initialize();

const interviewerOf = (index) => panel[index % INTERVIEWERS];
const other = await requisitions.create({ rubric: 'engineering-arc@1', title: 'Another seat', stage: 'leader' });
const writing = [];
for (let index = 0; index < WRITES; index += 1) {
  const application = await applications.create(other.id, {
    candidate: { name: `Writing ${index}` },
    source: 'external',
  });
  const card = await scorecards.open(application.id, interviewerOf(index).id);
  writing.push(await scorecards.saveDraft(card.id, card.version, content));
}

const readOurs = async () => {
  const { applications: read } = await evaluations.of(requisition.id);
  return read.reduce(
    (sum, { scorecards: cards }) => sum + cards.reduce((cardSum, { ratings }) => cardSum + ratings.length, 0),
    0,
  );
};
const readPeer = async () => {
  const read = await reader
    .getRepository('PeerApplication')
    .find({ where: { requisitionId: requisition.id }, relations: { scorecards: { revisions: { ratings: true } } } });
  return read.reduce(
    (sum, { scorecards: cards }) =>
      sum + cards.reduce((cardSum, { revisions }) => cardSum + (revisions.at(-1)?.ratings.length ?? 0), 0),
    0,
  );
};
const writeOurs = (index) => scorecards.submit(writing[index].id, writing[index].version);
const writePeer = (index) =>
  peer.getRepository('PeerCard').save({
    applicationId: writing[index].applicationId,
    interviewerId: writing[index].interviewerId,
    status: 'submitted',
    submittedAt: '2026-11-02T10:00:00Z',
    recommendation: content.recommendation,
    keyTakeaway: content.keyTakeaway,
    tells: JSON.stringify(content.tells),
    ratings: content.ratings.map((rating) => ({ ...rating })),
  });

const [ours, theirs] = [await readOurs(), await readPeer()];
if (ours !== theirs || ours < APPLICATIONS * INTERVIEWERS * rubric.criteria.length)
  throw new Error(`the two reads differ: ${ours} and ${theirs} ratings`);

async function measure(count, sides) {
  const figures = sides.map(() => ({ wall: [], cpu: [] }));
  for (let index = 0; index < count; index += 1) {
    for (const [side, work] of sides.entries()) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      await work(index);
      figures[side].wall.push(performance.now() - start);
      const { user, system } = process.cpuUsage(cpu);
      figures[side].cpu.push((user + system) / 1000);
    }
  }
  return figures.map(({ wall, cpu }) => ({
    p50: quantile(wall, 0.5),
    p95: quantile(wall, 0.95),
    cpu: cpu.reduce((sum, value) => sum + value, 0) / count,
  }));
}

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function print(title, [mine, peers], names, bar) {
  const row = (name, { p50, p95, cpu }) =>
    `  ${name.padEnd(46)} p50 ${p50.toFixed(2).padStart(8)} ms   p95 ${p95.toFixed(2).padStart(8)} ms   CPU ${cpu.toFixed(2).padStart(8)} ms`;
  const ratio = peers.p50 / mine.p50;
  console.log(
    `${title}\n${row(names[0], mine)}\n${row(names[1], peers)}\n  ${ratio.toFixed(1)}× by p50, ${(peers.cpu / mine.cpu).toFixed(1)}× by CPU; the bar is ${bar}×: ${ratio >= bar ? 'held' : 'MISSED'}\n`,
  );
  return ratio >= bar;
}

for (let index = 0; index < 5; index += 1) await Promise.all([readOurs(), readPeer()]);
const reads = await measure(READS, [readOurs, readPeer]);
const warm = 20;
for (let index = 0; index < warm; index += 1) await writePeer(index);
for (let index = 0; index < warm; index += 1) await writeOurs(index);
const writes = await measure(WRITES - warm, [(index) => writeOurs(index + warm), (index) => writePeer(index + warm)]);

// What is timed as ours is the whole use case: the version check, the rules of the rubric, the freezing, the commit.
const held = [
  print(
    `shortlist read, ${APPLICATIONS} applications × ${INTERVIEWERS} interviewers × ${rubric.criteria.length} criteria`,
    reads,
    ['EvaluationsService.of', 'TypeORM find with relations'],
    8,
  ),
  print(
    `scorecard write, ${rubric.criteria.length} ratings, synchronous=FULL`,
    writes,
    ['ScorecardsService.submit', 'TypeORM save() with cascade'],
    2.5,
  ),
];

const { rows } = await units.read(() => run(units.manager, 'SELECT count(*) AS n FROM "ratings"', []));
console.log(`(${rows[0].n} ratings in the database; Node ${process.versions.node})`);
await reader.destroy();
await peer.destroy();
await units.close();
if (process.argv[3] !== 'keep') rmSync(directory, { recursive: true, force: true });
if (process.argv[3] === 'keep') console.log(file);
process.exitCode = held.every(Boolean) ? 0 : 1;
