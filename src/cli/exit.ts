/** Exit codes: the only place that gives them out. */
export const EXIT = { done: 0, finding: 1, badInput: 2, systemFailed: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Help or the version was asked for and is printed; nothing is left to do. Exit code 0. */
export class Shown extends Error {
  override readonly name = 'Shown';
}

/** What was asked for was found to be so, and it is no good news (a verify that fails): exit code 1. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** The person can mend it: a wrong file, a wrong option. Exit code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Errors of other parts that a person can mend; told by name, so that no command loads a part only to recognise its errors. */
const BAD_INPUT_NAMES = new Set([
  'BadInput',
  'DocumentError',
  'ConfigError',
  'RubricNotFound',
  'CommanderError',
  'InvalidArgumentError',
]);
const BAD_INPUT_KINDS = new Set(['invalid', 'not-found', 'gone', 'conflict', 'stale-version']);

/** The exit code and the words for an error that reached the door. */
export function explain(error: unknown): { readonly code: ExitCode; readonly text: string } {
  if (!(error instanceof Error)) return { code: EXIT.systemFailed, text: String(error) };
  const { kind } = error as { readonly kind?: string };
  if (error instanceof Shown) return { code: EXIT.done, text: '' };
  if (error instanceof Finding) return { code: EXIT.finding, text: error.message };
  if (BAD_INPUT_NAMES.has(error.name) || BAD_INPUT_KINDS.has(kind ?? ''))
    return { code: EXIT.badInput, text: error.message };
  return { code: EXIT.systemFailed, text: error.message };
}
