import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peerReader, readThroughRelations } from '../database/peer.mjs';
import { ms, quantile } from '../brief/report.mjs';

const BAR = 8;
const CANDIDATES = 50;
const INTERVIEWERS = 5;

/** What a shortlist of 50 candidates is computed from, read by the product and through an ORM's relations, in turns. */
export async function shortlistRead({ product, report, rounds, dist }) {
  const load = (file) => import(pathToFileURL(resolve(dist, `${file}.js`)).href);
  const [{ EvaluationsService }, { sqliteWriter }] = [
    await load('modules/assessments/evaluations.service'),
    await load('database/data-source'),
  ];
  const requisition = await product.requisitionOf(CANDIDATES, INTERVIEWERS);
  const evaluations = product.app.get(EvaluationsService, { strict: false });
  const reader = await peerReader(sqliteWriter({ file: product.file }).options);

  const count = (lists) => lists.reduce((sum, list) => sum + list.length, 0);
  const sides = [
    async () => {
      const { applications } = await evaluations.of(requisition);
      return count(applications.flatMap(({ scorecards }) => scorecards.map(({ ratings }) => ratings)));
    },
    async () => {
      const applications = await readThroughRelations(reader, requisition);
      return count(
        applications.flatMap(({ scorecards }) => scorecards.map(({ revisions }) => revisions.at(-1)?.ratings ?? [])),
      );
    },
  ];
  const read = [await sides[0](), await sides[1]()];
  if (read[0] !== read[1] || read[0] < CANDIDATES * INTERVIEWERS * 10)
    throw new Error(`the two reads differ: ${read.join(' and ')} ratings`);

  const times = sides.map(() => []);
  const cpus = [0, 0];
  for (let round = -5; round < rounds; round += 1) {
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      await sides[index]();
      const wall = performance.now() - start;
      const { user, system } = process.cpuUsage(cpu);
      if (round < 0) continue;
      times[index].push(wall);
      cpus[index] += user + system;
    }
  }
  const [ours, theirs] = times.map((all) => quantile(all, 0.5));
  report.title(
    `shortlist of ${CANDIDATES} candidates × ${INTERVIEWERS} interviewers, ${read[0]} ratings, p50 of ${rounds} in turns`,
  );
  report.line(`  ${ms(ours).padStart(8)}  EvaluationsService.of`);
  report.line(`  ${ms(theirs).padStart(8)}  TypeORM find() with relations`);
  report.bar(
    'shortlist',
    `${(theirs / ours).toFixed(1)}× faster by p50, ${(cpus[1] / cpus[0]).toFixed(1)}× by CPU, bar ${BAR}×`,
    theirs / ours >= BAR,
  );
  await reader.destroy();
}
