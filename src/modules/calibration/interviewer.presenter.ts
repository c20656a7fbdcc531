import { dayWords } from '../../common/days.js';
import { andList } from '../../common/documents/words.js';
import {
  calibrationAdvice,
  dimensionName,
  dimensionsOf,
  ENOUGH_CANDIDATES,
  type CalibrationAdvice,
  type Findings,
  type Gated,
  type Rubric,
  type TimeToSubmit,
} from '../../domain/index.js';
import type { MarkedWord } from '../briefs/view/marks.js';
import { named } from '../briefs/view/prose.js';
import { counted } from '../briefs/view/wording.js';
import { dimensionNotes } from './calibration-words.js';
import type { CalibrationVersion } from './calibrations.mapping.js';
import { picturesOf } from './view/interviewer-pictures.js';

/** What a reader may know of how somebody rates on one rubric. */
export interface RubricFindings {
  readonly rubric: Rubric;
  /** The newest that the reader may know; null for none. */
  readonly version: CalibrationVersion | null;
  /** Null where that version says nothing of them. */
  readonly findings: Findings | null;
  /** The reader owes a scorecard on the rubric, or is rated on it. */
  readonly owes: boolean;
}

export interface ShownInterviewer {
  readonly name: string;
  /** The reader is the interviewer. */
  readonly isSelf: boolean;
  /** Those that they have rated on. */
  readonly rubrics: readonly RubricFindings[];
  readonly time: Gated<TimeToSubmit>;
}

/** How one interviewer rates: pictures first, then what to do. The sentences name no colleague. */
export function interviewerView({ name, isSelf, rubrics, time }: ShownInterviewer) {
  const who = isSelf ? 'you' : named(name);
  return {
    heading: {
      above: isSelf ? { href: '/', label: 'My work' } : { href: '/calibrations', label: 'Calibration' },
      text: isSelf ? 'How I rate' : `How ${named(name)} rates`,
      lead: `Between ${who} and those who recruit. It serves to help people rate better, and is no ranking of colleagues.`,
      actions: [],
    },
    rubrics: rubrics.map((each) => rubricView(each, { isSelf, who })),
    empty:
      rubrics.length > 0
        ? null
        : {
            heading: 'Nothing to say yet',
            text: `Once scorecards of ${isSelf ? 'yours' : named(name)} are in and a calibration holds them, it says here what they show.`,
            action: null,
          },
    time: rubrics.length === 0 ? null : timeView(time),
  };
}

function rubricView(
  { rubric, version, findings, owes }: RubricFindings,
  { isSelf, who }: { readonly isSelf: boolean; readonly who: string },
) {
  return {
    title: rubric.title,
    none: version !== null && findings !== null ? null : noneSentence({ version, owes, who }),
    older:
      version !== null && owes
        ? 'While you owe a scorecard on this rubric, or are rated on it, a newer calibration may be kept from you: it would tell of the others’ ratings.'
        : null,
    found:
      version === null || findings === null
        ? null
        : {
            from: `From calibration ${version.number} of ${dayWords(version.createdAt)}: ${counted(findings.candidates, 'candidate')} and ${counted(findings.ratings, 'rating')} of ${isSelf ? 'yours' : who}.`,
            notes: [...notesOf(rubric, version), ...practiceNote(findings, isSelf)],
            pictures: picturesOf(rubric, findings, isSelf),
            advice: adviceOf(rubric, findings),
          },
  };
}

function noneSentence({
  version,
  owes,
  who,
}: Pick<RubricFindings, 'version' | 'owes'> & { readonly who: string }): string {
  const first = who === 'you' ? 'your first scorecard' : 'their first scorecard';
  if (version !== null)
    return `Calibration ${version.number} says nothing of ${who}: it is from before ${first}, or from before this was kept. The next one does.`;
  return owes
    ? 'No calibration that you may read yet. You owe a scorecard on this rubric, or are rated on it, and what is made of the others’ ratings would tell of them.'
    : 'No calibration that you may read yet. The first one is made by night once ten candidates are rated.';
}

/** What must be known before a figure is believed; one that holds of several dimensions is said once. */
function notesOf(rubric: Rubric, { record }: CalibrationVersion): readonly string[] {
  const all = dimensionsOf(rubric).flatMap((id) => {
    const dimension = record.dimensions[id];
    const name = dimensionName(rubric, id);
    return dimension === undefined ? [] : dimensionNotes(rubric, id, dimension).map((note) => ({ name, note }));
  });
  return [...Map.groupBy(all, ({ note }) => note)].map(
    ([note, of]) => `${andList(of.map(({ name }) => named(name)))}: ${note}`,
  );
}

function practiceNote({ practised = 0 }: Findings, isSelf: boolean): readonly string[] {
  if (practised === 0) return [];
  const whose = isSelf ? 'your severity' : 'their severity';
  return [
    `Until ${isSelf ? 'you have' : 'they have'} rated ${ENOUGH_CANDIDATES} people in a dimension, ${whose} there rests on practice too${isSelf ? `: ${counted(practised, 'practice candidate')}` : ''}. It is used, and not shown.`,
  ];
}

const ABOUT: Readonly<Record<CalibrationAdvice['about'], string>> = {
  severity: 'Severity',
  criterionBias: 'Single criteria',
  drift: 'Drift',
  halo: 'Halo',
  centrality: 'Use of the scale',
  consistency: 'Consistency',
  verification: 'Tested evidence',
  agreement: 'Agreement with the panel',
};

const TONES: Readonly<Record<CalibrationAdvice['tone'], MarkedWord>> = {
  look: { mark: 'triangle', tone: 'missing', word: 'Worth a change' },
  fine: { mark: 'ring', tone: 'plain', word: 'Nothing to change' },
  withheld: { mark: 'dotted', tone: 'unseen', word: 'Too little to say' },
};

function adviceOf(rubric: Rubric, findings: Findings) {
  const names = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion.name]));
  return calibrationAdvice(findings, (id) => named(names.get(id) ?? id)).map(({ about, tone, says, act }) => ({
    about: ABOUT[about],
    status: TONES[tone],
    says,
    act,
  }));
}

function timeView(time: Gated<TimeToSubmit>) {
  if (time.withheld !== null) return { facts: null, says: time.withheld, act: null };
  const { scorecards, medianHours, due, late } = time.shown;
  return {
    facts: {
      items: [
        { label: 'From kit to scorecard', value: duration(medianHours), note: `median of ${scorecards}` },
        { label: 'After their day', value: String(late), note: `of ${due} with a day` },
      ],
    },
    says: null,
    act:
      late === 0
        ? null
        : 'Keep a quarter of an hour after the interview for the scorecard. Each line is kept as it is written, and evidence fades overnight.',
  };
}

/** "under an hour", "26 hours", "3 days". */
function duration(hours: number): string {
  if (hours < 1) return 'under an hour';
  return hours < 48 ? counted(Math.round(hours), 'hour') : counted(Math.round(hours / 24), 'day');
}
