import { dayWords } from '../../common/days.js';
import { andList } from '../../common/documents/words.js';
import {
  dimensionName,
  dimensionsOf,
  ENOUGH_CANDIDATES,
  type FrozenCalibration,
  type Rubric,
} from '../../domain/index.js';
import { named } from '../briefs/view/prose.js';
import {
  agreementSentence,
  COMPONENT_WORDS,
  dimensionNotes,
  points,
  spread,
  TRIGGER_WORDS,
} from './calibration-words.js';
import type { CalibrationVersion } from './calibrations.mapping.js';

export interface ShownCalibration {
  readonly version: CalibrationVersion;
  readonly rubric: Rubric;
  /** The one before that the reader may read; null for the first. */
  readonly previous: CalibrationVersion | null;
  /** For those who recruit; null for everybody else. */
  readonly severities: FrozenCalibration | null;
  /** Name by handle. */
  readonly names: ReadonlyMap<string, string>;
  /** Id by handle. */
  readonly ids: ReadonlyMap<string, string>;
}

/** One calibration, in words and a few numbers. */
export function calibrationView({ version, rubric, previous, severities, names, ids }: ShownCalibration) {
  const { number, createdAt, trigger, scorecards, applications, interviewers, record } = version;
  const dimensions = dimensionsOf(rubric).filter((id) => record.dimensions[id] !== undefined);
  return {
    heading: {
      above: { href: '/calibrations', label: 'Calibration' },
      text: `Calibration ${number} of ${version.rubric}`,
      lead: `Frozen on ${dayWords(createdAt)}, ${TRIGGER_WORDS[trigger]}. An assessment that names it was scored against it, whatever has come in since.`,
      actions:
        previous === null
          ? []
          : [
              {
                href: `/calibrations/${version.id}/compare?since=${previous.id}`,
                label: `What moved since calibration ${previous.number}`,
                primary: false,
              },
            ],
    },
    facts: {
      items: [
        { label: 'Scorecards', value: String(scorecards), note: null },
        { label: 'Candidates', value: String(applications), note: null },
        { label: 'Interviewers', value: String(interviewers), note: null },
        { label: 'Engine', value: version.engine, note: null },
      ],
    },
    agreement: agreementSentence(record),
    dimensions: dimensions.flatMap((id) => {
      const fit = record.dimensions[id];
      if (fit === undefined) return [];
      return [
        {
          name: dimensionName(rubric, id),
          notes: dimensionNotes(rubric, id, fit),
          settled: fit.converged ? 'The search for the variances settled.' : null,
          spreads: {
            items: Object.entries(COMPONENT_WORDS).map(([component, { term, text }]) => ({
              term,
              text: `${spread(fit.variances[component as keyof typeof COMPONENT_WORDS])} rating points: ${text}.`,
            })),
          },
        },
      ];
    }),
    severities: severities === null ? null : severityTable(severities, { rubric, names, ids, dimensions }),
    data: `SHA-256 of the ratings: ${version.dataSha256}`,
  };
}

function severityTable(
  { dimensions: frozen }: FrozenCalibration,
  {
    rubric,
    names,
    ids,
    dimensions,
  }: {
    readonly rubric: Rubric;
    readonly names: ReadonlyMap<string, string>;
    readonly ids: ReadonlyMap<string, string>;
    readonly dimensions: readonly string[];
  },
) {
  const byDimension = dimensions.map((id) => ({
    name: dimensionName(rubric, id),
    of: new Map(frozen[id]?.interviewers.map((each) => [each.id, each]) ?? []),
  }));
  const everybody = [...new Set(byDimension.flatMap(({ of }) => [...of.keys()]))];
  const enough = (handle: string): boolean =>
    byDimension.some(({ of }) => (of.get(handle)?.applications ?? 0) >= ENOUGH_CANDIDATES);
  const shown = everybody.filter(enough).toSorted((a, b) => (names.get(a) ?? a).localeCompare(names.get(b) ?? b, 'en'));
  const few = everybody.length - shown.length;
  return {
    table:
      shown.length === 0
        ? null
        : {
            caption: 'In rating points: above zero is more severe than the ordinary interviewer',
            columns: [
              { label: 'Interviewer', numeric: false },
              ...byDimension.map(({ name }) => ({ label: name, numeric: true })),
            ],
            rows: shown.map((handle) => ({
              head: { text: names.get(handle) ?? handle, href: pageOf(ids.get(handle)) },
              cells: byDimension.map(({ name, of }) => ({
                label: name,
                text: severityText(of.get(handle)),
                numeric: true,
              })),
            })),
          },
    few:
      few === 0
        ? null
        : `${few === everybody.length ? 'Nobody' : 'Not everybody'} has rated ${ENOUGH_CANDIDATES} candidates in a dimension yet: the severity of ${few === everybody.length ? 'all' : 'the other'} ${few} is used, drawn towards what is known without their ratings, and not shown.`,
    practice: practiceNote(
      everybody.filter((handle) => byDimension.some(({ of }) => (of.get(handle)?.practised ?? 0) > 0)),
      names,
    ),
    about: 'It serves to help people rate better, and is no ranking of colleagues.',
  };
}

/** Whose severity rests on practice too, by name: a reading that takes something in says so. */
function practiceNote(handles: readonly string[], names: ReadonlyMap<string, string>): string | null {
  if (handles.length === 0) return null;
  const sorted = handles.map((handle) => names.get(handle) ?? handle).toSorted((a, b) => a.localeCompare(b, 'en'));
  return `Of ${andList(sorted.map(named))} the severity rests on practice, against colleagues who rated the same practice candidates, and on whom they have rated, until these are ${ENOUGH_CANDIDATES} in a dimension.`;
}

/** Where it says how they rate. */
function pageOf(interviewerId: string | undefined): string | null {
  return interviewerId === undefined ? null : `/interviewers/${interviewerId}/calibration`;
}

function severityText(
  given: { readonly severity: number; readonly standardError: number; readonly applications: number } | undefined,
): string {
  if (given === undefined) return 'not rated';
  if (given.applications < ENOUGH_CANDIDATES) return 'too few';
  return `${points(given.severity)} ± ${points(given.standardError)}`;
}
