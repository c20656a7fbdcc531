import { CholeskyDecomposition, Matrix, solve } from 'ml-matrix';

/** What a search needs to know; the objective is on the log scale, smooth, to be minimised. */
export interface SearchOptions {
  readonly lower: number;
  readonly upper: number;
  /** The centre of the search; at most five coordinates. */
  readonly start: readonly number[];
}

export interface SearchResult {
  readonly point: readonly number[];
  readonly value: number;
  /** The last Newton step moved the objective by less than 1e-4 and each coordinate by less than 1e-3, on a positive Hessian. */
  readonly converged: boolean;
}

type Objective = (point: readonly number[]) => number;

const OBJECTIVE_TOLERANCE = 1e-4;
const STEP_TOLERANCE = 1e-3;
const DIFFERENCE_STEP = 0.02;
const NEWTON_STEPS = 10;
/** A Hessian is used again after a step shorter than this. */
const NEARBY = 0.25;
/** How far from the lower edge a minimum may be a minimum at the edge. */
const FLAT_REGION = 4;
/** Stands for an objective that overflowed. */
const WORST = 1e12;
const ATTEMPTS = 3;
const PRIMES = [2, 3, 5, 7, 11];

/**
 * Minimum of a smooth function in a box: a fixed scatter of points for the basin, a short Nelder–Mead simplex (1965)
 * to get near, Newton steps on finite differences to finish and to prove that it is a minimum; from the next best
 * point of the scatter when that fails. Coordinates that want to leave the box are held at its edge. No randomness.
 *
 * The scatter stands where DIRECT was meant to: ml-direct 1.0.0 never returns when the values on its convex hull
 * are concave, x = [1, 2, 3, 4], y = [12, 24, 34, 42] for one, and REML criteria are.
 */
export function minimise(objective: Objective, { lower, upper, start }: SearchOptions): SearchResult {
  const finite = guarded(objective);
  const hold = (x: number): number => Math.min(upper, Math.max(lower, x));
  const box: Objective = (point) => finite(point.map(hold));
  const candidates = [start, ...scatter(start, { lower, upper })]
    .map((point) => ({ point, value: box(point) }))
    .sort((a, b) => a.value - b.value);
  let best: SearchResult | null = null;
  for (const { point } of candidates.slice(0, ATTEMPTS)) {
    const near = simplex(box, point, 25 * start.length);
    const result = newton(finite, near.map(hold), { lower, upper });
    if (result.converged) return result;
    if (!best || result.value < best.value) best = result;
  }
  return best!;
}

/** Newton steps alone, from a point that is known to be near. */
export function refine(objective: Objective, { lower, upper, start }: SearchOptions): SearchResult {
  return newton(guarded(objective), start, { lower, upper });
}

function guarded(objective: Objective): Objective {
  return (point) => {
    const value = objective(point);
    return Number.isFinite(value) ? value : WORST;
  };
}

/** Halton points (1960), six for each dimension: by turns within ±4 of the start and anywhere in the box. */
function scatter(
  start: readonly number[],
  { lower, upper }: { readonly lower: number; readonly upper: number },
): readonly (readonly number[])[] {
  return Array.from({ length: 6 * start.length }, (_, index) =>
    start.map((x, axis) => {
      const [low, high] = index % 2 === 0 ? [Math.max(lower, x - 4), Math.min(upper, x + 4)] : [lower, upper];
      return low + (high - low) * radicalInverse(index + 1, PRIMES[axis]!);
    }),
  );
}

function radicalInverse(index: number, base: number): number {
  let result = 0;
  let fraction = 1 / base;
  for (let rest = index; rest > 0; rest = Math.floor(rest / base), fraction /= base) result += (rest % base) * fraction;
  return result;
}

/** Nelder–Mead with the usual coefficients (1, 2, ½, ½), at most `evaluations` of the objective. */
function simplex(objective: Objective, start: readonly number[], evaluations: number): readonly number[] {
  const dimensions = start.length;
  let used = 0;
  const evaluate = (point: readonly number[]): { point: readonly number[]; value: number } => {
    used += 1;
    return { point, value: objective(point) };
  };
  const vertices = [
    evaluate(start),
    ...start.map((_, axis) => evaluate(start.map((x, index) => (index === axis ? x + 0.5 : x)))),
  ];
  while (used < evaluations) {
    vertices.sort((a, b) => a.value - b.value);
    const worst = vertices[dimensions]!;
    const spread = Math.max(
      ...start.map((_, axis) =>
        Math.max(...vertices.map(({ point }) => Math.abs(point[axis]! - vertices[0]!.point[axis]!))),
      ),
    );
    if (worst.value - vertices[0]!.value < OBJECTIVE_TOLERANCE && spread < 0.05) break;
    const centre = start.map(
      (_, axis) => vertices.slice(0, dimensions).reduce((sum, { point }) => sum + point[axis]!, 0) / dimensions,
    );
    const along = (factor: number): { point: readonly number[]; value: number } =>
      evaluate(centre.map((c, axis) => c + factor * (worst.point[axis]! - c)));
    const reflected = along(-1);
    if (reflected.value < vertices[0]!.value) {
      const expanded = along(-2);
      vertices[dimensions] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < vertices[dimensions - 1]!.value) {
      vertices[dimensions] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) {
        vertices[dimensions] = contracted;
      } else {
        const anchor = vertices[0]!.point;
        for (let index = 1; index <= dimensions; index += 1)
          vertices[index] = evaluate(vertices[index]!.point.map((x, axis) => (x + anchor[axis]!) / 2));
      }
    }
  }
  vertices.sort((a, b) => a.value - b.value);
  return vertices[0]!.point;
}

