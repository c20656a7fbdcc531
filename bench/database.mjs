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
const [{ createApp }, { sqliteWriter }, { run }, { UnitOfWork }] = await Promise.all(
  ['app.js', 'database/data-source.js', 'database/sql.js', 'database/unit-of-work.js'].map(load),
);
const { DataSource, EntitySchema } = await import('typeorm');
const { peerReader, readThroughRelations } = await import('./database/peer.mjs');

const directory = mkdtempSync(join(tmpdir(), 'arcbrief-bench-'));
const file = join(directory, 'bench.db');
// The services as the product wires them: by hand they would be wired as they were.
const app = await createApp({ database: { type: 'sqlite', file, migrate: true }, logger: false });
await app.init();
const get = async (path, token) => app.get((await load(`modules/${path}.js`))[token], { strict: false });
const units = app.get(UnitOfWork);
const installed = await get('rubrics/rubrics.service', 'RubricsService');
const requisitions = await get('requisitions/requisitions.service', 'RequisitionsService');
const applications = await get('applications/applications.service', 'ApplicationsService');
const people = await get('people/people.service', 'PeopleService');
const scorecardRows = await get('scorecards/scorecards.repository', 'ScorecardsRepository');
const scorecards = await get('scorecards/scorecards.service', 'ScorecardsService');
const evaluations = await get('assessments/evaluations.service', 'EvaluationsService');

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

// The peer of a read: the same tables, related as an ORM's user would relate them, and asked for the same information.
// Of a write: a card with cascaded ratings in tables of the same columns, without the triggers that hold ours.
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
const reader = await peerReader(settings);
const peerFile = join(directory, 'peer.db');
const peer = await new DataSource({
  ...settings,
  database: peerFile,
  entities: cardEntities,
  migrations: [],
  synchronize: true,
}).initialize();

const other = await requisitions.create({ rubric: 'engineering-arc@1', title: 'Another seat', stage: 'leader' });
const newDraft = async (index) => {
  const application = await applications.create(other.id, {
    candidate: { name: `Writing ${index}` },
    source: 'external',
  });
  const card = await scorecards.open(application.id, panel[0].id);
  return scorecards.saveDraft(card.id, card.version, content);
};
const writing = [];
for (let index = 0; index < WRITES; index += 1)
  writing.push({ row: await newDraft(index), useCase: await newDraft(index) });

const readOurs = async () => {
  const { applications: read } = await evaluations.of(requisition.id);
  return read.reduce(
    (sum, { scorecards: cards }) => sum + cards.reduce((cardSum, { ratings }) => cardSum + ratings.length, 0),
    0,
  );
};
const readPeer = async () => {
  const read = await readThroughRelations(reader, requisition.id);
  return read.reduce(
    (sum, { scorecards: cards }) =>
      sum + cards.reduce((cardSum, { revisions }) => cardSum + (revisions.at(-1)?.ratings.length ?? 0), 0),
    0,
  );
};
// The row: what `save()` does too. The use case: the version check, the rules of the rubric and the freezing as well.
const writeRow = (index) =>
  units.write(async () => {
    const { id, version } = writing[index].row;
    await scorecardRows.writeRevision({
      scorecardId: id,
      revision: 1,
      at: '2026-11-02T10:00:00Z',
      reason: null,
      content,
    });
    await scorecardRows.putInForce(id, version, {
      submittedAt: '2026-11-02T10:00:00Z',
      rubric: 'engineering-arc@1',
      revision: 1,
    });
  });
const writeUseCase = (index) => scorecards.submit(writing[index].useCase.id, writing[index].useCase.version);
const writePeer = (index) =>
  peer.getRepository('PeerCard').save({
    applicationId: writing[index].row.applicationId,
    interviewerId: writing[index].row.interviewerId,
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

const line = (name, { p50, p95, cpu }) =>
  `  ${name.padEnd(44)} p50 ${p50.toFixed(2).padStart(8)} ms   p95 ${p95.toFixed(2).padStart(8)} ms   CPU ${cpu.toFixed(2).padStart(8)} ms`;

function print(title, rows, bar) {
  console.log(title);
  for (const [name, figures] of rows) console.log(line(name, figures));
  const [[, mine], [, peers]] = [rows[0], rows.at(-1)];
  const verdict = (ratio) => `${ratio.toFixed(1)}× (${ratio >= bar ? 'held' : 'missed'})`;
  console.log(
    `  first against last, bar ${bar}×: ${verdict(peers.p50 / mine.p50)} by p50, ${verdict(peers.cpu / mine.cpu)} by CPU\n`,
  );
}

for (let index = 0; index < 10; index += 1) {
  await readOurs();
  await readPeer();
}
const reads = await measure(READS, [readOurs, readPeer]);
const warm = 20;
for (let index = 0; index < warm; index += 1) {
  await writeRow(index);
  await writeUseCase(index);
  await writePeer(index);
}
const writes = await measure(
  WRITES - warm,
  [writeRow, writeUseCase, writePeer].map((write) => (index) => write(index + warm)),
);

print(
  `shortlist read, ${APPLICATIONS} applications × ${INTERVIEWERS} interviewers × ${rubric.criteria.length} criteria`,
  [
    ['EvaluationsService.of', reads[0]],
    ['TypeORM find() with relations', reads[1]],
  ],
  8,
);
// The wait for the disk at each commit is the same for all three; CPU leaves it out.
print(
  `scorecard write, ${rubric.criteria.length} ratings, synchronous=FULL`,
  [
    ['revision, ratings and scorecard', writes[0]],
    ['the whole of ScorecardsService.submit', writes[1]],
    ['TypeORM save() with cascade', writes[2]],
  ],
  2.5,
);

const { rows } = await units.read(() => run(units.manager, 'SELECT count(*) AS n FROM "ratings"', []));
console.log(`(${rows[0].n} ratings in the database; Node ${process.versions.node})`);
await reader.destroy();
await peer.destroy();
await app.close();
rmSync(directory, { recursive: true, force: true });
