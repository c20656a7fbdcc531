import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ObjectKind } from '../../src/domain/index.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { BriefsService } from '../../src/modules/briefs/briefs.service.js';
import { CalibrationJobs } from '../../src/modules/calibration/calibration-jobs.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { copyOf, temporaryDatabase, type DatabaseKind, type TemporaryDatabase } from '../support/database.js';
import type { SignedIn } from '../support/people.js';
import {
  addressOf,
  amend,
  applicationOf,
  colleague,
  draftOf,
  requisitionOf,
  submit,
  worldOn,
  type Colleague,
} from './world.js';

/** Whoever must not be able to tell the two worlds apart. */
export const BLIND = [
  'interviewer on the panel',
  'manager on the panel',
  'recruiter on the panel',
  'interviewer elsewhere',
  'candidate who works here',
] as const;
export type Blind = (typeof BLIND)[number];

/** What all of the colleagues' evidence holds, and nothing else. */
export const MARK = 'colleague-said';

export interface BlindWorlds {
  /** Before any of the colleagues' scorecards is in. */
  readonly before: NestExpressApplication;
  /** The same people and records, and all that the panel did after that. */
  readonly after: NestExpressApplication;
  readonly readers: Readonly<Record<Blind, SignedIn>>;
  /** The drafts of the readers who are on the panel. */
  readonly ownCards: Readonly<Partial<Record<Blind, string>>>;
  readonly requisition: string;
  readonly application: string;
  /** Ids of everything, by kind; some are there only afterwards. */
  readonly ids: Readonly<Record<ObjectKind, readonly string[]>>;
  stop(): Promise<void>;
}

/** One database, twice: the second goes on where the first stops, so that every id and time that both have is the same. */
export async function blindWorlds(kind: DatabaseKind): Promise<BlindWorlds> {
  const common = await temporaryDatabase(kind);
  const base = await worldOn(common.options);
  const start = await begin(base);
  await base.close();
  const fork = await copyOf(common);
  const [before, after] = [await worldOn(common.options), await worldOn(fork.options)];
  const later = await goOn(after, start);
  const { readers, ownCards, requisition, application } = start;
  const ids = { ...start.ids, assessment: later.assessments, brief: later.briefs, calibration: later.calibrations };
  return {
    before,
    after,
    readers,
    ownCards,
    requisition,
    application,
    ids,
    stop: () => stop([before, after], [common, fork]),
  };
}

async function stop(apps: readonly NestExpressApplication[], databases: readonly TemporaryDatabase[]): Promise<void> {
  for (const app of apps) await app.close();
  for (const database of databases) await database.remove();
}

type Start = Awaited<ReturnType<typeof begin>>;

async function begin(app: NestExpressApplication) {
  const owner = await colleague(app, 'Omar Owner', ['recruiter']);
  const interviewer = await colleague(app, 'Ivan Interviewer', ['interviewer']);
  const manager = await colleague(app, 'Mona Manager', ['hiring-manager', 'interviewer']);
  const recruiter = await colleague(app, 'Rita Recruiter', ['recruiter']);
  const elsewhere = await colleague(app, 'Nora Elsewhere', ['interviewer']);
  const candidate = await colleague(app, 'Cara Candidate', ['recruiter', 'hiring-manager', 'interviewer']);
  const raters = [
    await colleague(app, 'Kai Rater', ['interviewer']),
    await colleague(app, 'Lee Rater', ['interviewer']),
  ];
  const outside = await app.get(PeopleService).create({ handle: 'outside', name: 'Outside' });

  const requisition = await requisitionOf(app, owner, 'Head of Platform');
  const members = [
    { personId: manager.id, role: 'hiring-manager' },
    { personId: recruiter.id, role: 'recruiter' },
    { personId: candidate.id, role: 'recruiter' },
    { personId: candidate.id, role: 'hiring-manager' },
  ] as const;
  for (const member of members) await app.get(RequisitionsService).addMember(requisition, member);
  const application = await applicationOf(app, requisition, {
    name: 'Cara Candidate',
    email: addressOf('Cara Candidate'),
  });
  const second = await applicationOf(app, requisition, { name: 'Somebody Else' });
  const cards = new Map<string, string>();
  for (const person of [interviewer, manager, recruiter, ...raters])
    cards.set(person.id, await draftOf(app, application, person.interviewerId));
  const unattended = await draftOf(app, application, outside.id);

  const otherRequisition = await requisitionOf(app, owner, 'Staff Engineer');
  const otherApplication = await applicationOf(app, otherRequisition, { name: 'Otto Other' });
  const otherCard = await draftOf(app, otherApplication, elsewhere.interviewerId);

  const everybody = [owner, interviewer, manager, recruiter, elsewhere, candidate, ...raters];
  const cardOf = (person: Colleague): string => cards.get(person.id) ?? '';
  const readers: Record<Blind, SignedIn> = {
    'interviewer on the panel': interviewer,
    'manager on the panel': manager,
    'recruiter on the panel': recruiter,
    'interviewer elsewhere': elsewhere,
    'candidate who works here': candidate,
  };
  const ids: Record<ObjectKind, readonly string[]> = {
    requisition: [requisition, otherRequisition],
    application: [application, second, otherApplication],
    scorecard: [...cards.values(), unattended, otherCard],
    assessment: [],
    brief: [],
    calibration: [],
    interviewer: [...everybody.map(({ interviewerId }) => interviewerId), outside.id],
    person: everybody.map(({ id }) => id),
    session: [],
    token: [],
  };
  return {
    readers,
    ownCards: {
      'interviewer on the panel': cardOf(interviewer),
      'manager on the panel': cardOf(manager),
      'recruiter on the panel': cardOf(recruiter),
    },
    ratersCards: raters.map(cardOf),
    unattended,
    requisition,
    application,
    ids,
  };
}

/** The others submit, one thinks again, and the requisition is assessed, twice, and briefed. */
async function goOn(app: NestExpressApplication, { ratersCards, unattended, requisition, application }: Start) {
  const [first = '', second = ''] = ratersCards;
  await submit(app, first, MARK);
  const assessments = [(await app.get(AssessmentsService).assess(requisition)).id];
  await submit(app, second, MARK);
  await submit(app, unattended, MARK);
  await amend(app, first, `${MARK}-again`);
  assessments.push((await app.get(AssessmentsService).assess(requisition)).id);
  const { ended } = await app.get(CalibrationJobs).start('engineering-arc@1', 'on-demand');
  const calibrations = [(await ended).calibration?.id ?? ''];
  const briefs: string[] = [];
  for (const assessmentId of assessments)
    for (const applicationId of [application, null])
      briefs.push((await app.get(BriefsService).issue({ assessmentId, applicationId, paper: 'A4' })).id);
  return { assessments, briefs, calibrations };
}
