import { dayWords } from '../../common/days.js';
import { rubricReference, type Rubric } from '../../domain/index.js';
import { counted } from '../briefs/view/wording.js';
import { hasEnded, type CalibrationJob } from './calibration-job.js';
import { recordNotes, TRIGGER_WORDS } from './calibration-words.js';
import type { CalibrationVersion } from './calibrations.mapping.js';

/** A rubric with its calibrations, as the caller may know of them. */
export interface CalibratedRubric {
  readonly rubric: Rubric;
  /** Newest first. */
  readonly versions: readonly CalibrationVersion[];
  readonly job: CalibrationJob | null;
  readonly mayCreate: boolean;
}

/** Which rubrics have which calibrations, and how far the ones on their way are. */
export function calibrationsView(rubrics: readonly CalibratedRubric[]) {
  return {
    heading: {
      above: null,
      text: 'Calibration',
      lead: 'What all ratings on a rubric say of its criteria and of how severe interviewers are, frozen as numbered versions. Assessments are scored against the newest.',
      actions: [],
    },
    // Whether the script asks again while somebody looks.
    running: rubrics.some(({ job }) => job !== null && !hasEnded(job)),
    rubrics: rubrics.map(rubricView),
    empty:
      rubrics.length > 0
        ? null
        : { heading: 'No rubric is in use yet', text: 'Open a requisition; its rubric is listed here.', action: null },
  };
}

function rubricView({ rubric, versions, job, mayCreate }: CalibratedRubric) {
  const reference = rubricReference(rubric);
  const [newest, previous] = versions;
  return {
    title: rubric.title,
    reference,
    none:
      newest !== undefined
        ? null
        : 'No calibration that you may read yet. The first one is made by night once ten candidates are rated; until then each assessment is fitted together with all ratings on the rubric.',
    compare:
      newest === undefined || previous === undefined
        ? null
        : { href: `/calibrations/${newest.id}/compare?since=${previous.id}`, label: 'What moved last' },
    progress: job === null ? null : progressView(job),
    calibrate: mayCreate && (job === null || hasEnded(job)) ? { reference } : null,
    closed: mayCreate
      ? null
      : 'You owe a scorecard on this rubric, or are rated on it, so you cannot have it calibrated now: that would tell of the others’ ratings.',
    table: {
      caption: `Calibrations of ${reference}`,
      columns: [
        { label: 'Calibration', numeric: false },
        { label: 'Made', numeric: false },
        { label: 'Scorecards', numeric: true },
        { label: 'Candidates', numeric: true },
        { label: 'Interviewers', numeric: true },
        { label: 'Notes', numeric: false },
      ],
      rows: versions.map(({ id, number, createdAt, trigger, scorecards, applications, interviewers, record }) => {
        const notes = recordNotes(rubric, record).length;
        return {
          head: { text: `Calibration ${number}`, href: `/calibrations/${id}` },
          cells: [
            { label: 'Made', text: `${dayWords(createdAt)}, ${TRIGGER_WORDS[trigger]}`, numeric: false },
            { label: 'Scorecards', text: String(scorecards), numeric: true },
            { label: 'Candidates', text: String(applications), numeric: true },
            { label: 'Interviewers', text: String(interviewers), numeric: true },
            { label: 'Notes', text: notes === 0 ? 'none' : counted(notes, 'note'), numeric: false },
          ],
        };
      }),
    },
  };
}

/** How far a calibration is, or what came of it. */
export function progressView(job: CalibrationJob) {
  const { state, progress, calibration } = job;
  const words = {
    waiting: 'Waits for another calibration to end.',
    running: progress.of === 0 ? 'Reading the ratings.' : `Fitting: step ${progress.done} of ${progress.of}.`,
    done: `Calibration ${calibration?.number ?? ''} is made.`,
    unchanged: `Nothing has changed since calibration ${calibration?.number ?? ''}, so no other was made.`,
    'nothing-rated': 'Nobody has rated anything on this rubric yet.',
    failed: 'It ended before it was done, and nothing was kept. Begin it again; the log of the server says why.',
  }[state];
  return { words, bar: state === 'running' ? { words, done: progress.done, of: Math.max(1, progress.of) } : null };
}
