import type { Rating, Rubric, ScorecardContent } from '../../src/domain/index.js';
import { RUBRIC_ID } from '../../src/common/limits.js';
import { RubricShelf } from '../../src/modules/rubrics/rubric-shelf.service.js';
import { writeRubric } from '../../src/modules/rubrics/rubric-writer.js';
import { TokensService } from '../../src/modules/access/tokens.service.js';
import type { Role } from '../../src/domain/index.js';
import type { Doors } from '../pages/support/doors.js';
import type { Reader, Things } from '../pages/support/estate.js';

interface Application {
  get<T>(token: abstract new (...args: never[]) => T): T;
}

/** Markup, an attribute's end, a script and a template, between two marks by which it is known again. */
const HOSTILE = `<script>window.__owned=1</script>"'><img src=x onerror=window.__owned=1 data-owned>{{7*7}}{{#with x}}`;
/** What a template of handlebars would reach a constructor with. */
const TEMPLATE = '{{constructor.constructor}}{{lookup this "__proto__"}}{{> (lookup . "x")}}{{*deco}}{{{7*7}}}';

/** What is written into one field: `mark` names the field. */
export function hostile(mark: string): string {
  return `«${mark}»${HOSTILE}«/${mark}»`;
}

export interface HostileWorld {
  readonly readers: Readonly<Record<Reader, string>>;
  readonly things: Readonly<Record<keyof Things, string>>;
  readonly rubric: string;
  /** Every field that was written, by its mark. */
  readonly marks: readonly string[];
}

const ROLES: Readonly<Record<Exclude<Reader, 'halfway'>, readonly Role[]>> = {
  admin: ['admin'],
  recruiter: ['recruiter'],
  manager: ['hiring-manager'],
  interviewer: ['interviewer'],
};

/** A requisition with everything that can be written, and a hostile text in each of it. */
export async function hostileWorld(app: Application, doors: Doors): Promise<HostileWorld> {
  const marks = new Set<string>();
  const write = (mark: string): string => {
    marks.add(mark);
    return hostile(mark);
  };
  const ids: Partial<Record<Reader, string>> = {};
  const readers: Partial<Record<Reader, string>> = {};
  for (const [role, roles] of Object.entries(ROLES) as [Exclude<Reader, 'halfway'>, readonly Role[]][]) {
    const name = write(`person-${role}`);
    const { id } = await doors.accounts.invite({ email: `${role}@hostile.example.com`, name, roles });
    await doors.accounts.setPassword(id, 'a password for the tests');
    await app.get(TokensService).create(id, { name: write('token'), scopes: ['rubrics:read'], days: 1 });
    ids[role] = id;
    readers[role] = `arcbrief=${await doors.sessions.begin(id, write('client'))}`;
  }
  const idOf = (reader: Reader): string => ids[reader] ?? '';
  const { id, fingerprint } = await doors.accounts.get(idOf('recruiter'));
  const half = doors.seals.seal('second-step', { person: { id, fingerprint }, next: '/' }, 60);
  readers.halfway = `arcbrief-step=${half}`;

  const { rubric, reference } = await hostileRubric(app, doors, { admin: idOf('admin'), write });
  const requisition = await openRequisition(doors, reference, { write, recruiter: idOf('recruiter') });
  await doors.requisitions.addMember(requisition, { personId: idOf('manager'), role: 'hiring-manager' });
  const position = { title: write('position'), organisation: write('employer'), from: '2019-01', to: null };
  const applicationOf = async (name: string): Promise<string> =>
    (
      await doors.applications.create(requisition, {
        candidate: { name },
        source: 'internal',
        history: [position],
      })
    ).id;
  const application = await applicationOf(write('candidate'));
  const other = await applicationOf(write('other-candidate'));

  const interviewer = await doors.accounts.interviewerOf(idOf('interviewer'));
  const colleague = (
    await doors.people.create({ handle: 'second"><img src=x data-owned>', name: write('interviewer') })
  ).id;
  for (const interviewerId of [interviewer, colleague])
    await doors.panels.put(requisition, { interviewerId, criteria: [] });
  const content = contentOf(rubric, write);
  const submit = async (interviewerId: string, value: 1 | 5): Promise<string> => {
    const card = await doors.kits.assign(application, interviewerId, { criteria: [], dueAt: '2026-11-06T17:00:00Z' });
    const ratings = content.ratings.map((rating, index) => (index % 2 === 0 ? { ...rating, rating: value } : rating));
    const saved = await doors.scorecards.saveDraft(card.id, card.version, { ...content, ratings });
    await doors.scorecards.submit(card.id, saved.version);
    return card.id;
  };
  const submitted = await submit(interviewer, 5);
  await submit(colleague, 1);
  const draftCard = await doors.kits.assign(other, interviewer, { criteria: [], dueAt: null });
  await doors.scorecards.saveDraft(draftCard.id, draftCard.version, content);
  const late = await doors.people.create({ handle: 'third', name: write('late-interviewer') });
  await doors.kits.assign(application, late.id, { criteria: [], dueAt: null });

  const calibrate = async (): Promise<string> =>
    (await (await doors.calibrations.start(reference, 'on-demand')).ended).calibration?.id ?? '';
  const calibrated = await calibrate();
  await doors.debriefs.open(application, idOf('recruiter'), { reason: write('debrief-reason') });
  const card = await doors.scorecards.get(submitted);
  const [first, ...rest] = card.content.ratings;
  if (first === undefined) throw new Error('a submitted scorecard has ratings');
  await doors.debriefs.change(submitted, {
    personId: idOf('interviewer'),
    expectedVersion: card.version,
    content: {
      ...card.content,
      ratings: [{ ...first, rating: 2, evidence: write('changed-evidence') }, ...rest],
    },
    reason: write('amendment-reason'),
  });
  const calibration = await calibrate();
  const { id: assessment } = await doors.assessments.assess(requisition);
  const decision = { decision: 'hold', reason: write('decision-reason'), expectedNumber: 0 } as const;
  await doors.debriefs.decide(application, { ...decision, personId: idOf('manager'), assessmentId: assessment });
  const { id: brief } = await doors.briefs.issue({ assessmentId: assessment, applicationId: application, paper: 'A4' });
  const newcomer = { email: 'new@example.com', name: write('newcomer'), roles: ['interviewer'] } as const;
  const welcome = (await doors.links.create(await doors.accounts.invite(newcomer))).url.split('/').at(-1) ?? '';
  const done = { requisition, application, draft: draftCard.id, submitted, assessment, brief, interviewer };
  return {
    readers: readers as HostileWorld['readers'],
    things: { ...done, calibration, calibrated, person: idOf('admin'), welcome },
    rubric: reference,
    marks: [...marks],
  };
}

