import { BadInput, explain, EXIT } from './exit.js';

/**
 * Reads every file, and only then complains about all that cannot be used: nobody mends files one at a time.
 *
 * @throws BadInput with the words of every failed file.
 */
export async function collectProblems<T>(
  files: readonly string[],
  read: (file: string) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  const complaints: string[] = [];
  for (const file of files) {
    try {
      results.push(await read(file));
    } catch (error) {
      const { code, text } = explain(error);
      if (code !== EXIT.badInput) throw error;
      complaints.push(text);
    }
  }
  if (complaints.length > 0) throw new BadInput(complaints.join('\n'));
  return results;
}
