import { RenderFailed, RenderTooLarge } from '../rendering.errors.js';

/** How much a brief may hold. The largest honest one (50 candidates, 18 criteria, 6 interviewers) stays under a tenth. */
export interface DataCaps {
  readonly values: number;
  readonly characters: number;
  readonly depth: number;
}

export const DATA_CAPS: DataCaps = { values: 400_000, characters: 16_000_000, depth: 32 };

/** Half of a pair without its other half: no encoding can hold it. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu;
/** Control characters that HTML forbids or a PDF cannot show; tab and line feed stay. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * A copy of the view without prototypes, methods or anything that is not JSON: what a template sees cannot be called,
 * inherited or counted for ever. `undefined` members become null, lone surrogates and control characters U+FFFD.
 *
 * @throws RenderFailed for something that is not plain data.
 * @throws RenderTooLarge beyond the caps.
 */
export function plainData(view: unknown, caps: DataCaps = DATA_CAPS): unknown {
  return copyWith(null, view, caps);
}

/** Objects without a prototype cannot be named in an error message; these can, and are otherwise the same to a template. */
const NAMEABLE = Object.freeze(Object.create(null, { [Symbol.toPrimitive]: { value: () => 'the view' } })) as object;

/** The same copy, for finding out why a template failed with it. */
export function nameableData(view: unknown): unknown {
  return copyWith(NAMEABLE, view, DATA_CAPS);
}

function copyWith(base: object | null, view: unknown, caps: DataCaps): unknown {
  let values = 0;
  let characters = 0;

  const text = (value: string): string => {
    characters += value.length;
    if (characters > caps.characters) throw new RenderTooLarge('The brief holds more text than a PDF can be made of.');
    return value.replace(LONE_SURROGATE, '\ufffd').replace(CONTROL, '\ufffd');
  };

  const copy = (value: unknown, depth: number): unknown => {
    if (++values > caps.values) throw new RenderTooLarge('The brief holds more entries than a PDF can be made of.');
    if (depth > caps.depth) throw new RenderTooLarge('The brief is nested too deeply.');
    if (value === null || value === undefined) return null;
    switch (typeof value) {
      case 'string':
        return text(value);
      case 'boolean':
        return value;
      case 'number':
        if (Number.isFinite(value)) return value;
        throw notPlain(`the number ${value}`);
      case 'object':
        return Array.isArray(value) ? value.map((item) => copy(item, depth + 1)) : copyObject(value, depth);
      default:
        throw notPlain(`a ${typeof value}`);
    }
  };

  const copyObject = (value: object, depth: number): unknown => {
    const prototype: unknown = Object.getPrototypeOf(value);
    // Data made in another realm (a test runner's, a worker's) has another Object.prototype, which still has no parent.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw notPlain('an instance of a class');
    const plain = Object.create(base) as Record<string, unknown>;
    for (const [key, member] of Object.entries(value)) plain[key] = copy(member, depth + 1);
    return plain;
  };

  return copy(view, 0);
}

function notPlain(what: string): RenderFailed {
  return new RenderFailed('template', new TypeError(`A view is plain JSON, and this one holds ${what}.`));
}