interface Writing {
  readonly write: (mark: string) => string;
}

/** A rubric whose every text is hostile, added as an admin would. */
async function hostileRubric(
  app: Application,
  doors: Doors,
  { admin, write }: Writing & { readonly admin: string },
): Promise<{ readonly rubric: Rubric; readonly reference: string }> {
  const { rubric } = doors.rubrics.get('engineering-arc@1');
  let count = 0;
  const written = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => written(item, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, written(member, name)]));
    const isText = typeof value === 'string' && !KEPT.has(key) && !RUBRIC_ID.test(value);
    // A number behind it: a rubric says nothing twice.
    return isText ? `${write(`rubric-${/^\d$/.test(key) ? 'anchor' : key}`)} ${(count += 1)}` : value;
  };
  const changed = written(rubric, '') as Rubric;
  const text = writeRubric({
    ...changed,
    id: 'hostile',
    version: 1,
    introduction: `${changed.introduction} ${TEMPLATE}`,
  });
  const { reference, rubric: added } = await app
    .get(RubricShelf)
    .add({ personId: admin } as Parameters<RubricShelf['add']>[0], text);
  return { rubric: added, reference };
}

/** Not texts: what the rubric's own parts are known by. */
const KEPT = new Set(['id', 'schema', 'language', 'dimension', 'stall', 'input']);

async function openRequisition(
  doors: Doors,
  rubric: string,
  { write, recruiter }: Writing & { readonly recruiter: string },
): Promise<string> {
  const opening = { rubric, stage: 'leader', openedBy: recruiter };
  const texts = { title: write('title'), organisation: write('organisation'), transitionPlan: write('plan') };
  return (await doors.requisitions.create({ ...opening, ...texts })).id;
}

function contentOf(rubric: Rubric, write: (mark: string) => string): ScorecardContent {
  const ratings = rubric.criteria.map(({ id }): Rating => {
    return { criterion: id, rating: 4, verification: 'probed', evidence: write('evidence') };
  });
  return { recommendation: 'yes', keyTakeaway: write('takeaway'), tells: rubric.tells.map(({ id }) => id), ratings };
}
