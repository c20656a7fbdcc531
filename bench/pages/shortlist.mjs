import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peerReader, readThroughRelations } from '../database/peer.mjs';
import { ms, quantile } from '../brief/report.mjs';

const BAR = 8;
const CANDIDATES = 50;
const INTERVIEWERS = 5;

/**
 * A shortlist of 50 candidates, read as its page reads it and loaded through an ORM's relations, in turns; beside them, with no bar, the
 * read of all that it is computed from: every text of evidence is in that one, and both sides spend most of their time on those.
 */
export async function shortlistRead({ product, report, rounds, dist }) {
  const load = (file) => import(pathToFileURL(resolve(dist, `${file}.js`)).href);
  const [{ AssessmentsService }, { EvaluationsService }, { sqliteWriter }] = [
    await load('modules/assessments/assessments.service'),
    await load('modules/assessments/evaluations.service'),
    await load('database/data-source'),
  ];
  const requisition = await product.requisitionOf(CANDIDATES, INTERVIEWERS);
  const evaluations = product.app.get(EvaluationsService, { strict: false });
  const assessments = product.app.get(AssessmentsService, { strict: false });
  const { id } = await assessments.assess(requisition);
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
    async () => (await assessments.shortlistOf(id)).assessment.applications.length,
  ];
  const read = [await sides[0](), await sides[1](), await sides[2]()];
  if (read[2] !== CANDIDATES) throw new Error(`the shortlist holds ${read[2]} candidates`);
  if (read[0] !== read[1] || read[0] < CANDIDATES * INTERVIEWERS * 10)
    throw new Error(`the two reads differ: ${read.join(' and ')} ratings`);

  const times = sides.map(() => []);
  const cpus = [0, 0, 0];
  for (let round = -5; round < rounds; round += 1) {
    for (const index of round % 2 === 0 ? [0, 1, 2] : [2, 1, 0]) {
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
  const [computed, theirs, shown] = times.map((all) => quantile(all, 0.5));
  const ratio = (time, cpu) => `${(theirs / time).toFixed(1)}× faster by p50, ${(cpus[1] / cpu).toFixed(1)}× by CPU`;
  report.title(
    `shortlist of ${CANDIDATES} candidates × ${INTERVIEWERS} interviewers, ${read[0]} ratings, p50 of ${rounds} in turns`,
  );
  report.line(`  ${ms(shown).padStart(8)}  as its page reads it, AssessmentsService.shortlistOf`);
  report.line(`  ${ms(theirs).padStart(8)}  TypeORM find() with relations`);
  report.line(
    `  ${ms(computed).padStart(8)}  all that it is computed from, EvaluationsService.of: ${ratio(computed, cpus[0])}`,
  );
  report.bar('shortlist', `${ratio(shown, cpus[2])}, bar ${BAR}×`, theirs / shown >= BAR);
  await reader.destroy();
}
