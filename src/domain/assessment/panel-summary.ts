import { bootstrapAlphaInterval } from '../agreement/bootstrap-alpha.js';
import { AGREEMENT_FROM, agreementDisplay } from '../agreement/display.js';
import { krippendorffAlpha } from '../agreement/krippendorff-alpha.js';
import type { PanelSummary } from './assessment.js';
import type { Observation } from '../measurement/measurement.js';
import { byCodeUnit, interviewersOf } from './pool.js';
import { alphaHiddenReason, alphaUndefinedReason } from './sentences/panel.js';

export type AgreementSummary = Omit<PanelSummary, 'measurement' | 'comparisons' | 'ranks'>;

/**
 * How far the pool's interviewers agree: Krippendorff's alpha (ordinal) over every application and criterion,
 * with the gates that keep it from saying more than it can. The interval's draws are seeded from the input's hash.
 */
export function agreementOver(ratings: readonly Observation[], inputSha256: string): AgreementSummary {
  const applications = new Set(ratings.map(({ application }) => application)).size;
  const interviewers = interviewersOf(ratings).length;
  const counts = { applications, interviewers, ratings: ratings.length };
  const hidden = { alpha: null, alphaInterval95: null, alphaDisplay: 'hidden' } as const;
  const alphaDisplay = agreementDisplay(applications);
  if (alphaDisplay === 'hidden') {
    return { ...hidden, ...counts, alphaReason: alphaHiddenReason(applications, AGREEMENT_FROM) };
  }
  const { table, clusters } = byObserverAndUnit(ratings);
  const alpha = krippendorffAlpha(table, 'ordinal');
  if (alpha === null) return { ...hidden, ...counts, alphaReason: alphaUndefinedReason() };
  const seed = Number.parseInt(inputSha256.slice(0, 8), 16);
  return {
    ...counts,
    alpha,
    alphaInterval95: bootstrapAlphaInterval(table, { metric: 'ordinal', level: 0.95, seed, clusters }),
    alphaReason: null,
    alphaDisplay,
  };
}

interface AlphaTable {
  /** Observers × units; a unit is one application on one criterion. */
  readonly table: readonly (readonly (number | null)[])[];
  /** By unit, the application: its criteria are no independent looks, and are drawn together. */
  readonly clusters: readonly number[];
}

function byObserverAndUnit(ratings: readonly Observation[]): AlphaTable {
  const sorted = [...ratings].sort(
    (a, b) => byCodeUnit(a.application, b.application) || byCodeUnit(a.criterion, b.criterion),
  );
  const columns = new Map<string, number>();
  const applications = new Map<string, number>();
  const clusters: number[] = [];
  for (const given of sorted) {
    const unit = unitOf(given);
    if (columns.has(unit)) continue;
    columns.set(unit, columns.size);
    const cluster = applications.get(given.application) ?? applications.size;
    applications.set(given.application, cluster);
    clusters.push(cluster);
  }
  const rows = new Map(interviewersOf(sorted).map((id) => [id, new Array<number | null>(columns.size).fill(null)]));
  for (const given of sorted) {
    const column = columns.get(unitOf(given));
    if (column !== undefined) rows.get(given.interviewer)?.splice(column, 1, given.rating);
  }
  return { table: [...rows.values()], clusters };
}

function unitOf({ application, criterion }: Observation): string {
  return `${application}/${criterion}`;
}
