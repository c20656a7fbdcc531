import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDocument } from '../../common/documents/read-document.js';
import { parseRubric } from './rubric.reader.js';
import type { LoadedRubric } from './rubric.reader.js';
import { RubricConflict, RubricNotFound } from './rubrics.errors.js';

export interface RubricLibrary {
  /** By id, then version. */
  list(): readonly LoadedRubric[];
  /** Null when there is none of that name. */
  find(reference: string): LoadedRubric | null;
  /** @throws RubricNotFound */
  get(reference: string): LoadedRubric;
}

export interface LibraryPlaces {
  /** Every `*.yaml`, `*.yml` and `*.json` directly inside, schemas (`*.schema.json`) apart. */
  readonly directories?: readonly string[];
  readonly files?: readonly string[];
}

/** Beside this code in the sources and in the build alike. */
export const BUILT_IN = join(import.meta.dirname, '../../rubrics');

/**
 * The built-in rubrics, and a company's own. Each file is read once.
 *
 * @throws DocumentError when a rubric is not sound; RubricConflict when one name stands for two contents; Error with the
 *   system's code when a place cannot be read.
 */
export function openRubricLibrary({ directories = [], files = [] }: LibraryPlaces = {}): RubricLibrary {
  const byReference = new Map<string, { loaded: LoadedRubric; file: string }>();
  for (const file of [...[BUILT_IN, ...directories].flatMap(rubricFiles), ...files]) {
    const loaded = parseRubric(decodeDocument(readFileSync(file), file), file);
    const known = byReference.get(loaded.reference);
    if (known !== undefined && known.loaded.sha256 !== loaded.sha256)
      throw new RubricConflict(loaded.reference, [known.file, file]);
    byReference.set(loaded.reference, known ?? { loaded, file });
  }
  return libraryOf([...byReference.values()].map(({ loaded }) => loaded));
}

/** A library of these; each reference once. */
export function libraryOf(rubrics: readonly LoadedRubric[]): RubricLibrary {
  const byReference = new Map(rubrics.map((loaded) => [loaded.reference, loaded]));
  const all = [...byReference.values()].sort((a, b) =>
    a.rubric.id < b.rubric.id ? -1 : a.rubric.id > b.rubric.id ? 1 : a.rubric.version - b.rubric.version,
  );
  const find = (reference: string): LoadedRubric | null => byReference.get(reference) ?? null;
  return {
    list: () => all,
    find,
    get: (reference) => {
      const loaded = find(reference);
      if (loaded === null) throw new RubricNotFound(reference, [...byReference.keys()]);
      return loaded;
    },
  };
}

function rubricFiles(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name) && !entry.name.endsWith('.schema.json'))
    .map((entry) => join(directory, entry.name))
    .sort();
}
