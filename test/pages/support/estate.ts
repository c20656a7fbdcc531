// As doors.ts: types only, so that the benchmark can run it over the build.
import type { Role, Rubric, ScorecardContent } from '../../../src/domain/index.js';
import type { Doors } from './doors.js';
import { candidateName, interviewerName, ratingsOf, requisitionTitle, type Words } from './estate-words.js';

/** Who looks at pages. Only the interviewer is on panels. */
export const READERS = ['admin', 'recruiter', 'manager', 'interviewer'] as const;
/** `halfway`: the password was right, and the second step is still to come. */
export type Reader = (typeof READERS)[number] | 'halfway';

const ROLES: Readonly<Record<(typeof READERS)[number], readonly Role[]>> = {
  admin: ['admin'],
  recruiter: ['recruiter'],
  manager: ['hiring-manager'],
  interviewer: ['interviewer'],
};

export interface EstateShape {
  /** In every address and name of a file, so that several estates share a database. */
  readonly name: string;
  readonly words: Words;
  readonly requisitions: number;
  /** Of each requisition. */
  readonly applications: number;
  /** Of each application; the first of them is the reader. */
  readonly interviewers: number;
}

/** What pages are about, by what the place of a page asks for. Null: this estate has none. */
export interface Things {
  readonly requisition: string;
  readonly application: string;
  /** A scorecard that its interviewer has begun. */
  readonly draft: string;
  /** One of the interviewer's that is in. */
  readonly submitted: string | null;
  readonly assessment: string | null;
  readonly brief: string | null;
  /** The newest calibration of the rubric, and the one before. */
  readonly calibration: string | null;
  readonly calibrated: string | null;
  readonly interviewer: string;
  readonly person: string;
  /** The secret of a link with which somebody chooses a password. */
  readonly welcome: string;
}

export interface Estate {
  readonly name: string;
  readonly readers: Readonly<Record<Reader, { readonly id: string; readonly cookie: string }>>;
  readonly things: Readonly<Record<keyof Things, string | null>>;
}

const RUBRIC = 'engineering-arc@1';
const DUE = '2026-11-06T17:00:00Z';

/** People and a requisition that nobody has done anything in yet. */
export async function emptyEstate(doors: Doors, name: string): Promise<Estate> {
  const { readers, interviewer } = await readersOf(doors, name);
  const open = (title: string): Promise<string> => openRequisition(doors, title, readers);
  const requisition = await open('Nothing here yet');
  const application = await applicationOf(doors, await open('Nobody asked yet'), 'Somebody New');
  const begun = await applicationOf(doors, await open('Nothing written yet'), 'Somebody Else');
  const draft = (await doors.kits.assign(begun, interviewer, { criteria: [], dueAt: null })).id;
  const none = { submitted: null, assessment: null, brief: null, calibration: null, calibrated: null };
  const welcome = await welcomeOf(doors, name);
  const things = { requisition, application, draft, ...none, interviewer, person: readers.admin.id, welcome };
  return { name, readers, things };
}

/** Requisitions in which everything was done that pages show: kits, scorecards, a debrief, a decision, a brief. */
export async function fullEstate(doors: Doors, shape: EstateShape): Promise<Estate> {
  const { name, words } = shape;
  const { readers, interviewer } = await readersOf(doors, name);
  const panel = [interviewer];
  for (let index = 1; index < shape.interviewers; index += 1) {
    const person = { handle: `${name}-${index}`, name: interviewerName(words, index) };
    panel.push((await doors.people.create(person)).id);
  }
  const { rubric } = doors.rubrics.get(RUBRIC);
  const fills: Filled[] = [];
  for (let index = 0; index < shape.requisitions; index += 1) {
    const requisition = await openRequisition(doors, requisitionTitle(words, index), readers);
    fills.push(await doors.units.write(() => fill(doors, requisition, { rubric, shape, panel, isFirst: index === 0 })));
  }
  const [first] = fills;
  if (first === undefined) throw new Error('an estate has at least one requisition');
  const done = await afterwards(doors, first, readers);
  const welcome = await welcomeOf(doors, name);
  return { name, readers, things: { ...first, ...done, interviewer, person: readers.admin.id, welcome } };
}

type Readers = Estate['readers'];

async function readersOf(
  doors: Doors,
  name: string,
): Promise<{ readonly readers: Readers; readonly interviewer: string }> {
  const readers: Partial<Record<Reader, { id: string; cookie: string }>> = {};
  for (const reader of READERS) {
    const person = { email: `${reader}.${name}@example.com`, name: `${name} ${reader}`, roles: ROLES[reader] };
    const { id } = await doors.accounts.invite(person);
    await doors.accounts.setPassword(id, 'a password for the pages');
    readers[reader] = { id, cookie: `arcbrief=${await doors.sessions.begin(id, 'the pages')}` };
  }
  const { id, fingerprint } = await doors.accounts.get(readers.recruiter?.id ?? '');
  const step = doors.seals.seal('second-step', { person: { id, fingerprint }, next: '/' }, 60);
  const all = { ...readers, halfway: { id: '', cookie: `arcbrief-step=${step}` } } as Readers;
  return { readers: all, interviewer: await doors.accounts.interviewerOf(all.interviewer.id) };
}

