/** The thread of a calibration: reads the pool, fits it, says what it found, and ends. */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { rangesOf } from '../../../common/ranges.js';
import { openDatabase } from '../../../database/database.js';
import { calibrate, canonicalJson, interviewerFindings, type Observation } from '../../../domain/index.js';
import { CalibrationsRepository, type PoolOfRubric } from '../calibrations.repository.js';

import type { CalibrationFound, CalibrationMessage, CalibrationTask, FoundOfInterviewer } from './task.js';

const task = workerData as CalibrationTask;
say({ kind: 'found', found: found(await pool(task)) });

async function pool({ database, reference, rubric }: CalibrationTask): Promise<PoolOfRubric> {
  const units = await openDatabase(database);
  try {
    return await units.read(() => new CalibrationsRepository(units).poolOf(reference, rubric.criteria));
  } finally {
    await units.close();
  }
}

function found({ ratings, interviewers, scorecards, revisions, practice }: PoolOfRubric): CalibrationFound | null {
  if (ratings.length === 0) return null;
  const dataSha256 = hashOf(ratings);
  const { calibration, record, fits } = calibrate({
    rubric: task.rubric,
    ratings,
    practice,
    seed: dataSha256,
    onProgress: (done, of) => say({ kind: 'progress', done, of }),
  });
  return {
    dataSha256,
    scorecards,
    applications: new Set(ratings.map(({ application }) => application)).size,
    interviewers: new Set(ratings.map(({ interviewer }) => interviewer)).size,
    newestRevision: revisions.reduce((newest, seq) => Math.max(newest, seq), 0),
    practiceRatings: practice.length,
    members: JSON.stringify(rangesOf(revisions)),
    record: canonicalJson(record),
    content: canonicalJson(calibration),
    findings: findingsOf(fits, { ratings, interviewers, dataSha256 }),
  };
}

/** Seeded from the data's hash: the same ratings, with the same days and verification, say the same of everybody. */
function findingsOf(
  fits: ReturnType<typeof calibrate>['fits'],
  {
    ratings,
    interviewers,
    dataSha256,
  }: Pick<PoolOfRubric, 'ratings' | 'interviewers'> & { readonly dataSha256: string },
): readonly FoundOfInterviewer[] {
  const seed = Number.parseInt(dataSha256.slice(0, 8), 16);
  return interviewerFindings({ fits, ratings, seed }).flatMap(({ interviewer, ...findings }) => {
    const interviewerId = interviewers.get(interviewer);
    return interviewerId === undefined ? [] : [{ interviewerId, findings: JSON.stringify(findings) }];
  });
}

/**
 * In canonical order, a rating a line: the same ratings give the same hash, in whatever order they came. Practice is not in
 * it: recruiters read the hash and the ratings, and could find what somebody gave in practice by trying.
 */
function hashOf(ratings: readonly Observation[]): string {
  const hash = createHash('sha256');
  const lines = ratings.map(({ application, interviewer, criterion, rating }) =>
    JSON.stringify([application, interviewer, criterion, rating]),
  );
  for (const line of lines.sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}

function say(message: CalibrationMessage): void {
  parentPort?.postMessage(message);
}
