import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { dueTrigger, lastNight } from './calibration-due.js';
import type { CalibrationTrigger } from './calibration.entity.js';
import { CalibrationJobs, type StartedJob } from './calibration-jobs.service.js';
import { CalibrationsRepository } from './calibrations.repository.js';

/** How far something has been read. */
interface Positions {
  /** The greatest `seq` of revisions. */
  readonly revision: number;
  /** How many practice ratings. */
  readonly practice: number;
}

/** How often it is looked whether something is due, in milliseconds. */
const EVERY_MS = 60_000;
/** The first time after the start: a night that was missed is caught up, and the start itself is not made slower. */
const FIRST_MS = 10_000;

interface Due {
  readonly rubric: string;
  readonly trigger: CalibrationTrigger;
  readonly practice: number;
}

/**
 * Begins what is due: after a night with something new in it, and after a tenth more scorecards. It looks at the
 * database, not at what this process did, so it also sees what an import or another server brought in. While nothing
 * has come in and no night has passed, a look is one small statement.
 */
@Injectable()
export class CalibrationSchedule implements BeforeApplicationShutdown {
  private readonly logger = new Logger('calibration');
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<unknown> = Promise.resolve();
  /** What the last look saw: newest revision, how much practice, and night. */
  private seen = '';
  /** By rubric, how far this process has calibrated: what changed no rating makes no new version. */
  private readonly upTo = new Map<string, Positions>();

  constructor(
    private readonly units: UnitOfWork,
    private readonly calibrations: CalibrationsRepository,
    private readonly jobs: CalibrationJobs,
    private readonly clock: Clock,
  ) {}

  /** Looks from now on, until the server stops. For a server; a command of the command line ends too soon. */
  start(): void {
    const look = (): void => {
      this.looking = this.check().catch((error: unknown) =>
        this.logger.error('Whether a calibration is due cannot be told.', error),
      );
      this.timer = setTimeout(() => void this.looking.then(look), EVERY_MS).unref();
    };
    this.timer = setTimeout(look, FIRST_MS).unref();
  }

  /** Begins every calibration that is due. */
  async check(): Promise<readonly StartedJob[]> {
    const { newest, due } = await this.units.read(() => this.due());
    const started: StartedJob[] = [];
    for (const { rubric, trigger, practice } of due) {
      this.upTo.set(rubric, { revision: newest.revision, practice });
      const job = await this.jobs.start(rubric, trigger);
      // One that failed is tried again when the next scorecard comes in or the next night has passed.
      void job.ended.then(({ state }) => state === 'failed' && this.upTo.delete(rubric));
      started.push(job);
    }
    return started;
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    await this.looking;
  }

  private async due(): Promise<{ readonly newest: Positions; readonly due: readonly Due[] }> {
    const night = lastNight(this.clock.now());
    const newest = await this.calibrations.newestPositions(night);
    const now = `${newest.revision} ${newest.practice} ${night}`;
    if (now === this.seen) return { newest, due: [] };
    const versions = new Map((await this.calibrations.newestOfEach()).map((version) => [version.rubric, version]));
    const due: Due[] = [];
    for (const { rubric, scorecards } of await this.calibrations.comeIn()) {
      const version = versions.get(rubric);
      const upTo = this.upTo.get(rubric);
      const after = Math.max(version?.newest_revision ?? 0, upTo?.revision ?? 0);
      const practice = await this.calibrations.practiceUntil(rubric, night);
      const hasPractised = practice > Math.max(version?.practice_ratings ?? 0, upTo?.practice ?? 0);
      const trigger = dueTrigger({
        calibrated: version?.scorecards ?? null,
        scorecards,
        applications: version === undefined ? await this.calibrations.ratedApplications(rubric) : 0,
        beforeNight: hasPractised || (await this.calibrations.cameBetween(rubric, { after, until: night })),
      });
      if (trigger !== null) due.push({ rubric, trigger, practice });
    }
    this.seen = now;
    return { newest, due };
  }
}
