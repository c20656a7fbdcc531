/**
 * Dense symmetric linear algebra on row-major `Float64Array`s. The model factors thousands of 5 × 5 to 15 × 15
 * matrices per evaluation of its objective; a class per matrix and a call per element (ml-matrix) costs ten times
 * as much there, so the few routines that the hot path needs are written out.
 *
 * Every routine runs in a fixed order of operations, so the same input gives the same bits.
 */

const SLAB = 1 << 15;
const LARGE = 1 << 10;
let slab = new Float64Array(SLAB);
let used = 0;

/**
 * A zeroed vector or matrix. Small ones are views of one slab, each part of it given out once: a typed array of its
 * own costs the collector more than a 10 × 10 product costs the processor.
 */
export function zeros(length: number): Float64Array {
  if (length > LARGE) return new Float64Array(length);
  if (used + length > SLAB) {
    slab = new Float64Array(SLAB);
    used = 0;
  }
  used += length;
  return slab.subarray(used - length, used);
}

/** A vector of the values at 0, 1, …; `Float64Array.from` goes through an iterator, which costs several times as much. */
export function tabulate(length: number, valueAt: (index: number) => number): Float64Array {
  const vector = zeros(length);
  for (let index = 0; index < length; index += 1) vector[index] = valueAt(index);
  return vector;
}

/** A pivot below this is rounding noise of a direction that the data say nothing about. */
const SMALLEST_PIVOT = 1e-12;

/**
 * Cholesky factor L (lower triangle, in place) of a symmetric matrix, of which only the lower triangle is read.
 * A pivot that rounding made zero or negative is held at 1e-12: a direction without information stays without it.
 *
 * @returns log of the determinant.
 */
export function choleskyInPlace(matrix: Float64Array, size: number): number {
  let logDeterminant = 0;
  for (let column = 0; column < size; column += 1) {
    const columnStart = column * size;
    let pivot = matrix[columnStart + column]!;
    for (let k = 0; k < column; k += 1) pivot -= matrix[columnStart + k]! ** 2;
    if (!(pivot > SMALLEST_PIVOT)) pivot = SMALLEST_PIVOT;
    logDeterminant += Math.log(pivot);
    const root = Math.sqrt(pivot);
    matrix[columnStart + column] = root;
    let row = column + 1;
    // Four rows at a time: one sum must wait for its last addition, four need not wait for each other.
    for (; row + 3 < size; row += 4) {
      const first = row * size;
      const second = first + size;
      const third = second + size;
      const fourth = third + size;
      let a = matrix[first + column]!;
      let b = matrix[second + column]!;
      let c = matrix[third + column]!;
      let d = matrix[fourth + column]!;
      for (let k = 0; k < column; k += 1) {
        const factor = matrix[columnStart + k]!;
        a -= matrix[first + k]! * factor;
        b -= matrix[second + k]! * factor;
        c -= matrix[third + k]! * factor;
        d -= matrix[fourth + k]! * factor;
      }
      matrix[first + column] = a / root;
      matrix[second + column] = b / root;
      matrix[third + column] = c / root;
      matrix[fourth + column] = d / root;
    }
    for (; row < size; row += 1) {
      const rowStart = row * size;
      let sum = matrix[rowStart + column]!;
      for (let k = 0; k < column; k += 1) sum -= matrix[rowStart + k]! * matrix[columnStart + k]!;
      matrix[rowStart + column] = sum / root;
    }
  }
  return logDeterminant;
}

/** Solves L x = b in place. */
export function forwardSolveInPlace(factor: Float64Array, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row += 1) {
    const start = row * size;
    let sum = vector[row]!;
    for (let k = 0; k < row; k += 1) sum -= factor[start + k]! * vector[k]!;
    vector[row] = sum / factor[start + row]!;
  }
}

/** Working memory of `invertInPlace`, which nobody else sees: allocating it anew would feed the collector more than the work costs. */
let memory = new Float64Array(256);

function scratch(length: number): Float64Array {
  if (memory.length < length) memory = new Float64Array(length);
  return memory.length === length ? memory : memory.subarray(0, length);
}

