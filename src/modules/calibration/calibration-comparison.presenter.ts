import { dimensionName, type Rubric, type CalibrationChanges, type DimensionChanges } from '../../domain/index.js';
import { counted } from '../briefs/view/wording.js';
import { selectField } from '../rendering/pages/field-view.js';
import { COMPONENT_WORDS, points, spread } from './calibration-words.js';
import type { CalibrationVersion } from './calibrations.mapping.js';

export interface ShownComparison {
  readonly before: CalibrationVersion;
  readonly after: CalibrationVersion;
  readonly rubric: Rubric;
  readonly changes: CalibrationChanges;
  /** Those that the reader may read, newest first. */
  readonly versions: readonly CalibrationVersion[];
  /** Name by handle. */
  readonly names: ReadonlyMap<string, string>;
}

/** What moved between two calibrations, and why. */
export function calibrationComparisonView({ before, after, rubric, changes, versions, names }: ShownComparison) {
  const { scorecards, dimensions } = changes;
  return {
    heading: {
      above: { href: `/calibrations/${after.id}`, label: `Calibration ${after.number} of ${after.rubric}` },
      text: `From calibration ${before.number} to ${after.number}`,
      lead:
        scorecards > 0
          ? `${counted(scorecards, 'more scorecard')}. What moved, by how much, and why.`
          : 'No more scorecards: what moved was amended, or practised.',
      actions: [],
    },
    action: `/calibrations/${after.id}/compare`,
    since: selectField({
      name: 'since',
      label: 'Since',
      options: versions
        .filter(({ id }) => id !== after.id)
        .map(({ id, number }) => ({ value: id, label: `Calibration ${number}` })),
      chosen: [before.id],
    }),
    dimensions: dimensions.map((each) => dimensionView(rubric, each, names)),
  };
}

function dimensionView(rubric: Rubric, changes: DimensionChanges, names: ReadonlyMap<string, string>) {
  const { id, why, variances, criteria, severities } = changes;
  const columns = (first: string) => [
    { label: first, numeric: false },
    { label: 'Before', numeric: true },
    { label: 'After', numeric: true },
  ];
  const criterionName = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion.name]));
  return {
    name: dimensionName(rubric, id),
    why,
    variances: {
      caption: 'Spread, in rating points',
      columns: columns('Of'),
      rows: variances.map(({ component, before, after }) => ({
        head: { text: COMPONENT_WORDS[component].term, href: null },
        cells: pair(before === null ? '–' : spread(before), after === null ? '–' : spread(after)),
      })),
    },
    criteria: {
      caption: 'What an ordinary candidate gets from an ordinary interviewer',
      columns: columns('Criterion'),
      rows: criteria.map(({ id: criterion, before, after }) => ({
        head: { text: criterionName.get(criterion) ?? criterion, href: null },
        cells: pair(before === null ? 'not rated' : points(before), after === null ? 'not rated' : points(after)),
      })),
    },
    severities:
      severities.length === 0
        ? null
        : {
            caption: 'Severity of interviewers, the one that moved furthest for its error first',
            columns: [...columns('Interviewer'), { label: 'Moved', numeric: true }, { label: 'Why', numeric: false }],
            rows: severities.map(({ interviewer, before, after, inStandardErrors, why: reason }) => ({
              head: { text: names.get(interviewer) ?? interviewer, href: null },
              cells: [
                ...pair(points(before), points(after)),
                { label: 'Moved', text: `${points(inStandardErrors)} standard errors`, numeric: true },
                { label: 'Why', text: `They ${reason}.`, numeric: false },
              ],
            })),
          },
  };
}

function pair(before: string, after: string) {
  return [
    { label: 'Before', text: before, numeric: true },
    { label: 'After', text: after, numeric: true },
  ];
}
