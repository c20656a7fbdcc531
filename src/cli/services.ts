import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { readConfig, type Config } from '../config/config.js';
import type { AppOptions } from '../app.module.js';
import type { ApplicationsService } from '../modules/applications/applications.service.js';
import type { AssessmentsService } from '../modules/assessments/assessments.service.js';
import type { BriefsService } from '../modules/briefs/briefs.service.js';
import type { CalibrationJobs } from '../modules/calibration/calibration-jobs.service.js';
import type { CalibrationsService } from '../modules/calibration/calibrations.service.js';
import type { ImportsService } from '../modules/imports/imports.service.js';
import type { RequisitionsService } from '../modules/requisitions/requisitions.service.js';
import type { RubricsService } from '../modules/rubrics/rubrics.service.js';
import type { RubricShelf } from '../modules/rubrics/rubric-shelf.service.js';
import { databaseOptions, type DatabaseUse } from './database-options.js';
import { BadInput } from './exit.js';
import { renderingOptions } from './rendering.js';

/** The services that commands use; the same ones that the HTTP door uses. */
export interface Services {
  readonly applications: ApplicationsService;
  readonly assessments: AssessmentsService;
  readonly briefs: BriefsService;
  readonly calibrations: CalibrationsService;
  readonly calibrationJobs: CalibrationJobs;
  readonly imports: ImportsService;
  readonly requisitions: RequisitionsService;
  /** The installed ones. */
  readonly rubrics: RubricsService;
  /** Those that were added to the database too. */
  readonly shelf: RubricShelf;
}

/** What the product needs to know, from the configuration. */
export function appOptions(config: Config, use: DatabaseUse): AppOptions {
  return {
    database: databaseOptions(config, use),
    rendering: renderingOptions(config),
    rubricDirectories: config.rubricsDirectory === null ? [] : [config.rubricsDirectory],
    site: config.site,
    mail: config.mail,
    signOn: config.signOn,
    erasureLedger: join(config.dataDirectory, 'erasures.jsonl'),
  };
}

/** Runs `use` with the services on the configured database, and closes everything afterwards. */
export function withServices<Result>(
  databaseUse: DatabaseUse,
  use: (services: Services) => Promise<Result>,
): Promise<Result> {
  return withContext(databaseUse, async (context) => use(await servicesOf(context)));
}

/** The same, for commands that need services of their own. */
export async function withContext<Result>(
  databaseUse: DatabaseUse,
  use: (context: INestApplicationContext) => Promise<Result>,
  further: AppOptions['further'] = [],
): Promise<Result> {
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await import('../app.module.js');
  const { Site } = await import('../common/http/site.js');
  const config = readConfig();
  const missing = missingDatabase(config);
  if (databaseUse === 'read' && missing !== null) throw new BadInput(`There is no database at ${missing}.`);
  const module = AppModule.forRoot({ ...appOptions(config, databaseUse), further });
  // What goes wrong is thrown, and said once by the command line; Nest would print it too, with its stack.
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    context.get(Site).listensOn(`http://127.0.0.1:${config.listen.port}`);
    return await use(context);
  } finally {
    await context.close();
  }
}

/** The file of a database that nobody has begun yet; null when there is one. */
export function missingDatabase({ database }: Config): string | null {
  return database.kind === 'sqlite' && !existsSync(database.file) ? database.file : null;
}

/** What most commands need. */
export async function servicesOf(context: INestApplicationContext): Promise<Services> {
  const [
    { ApplicationsService },
    { AssessmentsService },
    { BriefsService },
    { CalibrationsService },
    { CalibrationJobs },
    { ImportsService },
    { RequisitionsService },
    { RubricsService },
    { RubricShelf },
  ] = await Promise.all([
    import('../modules/applications/applications.service.js'),
    import('../modules/assessments/assessments.service.js'),
    import('../modules/briefs/briefs.service.js'),
    import('../modules/calibration/calibrations.service.js'),
    import('../modules/calibration/calibration-jobs.service.js'),
    import('../modules/imports/imports.service.js'),
    import('../modules/requisitions/requisitions.service.js'),
    import('../modules/rubrics/rubrics.service.js'),
    import('../modules/rubrics/rubric-shelf.service.js'),
  ]);
  return {
    applications: context.get(ApplicationsService),
    assessments: context.get(AssessmentsService),
    briefs: context.get(BriefsService),
    calibrations: context.get(CalibrationsService),
    calibrationJobs: context.get(CalibrationJobs),
    imports: context.get(ImportsService),
    requisitions: context.get(RequisitionsService),
    rubrics: context.get(RubricsService),
    shelf: context.get(RubricShelf),
  };
}