/** Inverse (full, exactly symmetric) of a symmetric positive-definite matrix, and the log of its determinant. */
export function invert(
  matrix: Float64Array,
  size: number,
): { readonly inverse: Float64Array; readonly logDeterminant: number } {
  const inverse = zeros(matrix.length);
  inverse.set(matrix);
  return { inverse, logDeterminant: invertInPlace(inverse, size) };
}

/** The same over the matrix itself. @returns log of the determinant. */
export function invertInPlace(matrix: Float64Array, size: number): number {
  const factor = scratch(size * size + size);
  factor.set(matrix);
  const logDeterminant = choleskyInPlace(factor, size);
  invertFactorInPlace(factor, size);
  // L⁻ᵀ L⁻¹.
  matrix.fill(0);
  for (let k = 0; k < size; k += 1) {
    const start = k * size;
    for (let row = 0; row <= k; row += 1) {
      const left = factor[start + row]!;
      const rowStart = row * size;
      for (let column = 0; column <= row; column += 1) matrix[rowStart + column]! += left * factor[start + column]!;
    }
  }
  mirrorLower(matrix, size);
  return logDeterminant;
}

/**
 * L⁻¹ over L, row by row, so that memory is read in the order in which it lies. Only the lower triangle counts; one
 * more row of memory after the matrix is used.
 */
function invertFactorInPlace(factor: Float64Array, size: number): void {
  const spare = size * size;
  for (let row = 0; row < size; row += 1) {
    const rowStart = row * size;
    const pivot = factor[rowStart + row]!;
    for (let k = 0; k < row; k += 1) {
      factor[spare + k] = factor[rowStart + k]!;
      factor[rowStart + k] = 0;
    }
    for (let k = 0; k < row; k += 1) {
      const left = factor[spare + k]!;
      const start = k * size;
      for (let column = 0; column <= k; column += 1) factor[rowStart + column]! -= left * factor[start + column]!;
    }
    for (let column = 0; column < row; column += 1) factor[rowStart + column]! /= pivot;
    factor[rowStart + row] = 1 / pivot;
  }
}

/** Copies the lower triangle over the upper one. */
export function mirrorLower(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < row; column += 1) matrix[column * size + row] = matrix[row * size + column]!;
}

/** A (rows × inner) times B (inner × columns). */
export function multiply(
  left: Float64Array,
  right: Float64Array,
  shape: { readonly rows: number; readonly inner: number; readonly columns: number },
): Float64Array {
  const { rows, inner, columns } = shape;
  const product = zeros(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let k = 0; k < inner; k += 1) {
      const factor = left[row * inner + k]!;
      if (factor === 0) continue;
      for (let column = 0; column < columns; column += 1)
        product[row * columns + column]! += factor * right[k * columns + column]!;
    }
  }
  return product;
}

/** Matrix (rows × columns) times vector. */
export function apply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const columns = vector.length;
  const rows = columns === 0 ? 0 : matrix.length / columns;
  const result = zeros(rows);
  for (let row = 0; row < rows; row += 1) {
    let sum = 0;
    for (let column = 0; column < columns; column += 1) sum += matrix[row * columns + column]! * vector[column]!;
    result[row] = sum;
  }
  return result;
}

/** x′y; both vectors have the length of the left one. */
export function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += left[index]! * right[index]!;
  return sum;
}

/** x' M x. */
export function quadraticForm(matrix: Float64Array, vector: Float64Array): number {
  return dot(vector, apply(matrix, vector));
}

/** M′, of a `rows` × `columns` matrix in row-major order. */
export function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const result = zeros(matrix.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) result[column * rows + row] = matrix[row * columns + column]!;
  return result;
}

/** Rows and columns of a square matrix, picked by index. */
export function pick(
  matrix: Float64Array,
  size: number,
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
): Float64Array {
  const result = zeros(rows.length * columns.length);
  for (let row = 0; row < rows.length; row += 1)
    for (let column = 0; column < columns.length; column += 1)
      result[row * columns.length + column] = matrix[rows[row]! * size + columns[column]!]!;
  return result;
}
