// No class and no value of the product is imported here: the benchmark runs this file as it stands, over the build.
import type { UnitOfWork } from '../../../src/database/unit-of-work.js';
import type { Seals } from '../../../src/modules/access/seals.service.js';
import type { SessionsService } from '../../../src/modules/access/sessions.service.js';
import type { ApplicationsService } from '../../../src/modules/applications/applications.service.js';
import type { AssessmentsService } from '../../../src/modules/assessments/assessments.service.js';
import type { BriefsService } from '../../../src/modules/briefs/briefs.service.js';
import type { CalibrationJobs } from '../../../src/modules/calibration/calibration-jobs.service.js';
import type { DebriefsService } from '../../../src/modules/debriefs/debriefs.service.js';
import type { AccountsService } from '../../../src/modules/people/accounts.service.js';
import type { PeopleService } from '../../../src/modules/people/people.service.js';
import type { PanelsService } from '../../../src/modules/requisitions/panels.service.js';
import type { RequisitionsService } from '../../../src/modules/requisitions/requisitions.service.js';
import type { RubricsService } from '../../../src/modules/rubrics/rubrics.service.js';
import type { KitsService } from '../../../src/modules/scorecards/kits.service.js';
import type { ScorecardsService } from '../../../src/modules/scorecards/scorecards.service.js';
import type { LinksService } from '../../../src/modules/sign-in/links.service.js';

/** The services of a running application that an estate is built with. */
export interface Doors {
  readonly units: UnitOfWork;
  readonly accounts: AccountsService;
  readonly sessions: SessionsService;
  readonly seals: Seals;
  readonly links: LinksService;
  readonly people: PeopleService;
  readonly rubrics: RubricsService;
  readonly requisitions: RequisitionsService;
  readonly panels: PanelsService;
  readonly applications: ApplicationsService;
  readonly kits: KitsService;
  readonly scorecards: ScorecardsService;
  readonly assessments: AssessmentsService;
  readonly briefs: BriefsService;
  readonly debriefs: DebriefsService;
  readonly calibrations: CalibrationJobs;
}

const PLACES = {
  units: ['database/unit-of-work', 'UnitOfWork'],
  accounts: ['modules/people/accounts.service', 'AccountsService'],
  sessions: ['modules/access/sessions.service', 'SessionsService'],
  seals: ['modules/access/seals.service', 'Seals'],
  links: ['modules/sign-in/links.service', 'LinksService'],
  people: ['modules/people/people.service', 'PeopleService'],
  rubrics: ['modules/rubrics/rubrics.service', 'RubricsService'],
  requisitions: ['modules/requisitions/requisitions.service', 'RequisitionsService'],
  panels: ['modules/requisitions/panels.service', 'PanelsService'],
  applications: ['modules/applications/applications.service', 'ApplicationsService'],
  kits: ['modules/scorecards/kits.service', 'KitsService'],
  scorecards: ['modules/scorecards/scorecards.service', 'ScorecardsService'],
  assessments: ['modules/assessments/assessments.service', 'AssessmentsService'],
  briefs: ['modules/briefs/briefs.service', 'BriefsService'],
  debriefs: ['modules/debriefs/debriefs.service', 'DebriefsService'],
  calibrations: ['modules/calibration/calibration-jobs.service', 'CalibrationJobs'],
} as const satisfies Readonly<Record<keyof Doors, readonly [string, string]>>;

interface Application {
  get(token: never): unknown;
}

/** The services of an application; `load` imports a file of the product, from the sources or from the build. */
export async function doorsOf(
  app: Application,
  load: (file: string) => Promise<Readonly<Record<string, unknown>>>,
): Promise<Doors> {
  const entries = Object.entries(PLACES).map(async ([name, [file, token]]) => [
    name,
    app.get((await load(file))[token] as never),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Doors;
}