async function welcomeOf({ accounts, links }: Doors, name: string): Promise<string> {
  const person = { email: `new.${name}@example.com`, name: `${name} newcomer`, roles: ['interviewer'] } as const;
  return (await links.create(await accounts.invite(person))).url.split('/').at(-1) ?? '';
}

async function openRequisition({ requisitions }: Doors, title: string, readers: Readers): Promise<string> {
  const opening = {
    rubric: RUBRIC,
    title,
    stage: 'leader',
    organisation: 'Example Ltd',
    openedBy: readers.recruiter.id,
  };
  const { id } = await requisitions.create(opening);
  await requisitions.addMember(id, { personId: readers.manager.id, role: 'hiring-manager' });
  return id;
}

async function applicationOf({ applications }: Doors, requisition: string, name: string, index = 0): Promise<string> {
  const source = index % 2 === 0 ? 'external' : 'internal';
  return (await applications.create(requisition, { candidate: { name }, source })).id;
}

interface Filled {
  readonly requisition: string;
  readonly application: string;
  readonly draft: string;
  readonly submitted: string;
}

interface Filling {
  readonly rubric: Rubric;
  readonly shape: EstateShape;
  readonly panel: readonly string[];
  /** Its last application still waits for the reader's own scorecard. */
  readonly isFirst: boolean;
}

async function fill(doors: Doors, requisition: string, { rubric, shape, panel, isFirst }: Filling): Promise<Filled> {
  const { words } = shape;
  for (const [index, interviewerId] of panel.entries())
    await doors.panels.put(requisition, { interviewerId, criteria: index === 0 ? [] : someOf(rubric, index) });
  const ids: string[] = [];
  let [submitted, draft] = ['', ''];
  for (let application = 0; application < shape.applications; application += 1) {
    const id = await applicationOf(doors, requisition, candidateName(words, application), application);
    ids.push(id);
    for (const [interviewer, interviewerId] of panel.entries()) {
      const card = await doors.kits.assign(id, interviewerId, { criteria: [], dueAt: DUE });
      const ratings = ratingsOf(rubric, { words, application, interviewer });
      const isDraft = isFirst && interviewer === 0 && application === shape.applications - 1;
      const content = contentOf(rubric, isDraft ? ratings.slice(0, 9) : ratings);
      const saved = await doors.scorecards.saveDraft(card.id, card.version, content);
      if (isDraft) draft = card.id;
      else await doors.scorecards.submit(card.id, saved.version);
      if (application === 0 && interviewer === 0) submitted = card.id;
    }
  }
  return { requisition, application: ids[0] ?? '', draft, submitted };
}

function contentOf(rubric: Rubric, ratings: ScorecardContent['ratings']): ScorecardContent {
  const tells = rubric.tells.slice(0, 4).map(({ id }) => id);
  const keyTakeaway = 'Has carried the pager, and says what they would do otherwise today.';
  return { recommendation: 'yes', keyTakeaway, tells, ratings };
}

function someOf(rubric: Rubric, index: number): readonly string[] {
  return rubric.criteria.filter((_, place) => place % 3 === index % 3).map(({ id }) => id);
}

async function afterwards(
  { debriefs, assessments, briefs, scorecards, calibrations }: Doors,
  { requisition, application, submitted }: Filled,
  { recruiter, manager, interviewer }: Readers,
): Promise<Pick<Things, 'assessment' | 'brief' | 'calibration' | 'calibrated'>> {
  const { id: assessment } = await assessments.assess(requisition);
  const calibrate = async (): Promise<string | null> =>
    (await (await calibrations.start(RUBRIC, 'on-demand')).ended).calibration?.id ?? null;
  const calibrated = await calibrate();
  await debriefs.open(application, recruiter.id, { reason: null });
  const card = await scorecards.get(submitted);
  const [first, ...others] = card.content.ratings;
  if (first === undefined) throw new Error('a submitted scorecard has ratings');
  const changed = {
    ...first,
    rating: 2,
    verification: 'probed',
    evidence: 'Heard the others, and read it again.',
  } as const;
  await debriefs.change(submitted, {
    personId: interviewer.id,
    expectedVersion: card.version,
    content: { ...card.content, ratings: [changed, ...others] },
    reason: 'Two others heard the name of a team where I had heard “I”.',
  });
  const calibration = await calibrate();
  const { id: again } = await assessments.assess(requisition);
  const decision = {
    decision: 'hold',
    reason: 'One more conversation about the outage first.',
    expectedNumber: 0,
  } as const;
  await debriefs.decide(application, { ...decision, personId: manager.id, assessmentId: again });
  const { id: brief } = await briefs.issue({ assessmentId: again, applicationId: application, paper: 'A4' });
  return { assessment, brief, calibration, calibrated };
}
