import { Global, Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock } from '../../src/common/clock.js';
import { Site } from '../../src/common/http/site.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import type { DatabaseOptions } from '../../src/database/options.js';
import { AccessModule } from '../../src/modules/access/access.module.js';
import { AdverseImpactModule } from '../../src/modules/adverse-impact/adverse-impact.module.js';
import { ApplicationsModule } from '../../src/modules/applications/applications.module.js';
import { PeopleModule } from '../../src/modules/people/people.module.js';
import { RequisitionsModule } from '../../src/modules/requisitions/requisitions.module.js';
import { AssessmentsModule } from '../../src/modules/assessments/assessments.module.js';
import { BriefsModule } from '../../src/modules/briefs/briefs.module.js';
import { CALIBRATION_SETTINGS } from '../../src/modules/calibration/calibration-jobs.service.js';
import { DebriefsModule } from '../../src/modules/debriefs/debriefs.module.js';
import { ERASURE_LEDGER } from '../../src/modules/erasures/erasure-ledger.js';
import { ErasuresModule } from '../../src/modules/erasures/erasures.module.js';
import { OutcomesModule } from '../../src/modules/outcomes/outcomes.module.js';
import { PracticeModule } from '../../src/modules/practice/practice.module.js';
import { ImportsModule } from '../../src/modules/imports/imports.module.js';
import { RubricShelfModule } from '../../src/modules/rubrics/rubric-shelf.module.js';
import { ScorecardsModule } from '../../src/modules/scorecards/scorecards.module.js';
import { temporaryDatabase, type DatabaseKind } from './database.js';
import { tokenOf } from './http.js';
import { THREADS } from './threads.js';

/** A clock that goes where the test says. */
export class TestClock extends Clock {
  constructor(private at = '2026-11-02T10:00:00.000Z') {
    super();
  }

  override now(): string {
    return this.at;
  }

  set(at: string): void {
    this.at = at;
  }
}

/** Real services on a real, empty database; only the clock is the test's. */
export interface Services {
  readonly options: DatabaseOptions;
  readonly clock: TestClock;
  get<T>(token: abstract new (...args: never[]) => T): T;
  close(): Promise<void>;
}

export async function servicesOn(kind: DatabaseKind): Promise<Services> {
  const database = await temporaryDatabase(kind);
  const services = await servicesFor(database.options);
  return {
    ...services,
    close: async () => {
      await services.close();
      await database.remove();
    },
  };
}

/** A token, with every scope, of the first person of a database that a server will then have to itself. */
export async function firstToken(options: DatabaseOptions): Promise<string> {
  const services = await servicesFor(options);
  // The server that is shown the token goes by the real time.
  services.clock.set(new Date().toISOString());
  try {
    return await tokenOf(services);
  } finally {
    await services.close();
  }
}

/** What the application gives to every module, as far as services ask for it. */
@Global()
@Module({
  providers: [
    { provide: Site, useValue: new Site() },
    { provide: CALIBRATION_SETTINGS, useValue: THREADS },
    { provide: ERASURE_LEDGER, useValue: null },
  ],
  exports: [Site, CALIBRATION_SETTINGS, ERASURE_LEDGER],
})
class SettingsModule {}

/** The same, on a database that is there already; started as a server is, with its ledger of erasures. */
export async function servicesFor(options: DatabaseOptions, ledger: string | null = null): Promise<Services> {
  const clock = new TestClock();
  const module: TestingModule = await Test.createTestingModule({
    imports: [
      SettingsModule,
      DatabaseModule.forRoot(options),
      AccessModule,
      PeopleModule,
      RequisitionsModule,
      ApplicationsModule,
      ScorecardsModule,
      AssessmentsModule,
      BriefsModule,
      DebriefsModule,
      ImportsModule,
      RubricShelfModule,
      AdverseImpactModule,
      ErasuresModule,
      OutcomesModule,
      PracticeModule,
    ],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .overrideProvider(ERASURE_LEDGER)
    .useValue(ledger)
    .compile();
  if (ledger !== null) await module.init();
  return { options, clock, get: (token) => module.get(token as never, { strict: false }), close: () => module.close() };
}
