// The demo on a temporary database and at a fixed time, as the pictures of the guide show it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);

/** A Wednesday morning: the same pictures on every day on which they are taken. */
const NOW = '2026-11-25T09:00:00.000Z';

/** What the interviewer of the demo has noted so far, of the first criteria of her kit. */
const NOTES = [
  {
    criterion: 'builder.shipped-real-systems',
    rating: 4,
    verification: 'probed',
    evidence:
      'Rebuilt the identity check at his last company: drew the queue on the board, and said which part was his (matching, retries) and which was not.',
  },
  {
    criterion: 'builder.owned-what-broke',
    rating: 3,
    verification: 'claimed',
    evidence: 'Tells of one outage in good order. He was on call with two others; what he did himself stays open.',
  },
];

const PRACTISED = { reference: 'engineering-arc@1', id: 'fluent-architect' };

/** Layers, and single criteria, that each of the panel asks about: one criterion is left out by all, as can happen to anybody. */
const PANEL = [
  ['Ines Okafor', ['builder.']],
  ['Hugo Ferreira', ['leader.', 'closeness.reads-the-work']],
  ['Teodora Vasile', ['builder.', 'closeness.reads-the-work']],
  ['Kwame Boateng', ['leader.', 'closeness.current-knowledge']],
];

/** Serves it. @returns where, the pages that pictures are taken of, and how to end it */
export async function serveDemo(folder) {
  const { Clock } = await built('common/clock.js');
  Clock.prototype.now = () => NOW;
  const { createApp } = await built('app.js');
  const { Site } = await built('common/http/site.js');
  const { DemoModule } = await built('demo/demo.module.js');
  const database = { type: 'sqlite', file: join(folder, 'guide.sqlite'), migrate: true };
  const app = await createApp({ database, further: [DemoModule.whole()], logger: ['error'] });
  const pages = await fill(app);
  await app.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${app.getHttpServer().address().port}`;
  app.get(Site).listensOn(url);
  return { url, pages, close: () => app.close() };
}

async function fill(app) {
  const service = async (path, name) => app.get((await built(path))[name], { strict: false });
  const applications = await service('modules/applications/applications.service.js', 'ApplicationsService');
  const assessments = await service('modules/assessments/assessments.service.js', 'AssessmentsService');
  const briefs = await service('modules/briefs/briefs.service.js', 'BriefsService');
  const debriefs = await service('modules/debriefs/debriefs.service.js', 'DebriefsService');
  const demo = await service('demo/demo.service.js', 'DemoService');
  const kits = await service('modules/scorecards/kits.service.js', 'KitsService');
  const requisitions = await service('modules/requisitions/requisitions.service.js', 'RequisitionsService');
  const scorecards = await service('modules/scorecards/scorecards.service.js', 'ScorecardsService');

  const requisitionIds = await importExamples(app, service, demo);
  for (const id of requisitionIds) await assessments.assess(id);

  const payments = await requisitions.findByExternalId('req-payments-em');
  const disputing = await requisitions.findByExternalId('req-data-lead');
  const open = await requisitions.findByExternalId('demo-open-seat');
  const candidate = async ({ id }, name) =>
    (await applications.allOf(id)).find((application) => application.candidate.name === name);
  const rated = await candidate(payments, 'Siobhán Ní Dhálaigh');
  const [disputed] = await applications.allOf(disputing.id);
  const waiting = await candidate(open, 'Jonas Brandt');
  const late = await candidate(open, 'Maeve Quinlan');

  await coverLess(service, open);
  const recruiter = await demo.personOf('recruiter');
  await debriefs.open(disputed.id, recruiter.id, { reason: null });
  const assessment = await assessments.assess(payments.id);
  await briefs.issueOnce({ assessmentId: assessment.id, applicationId: rated.id, paper: 'A4' });
  const interviewer = await demo.personOf('interviewer');
  const own = (await kits.ofApplication(waiting.id)).find((kit) => kit.interviewerId === interviewer.interviewerId);
  const content = { ratings: NOTES, tells: [], recommendation: null, keyTakeaway: null };
  await scorecards.saveDraft(own.scorecardId, (await scorecards.get(own.scorecardId)).version, content);

  await practise(service, interviewer);

  return {
    requisition: `/requisitions/${open.id}`,
    panel: `/requisitions/${open.id}/panel`,
    kits: `/applications/${late.id}/kits`,
    scorecard: `/scorecards/${own.scorecardId}`,
    debrief: `/applications/${disputed.id}/debrief`,
    brief: `/applications/${rated.id}`,
    blind: `/applications/${late.id}`,
    shortlist: `/requisitions/${payments.id}/shortlist`,
    practice: `/practice/${PRACTISED.reference}/${PRACTISED.id}`,
    'how-i-rate': `/interviewers/${interviewer.interviewerId}/calibration`,
  };
}

/** A practice candidate, rated a little more mildly than the key: there is something to learn from it. */
async function practise(service, { id: personId }) {
  const library = await service('modules/practice/practice-library.service.js', 'PracticeLibrary');
  const practice = await service('modules/practice/practice.service.js', 'PracticeService');
  const { key } = library.get(PRACTISED.reference, PRACTISED.id).vignette;
  const ratings = new Map(key.map(({ criterion, rating }, index) => [criterion, Math.min(5, rating + (index % 2))]));
  await practice.rate({ personId }, { ...PRACTISED, ratings });
}

/** Narrows what the panel asks about: the demo's panel asks about everything, and then no gap is to be seen. */
async function coverLess(service, { id }) {
  const panels = await service('modules/requisitions/panels.service.js', 'PanelsService');
  const people = await service('modules/people/people.service.js', 'PeopleService');
  const requisitions = await service('modules/requisitions/requisitions.service.js', 'RequisitionsService');
  const { rubric } = await requisitions.rubricOf(id);
  const members = await panels.of(id);
  const names = await people.namesOf(members.map(({ interviewerId }) => interviewerId));
  for (const { interviewerId } of members) {
    const begins = PANEL.find(([name]) => name === names.get(interviewerId))[1];
    const criteria = rubric.criteria.map((criterion) => criterion.id);
    const covered = criteria.filter((criterion) => begins.some((start) => criterion.startsWith(start)));
    await panels.put(id, { interviewerId, criteria: covered });
  }
}

/** As the command `demo` does it. */
async function importExamples(app, service, demo) {
  const { readEvaluations } = await built('cli/read-evaluations.js');
  const imports = await service('modules/imports/imports.service.js', 'ImportsService');
  const rubrics = await service('modules/rubrics/rubrics.service.js', 'RubricsService');
  const examples = join(root, 'examples');
  const files = readdirSync(examples).filter((name) => name.endsWith('.yaml'));
  const paths = files.sort().map((name) => join(examples, name));
  const read = await readEvaluations(paths, (reference) => rubrics.find(reference));
  const ids = [];
  for (const { evaluation } of read) ids.push((await imports.importEvaluation(evaluation)).requisitionId);
  await demo.fillPast();
  const jobs = await service('modules/calibration/calibration-jobs.service.js', 'CalibrationJobs');
  for (const reference of new Set(read.map(({ evaluation }) => evaluation.rubric)))
    await (
      await jobs.start(reference, 'on-demand')
    ).ended;
  await demo.fill(
    read.map(({ evaluation }) => evaluation),
    ids,
  );
  return ids;
}
