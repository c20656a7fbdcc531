import { readFile } from 'node:fs/promises';
import { BadInput } from './exit.js';

/** Why a file that a person named cannot be read or written, by the system's code. */
const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'this is a folder, and a file is needed',
  ENOTDIR: 'a part of this path is a file, and a folder is needed',
  EACCES: 'no permission',
  EEXIST: 'a file of this name stands in the way',
};

/**
 * Runs a step on a file that a person named; what the system refuses is said with the file's name.
 *
 * @throws BadInput
 */
export async function onFile<Result>(file: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw withFileNamed(error, file);
  }
}

/** What the system refused, said with the name of the file: the one given, or the one that the system names. */
export function withFileNamed(error: unknown, file?: string): unknown {
  const { code = '', path = '' } = error as NodeJS.ErrnoException;
  const sentence = SENTENCES[code];
  return sentence === undefined ? error : new BadInput(`${file ?? path}: ${sentence}`);
}

/** The bytes of a file that a person named. @throws BadInput */
export function readBytes(file: string): Promise<Buffer> {
  return onFile(file, () => readFile(file));
}

/** The bytes that are piped in, to their end. */
export async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}

/**
 * The text of a document that a person named.
 *
 * @throws BadInput when it cannot be read; DocumentError when it is too large or no text.
 */
export async function readTextFile(file: string): Promise<string> {
  const { decodeDocument } = await import('../common/documents/read-document.js');
  return decodeDocument(await readBytes(file), file);
}