/** Newton steps with halving, on central differences; coordinates at an edge that point outwards stay there. */
function newton(
  objective: Objective,
  start: readonly number[],
  { lower, upper }: { readonly lower: number; readonly upper: number },
): SearchResult {
  let point = [...start];
  let value = objective(point);
  for (let axis = 0; axis < point.length; axis += 1) {
    // A variance that the data put at zero makes the objective flat towards the edge: say so instead of stopping on the slope.
    if (point[axis]! > lower + FLAT_REGION) continue;
    const edge = point.map((x, index) => (index === axis ? lower : x));
    const atEdge = objective(edge);
    if (atEdge <= value) [point, value] = [edge, atEdge];
  }
  let known: { readonly axes: string; readonly hessian: Matrix } | null = null;
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    const free = point.map((_, axis) => axis).filter((axis) => isFree(objective, point, value, { axis, lower, upper }));
    if (free.length === 0) return { point, value, converged: true };
    const slopes = sides(objective, point, free);
    const axes = free.join();
    const hessian: Matrix =
      known?.axes === axes ? known.hessian : curvature(objective, point, value, { axes: free, ...slopes });
    const gradient = Matrix.columnVector(free.map((_, i) => (slopes.up[i]! - slopes.down[i]!) / (2 * DIFFERENCE_STEP)));
    if (!new CholeskyDecomposition(hessian).isPositiveDefinite()) return { point, value, converged: false };
    const direction = solve(hessian, gradient).to1DArray();
    let scale = Math.min(1, 1 / Math.max(...direction.map(Math.abs)));
    let moved = point;
    let reached = value;
    for (let halving = 0; halving < 8; halving += 1, scale /= 2) {
      const trial = point.map((x, axis) => {
        const index = free.indexOf(axis);
        return index < 0 ? x : Math.min(upper, Math.max(lower, x - scale * direction[index]!));
      });
      const outcome = objective(trial);
      if (outcome > value) continue;
      [moved, reached] = [trial, outcome];
      break;
    }
    const objectiveChange = value - reached;
    const largestStep = Math.max(...point.map((x, axis) => Math.abs(x - moved[axis]!)));
    [point, value] = [[...moved], reached];
    known = largestStep < NEARBY ? { axes, hessian } : null;
    const fullStep = Math.max(...direction.map(Math.abs));
    if (objectiveChange < OBJECTIVE_TOLERANCE && largestStep < STEP_TOLERANCE)
      return { point, value, converged: fullStep < 10 * STEP_TOLERANCE };
  }
  return { point, value, converged: false };
}

function isFree(
  objective: Objective,
  point: readonly number[],
  value: number,
  { axis, lower, upper }: { axis: number; lower: number; upper: number },
): boolean {
  const x = point[axis]!;
  if (x > lower + DIFFERENCE_STEP && x < upper - DIFFERENCE_STEP) return true;
  const inward = x <= lower + DIFFERENCE_STEP ? DIFFERENCE_STEP : -DIFFERENCE_STEP;
  return objective(point.map((other, index) => (index === axis ? other + inward : other))) < value;
}

/** The objective one difference step up and down each axis. */
function sides(
  objective: Objective,
  point: readonly number[],
  axes: readonly number[],
): { readonly up: readonly number[]; readonly down: readonly number[] } {
  const at = (axis: number, step: number): number =>
    objective(point.map((x, index) => (index === axis ? x + step : x)));
  return { up: axes.map((axis) => at(axis, DIFFERENCE_STEP)), down: axes.map((axis) => at(axis, -DIFFERENCE_STEP)) };
}

/** Hessian by central differences. */
function curvature(
  objective: Objective,
  point: readonly number[],
  value: number,
  {
    axes,
    up,
    down,
  }: { readonly axes: readonly number[]; readonly up: readonly number[]; readonly down: readonly number[] },
): Matrix {
  const h = DIFFERENCE_STEP;
  const hessian = Matrix.zeros(axes.length, axes.length);
  axes.forEach((axis, i) => {
    hessian.set(i, i, (up[i]! - 2 * value + down[i]!) / h ** 2);
    for (let j = 0; j < i; j += 1) {
      const diagonal = (step: number): number =>
        objective(point.map((x, index) => (index === axis || index === axes[j] ? x + step : x)));
      const mixed = (diagonal(h) + diagonal(-h) - up[i]! - down[i]! - up[j]! - down[j]! + 2 * value) / (2 * h ** 2);
      hessian.set(i, j, mixed);
      hessian.set(j, i, mixed);
    }
  });
  return hessian;
}
