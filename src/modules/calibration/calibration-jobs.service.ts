import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { DatabaseAddress } from '../../database/address.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import { hasEnded, type CalibrationJob } from './calibration-job.js';
import type { CalibrationTrigger } from './calibration.entity.js';
import { CalibrationJobNotFound } from './calibrations.errors.js';
import { CalibrationsService } from './calibrations.service.js';
import { startCalibration, type CalibrationThread } from './worker/thread.js';

export type { CalibrationJob } from './calibration-job.js';

export const CALIBRATION_SETTINGS = Symbol('calibration settings');

export interface CalibrationSettings {
  /** Options of Node for the thread that fits; none when left out. */
  readonly execArgv?: readonly string[];
}

export interface StartedJob {
  readonly job: CalibrationJob;
  /** Resolves when it has ended, well or not. */
  readonly ended: Promise<CalibrationJob>;
}

/**
 * Calibrations on their way: fitted in a thread of their own, one at a time, and one for each rubric. What a thread
 * found is kept in one unit of work; one that fails leaves nothing, and the next one begins anew.
 */
@Injectable()
export class CalibrationJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('calibration');
  /** The last one of each rubric. */
  private readonly jobs = new Map<string, StartedJob>();
  private last: Promise<unknown> = Promise.resolve();
  private running: CalibrationThread | null = null;
  private isStopping = false;

  constructor(
    private readonly calibrations: CalibrationsService,
    private readonly rubrics: RubricVersions,
    private readonly units: UnitOfWork,
    private readonly database: DatabaseAddress,
    private readonly clock: Clock,
    @Inject(CALIBRATION_SETTINGS) private readonly settings: CalibrationSettings,
  ) {}

  /** Begins one; while one of the same rubric is on its way, that one. @throws RubricNotFound */
  async start(reference: string, trigger: CalibrationTrigger): Promise<StartedJob> {
    const { rubric } = await this.units.read(() => this.rubrics.known(reference));
    const current = this.jobs.get(reference);
    if (current !== undefined && !hasEnded(current.job)) return current;
    const job: CalibrationJob = {
      id: newId(),
      rubric: reference,
      trigger,
      state: 'waiting',
      startedAt: this.clock.now(),
      endedAt: null,
      progress: { done: 0, of: 0 },
      calibration: null,
    };
    // It outlives the request that began it, so does not end with that person's right.
    const ended = this.units.under(null, () =>
      this.last.then(async () => {
        try {
          this.change(reference, { state: 'running' });
          return this.change(reference, { ...(await this.fit(job, rubric)), endedAt: this.clock.now() });
        } catch (error) {
          if (!this.isStopping) this.logger.error(`The calibration of ${reference} failed.`, error);
          return this.change(reference, { state: 'failed', endedAt: this.clock.now() });
        }
      }),
    );
    this.last = ended;
    this.jobs.set(reference, { job, ended });
    return { job, ended };
  }

  /** The last one of a rubric that this server began; null when there was none. */
  of(reference: string): CalibrationJob | null {
    return this.jobs.get(reference)?.job ?? null;
  }

  /** @throws CalibrationJobNotFound */
  get(id: string): CalibrationJob {
    for (const { job } of this.jobs.values()) if (job.id === id) return job;
    throw new CalibrationJobNotFound();
  }

  /** Ends the one that is on its way, which then has failed. */
  async stopRunning(): Promise<void> {
    await this.running?.stop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.stopRunning();
    await this.last;
  }

  private async fit(
    { rubric: reference, trigger }: CalibrationJob,
    rubric: Parameters<typeof startCalibration>[0]['rubric'],
  ): Promise<Partial<CalibrationJob>> {
    if (this.isStopping) throw new Error('the server is stopping');
    const task = { database: this.database.forReading, rubric, reference };
    const thread = startCalibration(task, {
      execArgv: this.settings.execArgv,
      onProgress: (done, of) => this.change(reference, { progress: { done, of } }),
    });
    this.running = thread;
    try {
      const found = await thread.found;
      if (found === null) return { state: 'nothing-rated' };
      const { version, isNew } = await this.calibrations.keep(found, { rubric: reference, trigger });
      const { id, number } = version;
      return { state: isNew ? 'done' : 'unchanged', calibration: { id, number } };
    } finally {
      this.running = null;
    }
  }

  private change(reference: string, changes: Partial<CalibrationJob>): CalibrationJob {
    const started = this.jobs.get(reference);
    if (started === undefined) throw new Error('a calibration that nobody began');
    const job = { ...started.job, ...changes };
    this.jobs.set(reference, { ...started, job });
    return job;
  }
}
