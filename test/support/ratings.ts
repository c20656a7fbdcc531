import type { Observation } from '../../src/domain/measurement/measurement.js';

/** "p1 ana 4 5 -": one candidate's ratings by one interviewer on a, b, c … */
export function ratings(...lines: readonly string[]): readonly Observation[] {
  return lines.flatMap((line) => {
    const [application = '', interviewer = '', ...given] = line.split(' ');
    return given.flatMap((rating, index) =>
      rating === '-' ? [] : [{ application, interviewer, criterion: 'abcdef'[index]!, rating: Number(rating) }],
    );
  });
}

/** Ratings that scatter, the same on every machine. */
export function scattered(
  candidates: number,
  interviewers: number,
  criteria: number,
  missing: number,
): readonly Observation[] {
  let state = 12345;
  const next = (): number => (state = (state * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
  const strengths = Array.from({ length: candidates }, () => 1.5 * next());
  return strengths.flatMap((strength, p) =>
    Array.from({ length: interviewers }, (_, j) => j).flatMap((j) => {
      const halo = next() - 0.5;
      if (next() < missing) return [];
      return Array.from({ length: criteria }, (_, c) => ({
        application: `p${p}`,
        interviewer: `j${j}`,
        criterion: `c${c}`,
        rating: Math.round(2 * (2 + strength + halo - 0.3 * j + 1.5 * next())) / 2,
      }));
    }),
  );
}
