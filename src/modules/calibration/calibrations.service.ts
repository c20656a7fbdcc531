import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { inRanges } from '../../common/ranges.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { ENGINE_VERSION, type FrozenCalibration, type Observation } from '../../domain/index.js';
import type { CalibrationTrigger } from './calibration.entity.js';
import { CalibrationNotFound } from './calibrations.errors.js';
import { toVersion, type CalibrationVersion } from './calibrations.mapping.js';
import { CalibrationsRepository } from './calibrations.repository.js';
import { FindingsRepository } from './findings.repository.js';
import { observationsOf } from './rated-revisions.mapping.js';
import type { CalibrationFound } from './worker/task.js';

export type { CalibrationTrigger } from './calibration.entity.js';
export type { CalibrationVersion } from './calibrations.mapping.js';

/** Versions of a rubric that a list shows. */
const LISTED = 100;

/** Contents that are kept parsed: a version never changes, and each may be megabytes. */
const PARSED = 4;

/** Frozen calibrations, numbered for each rubric: what all its ratings said of criteria and interviewers at one moment. */
@Injectable()
export class CalibrationsService {
  /** By id, the least recently used first. */
  private readonly parsed = new Map<string, FrozenCalibration>();

  constructor(
    private readonly units: UnitOfWork,
    private readonly calibrations: CalibrationsRepository,
    private readonly findings: FindingsRepository,
    private readonly clock: Clock,
  ) {}

  /** The newest version of a rubric; null while there is none. */
  newest(rubric: string): Promise<CalibrationVersion | null> {
    return this.units.read(async () => {
      const row = await this.calibrations.newest(rubric);
      return row && toVersion(row);
    });
  }

  /** The newest version of every rubric that has one, by rubric. */
  newestOfEach(): Promise<readonly CalibrationVersion[]> {
    return this.units.read(async () => (await this.calibrations.newestOfEach()).map(toVersion));
  }

  /** The versions of a rubric, newest first. */
  list(rubric: string): Promise<readonly CalibrationVersion[]> {
    return this.units.read(async () => (await this.calibrations.list(rubric, LISTED)).map(toVersion));
  }

  /** @throws CalibrationNotFound */
  get(id: string): Promise<CalibrationVersion> {
    return this.units.read(async () => {
      const row = await this.calibrations.find(id);
      if (row === null) throw new CalibrationNotFound();
      return toVersion(row);
    });
  }

  /** What scores are taken from, and figures of interviewers: not for everybody who may know of the version. @throws CalibrationNotFound */
  async frozen(id: string): Promise<FrozenCalibration> {
    const known = this.parsed.get(id);
    this.parsed.delete(id);
    const frozen = known ?? (await this.read(id));
    this.parsed.set(id, frozen);
    const [oldest] = this.parsed.keys();
    if (this.parsed.size > PARSED && oldest !== undefined) this.parsed.delete(oldest);
    return frozen;
  }

  /** What a version was fitted on of one requisition: ratings as they stood then, applications by their ids here. */
  countedOf(requisitionId: string, { members }: CalibrationVersion): Promise<readonly Observation[]> {
    return this.units.read(async () =>
      (await this.calibrations.revisionsOf(requisitionId))
        .filter(({ seq }) => inRanges(members, seq))
        .flatMap(observationsOf),
    );
  }

  /**
   * Keeps what a calibration found as the next version of its rubric, unless the newest was fitted on the same ratings and practice
   * by the same engine. Two servers may have fitted at once: then the second finds the first one's.
   */
  keep(
    { findings, ...found }: CalibrationFound,
    { rubric, trigger }: { readonly rubric: string; readonly trigger: CalibrationTrigger },
  ): Promise<{ readonly version: CalibrationVersion; readonly isNew: boolean }> {
    return this.units.write(async () => {
      for (;;) {
        const newest = await this.calibrations.newest(rubric);
        const isSame =
          newest?.data_sha256 === found.dataSha256 && (newest.practice_ratings ?? 0) === found.practiceRatings;
        if (isSame && newest.engine === ENGINE_VERSION) {
          // One from before findings were kept has none yet.
          await this.findings.keep(newest.id, findings);
          return { version: toVersion(newest), isNew: false };
        }
        const id = newId();
        const written = await this.calibrations.insert({
          id,
          createdAt: this.clock.now(),
          rubric,
          number: (newest?.number ?? 0) + 1,
          trigger,
          engine: ENGINE_VERSION,
          ...found,
        });
        const row = written ? await this.calibrations.find(id) : null;
        if (row === null) continue;
        await this.findings.keep(id, findings);
        return { version: toVersion(row), isNew: true };
      }
    });
  }

  private async read(id: string): Promise<FrozenCalibration> {
    const content = await this.units.read(() => this.calibrations.contentOf(id));
    if (content === null) throw new CalibrationNotFound();
    return JSON.parse(content) as FrozenCalibration;
  }
}
