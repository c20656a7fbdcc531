/** Exit codes: the only place that gives them out. */
export const EXIT = { done: 0, finding: 1, badInput: 2, systemFailed: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What was asked for was found to be so, and it is no good news (a verify that fails): exit code 1. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** The person can mend it: a wrong file, a wrong option. Exit code 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Errors of other parts that a person can mend; told by name, so that no command loads a part only to recognise its errors. */
const BAD_INPUT_NAMES = new Set(['BadInput', 'DocumentError', 'ConfigError', 'RubricNotFound', 'CommanderError', 'InvalidArgumentError']);
const BAD_INPUT_KINDS = new Set(['invalid', 'not-found', 'conflict', 'stale-version']);
/** File errors whose cause stands in what the person typed. */
const FILE_SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder, and a file is needed',
  ENOTDIR: 'a part of this path is a file, and a folder is needed',
  EACCES: 'no permission',
  EEXIST: 'a file of this name stands in the way',
};

interface ErrorWithDetails extends Error {
  readonly code?: string;
  readonly kind?: string;
  readonly path?: string;
}

/** The exit code and the words for an error that reached the door. */
export function explain(error: unknown): { readonly code: ExitCode; readonly text: string } {
  if (!(error instanceof Error)) return { code: EXIT.systemFailed, text: String(error) };
  const { code, kind, path } = error as ErrorWithDetails;
  if (error instanceof Finding) return { code: EXIT.finding, text: error.message };
  const fileSentence = FILE_SENTENCES[code ?? ''];
  if (fileSentence !== undefined && path !== undefined) return { code: EXIT.badInput, text: `${path}: ${fileSentence}` };
  if (BAD_INPUT_NAMES.has(error.name) || BAD_INPUT_KINDS.has(kind ?? '')) return { code: EXIT.badInput, text: error.message };
  return { code: EXIT.systemFailed, text: error.message };
}
