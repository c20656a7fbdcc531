import { correlation as correlationOf } from './correlation.js';
import type { DimensionFit } from './fit.js';
import { ENOUGH_CANDIDATES } from './measurement.js';

/** Whether strong candidates met severe interviewers, or mild ones, more than by chance. */
export interface Assignment {
  /** Between an interviewer's severity and the mean strength of those whom they saw; null where there are too few to say. */
  readonly correlation: number | null;
  readonly notRandom: boolean;
}

/** |r| above this is not taken for chance: the design's threshold. */
const NOT_RANDOM = 0.3;
/** Interviewers from whom a correlation is taken: our judgement, untested; with fewer, .3 is often chance. */
const INTERVIEWERS = 8;

/**
 * Correlation, over interviewers, of severity with the strength of their candidates. A candidate's strength is what
 * the others say of them: the mean of their ratings less criterion effect, plus severity. The interviewer's own
 * ratings are left out, because an interviewer who is taken for too severe would make their candidates too strong.
 */
export function assignmentOf(fit: DimensionFit): Assignment {
  const { system } = fit.state.shared;
  const { mean } = fit.state.shared.covariance(system.interviewers);
  const severityOf = new Map(fit.severities.map(({ interviewer, severity }) => [interviewer, severity]));
  const strengths = new Map<string, { sum: number; count: number }>();
  for (const { interviewers, cells } of fit.state.counted.values()) {
    const bySlot = interviewers.map(() => ({ sum: 0, count: 0 }));
    for (const { slot, criterion, rating } of cells) {
      bySlot[slot]!.sum += rating - mean[criterion]! + severityOf.get(interviewers[slot]!)!;
      bySlot[slot]!.count += 1;
    }
    const sum = bySlot.reduce((total, slot) => total + slot.sum, 0);
    interviewers.forEach((interviewer, slot) => {
      const count = cells.length - bySlot[slot]!.count;
      if (count === 0) return;
      const seen = strengths.get(interviewer) ?? { sum: 0, count: 0 };
      strengths.set(interviewer, { sum: seen.sum + (sum - bySlot[slot]!.sum) / count, count: seen.count + 1 });
    });
  }
  const known = [...strengths].filter(([, { count }]) => count >= ENOUGH_CANDIDATES);
  if (known.length < INTERVIEWERS) return { correlation: null, notRandom: false };
  const correlation = correlationOf(
    known.map(([interviewer]) => severityOf.get(interviewer)!),
    known.map(([, { sum, count }]) => sum / count),
  );
  // All equally severe, or all candidates alike: nothing goes with anything.
  if (correlation === null) return { correlation: null, notRandom: false };
  return { correlation, notRandom: Math.abs(correlation) > NOT_RANDOM };
}
