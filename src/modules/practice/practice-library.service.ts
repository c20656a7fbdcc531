import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { decodeDocument } from '../../common/documents/read-document.js';
import type { Rubric, Vignette } from '../../domain/index.js';
import { BUILT_IN, type LibraryPlaces } from '../rubrics/rubric-library.js';
import { RUBRIC_PLACES, RubricsService } from '../rubrics/rubrics.service.js';
import type { InstalledPractice } from './own-practice.js';
import { PracticeConflict, VignetteNotFound } from './practice.errors.js';
import { parsePractice } from './practice.reader.js';

/**
 * The practice candidates of this installation: files in a folder `practice` beside rubrics, the built-in ones and a
 * company's own. Read at first use and never changed.
 */
@Injectable()
export class PracticeLibrary {
  private byRubric: ReadonlyMap<string, InstalledPractice> | undefined;
  private readonly places: LibraryPlaces;

  constructor(
    private readonly rubrics: RubricsService,
    @Optional() @Inject(RUBRIC_PLACES) places?: LibraryPlaces,
  ) {
    this.places = places ?? {};
  }

  /** Reads them, so that a wrong file stops the start. @throws DocumentError, PracticeConflict */
  check(): void {
    this.open();
  }

  /** All of them, by rubric. */
  list(): readonly InstalledPractice[] {
    return [...this.open().values()];
  }

  /** Whether the rubric of this reference can be practised. */
  has(reference: string): boolean {
    return this.open().has(reference);
  }

  /** @throws VignetteNotFound */
  get(reference: string, id: string): InstalledPractice & { readonly vignette: Vignette } {
    const practice = this.open().get(reference);
    const vignette = practice?.set.vignettes.find((each) => each.id === id);
    if (practice === undefined || vignette === undefined) throw new VignetteNotFound();
    return { ...practice, vignette };
  }

  /** Installed rubrics, by id and version, that nobody can practise. */
  without(): readonly Rubric[] {
    return this.rubrics.list().flatMap(({ reference, rubric }) => (this.open().has(reference) ? [] : [rubric]));
  }

  private open(): ReadonlyMap<string, InstalledPractice> {
    return (this.byRubric ??= this.read());
  }

  private read(): ReadonlyMap<string, InstalledPractice> {
    const found = new Map<string, InstalledPractice & { readonly file: string }>();
    for (const file of [BUILT_IN, ...(this.places.directories ?? [])].flatMap(practiceFiles)) {
      const text = decodeDocument(readFileSync(file), file);
      const practice = parsePractice(text, file, (reference) => this.rubrics.find(reference)?.rubric ?? null);
      const known = found.get(practice.set.rubric);
      if (known !== undefined) throw new PracticeConflict(practice.set.rubric, [known.file, file]);
      found.set(practice.set.rubric, { ...practice, file });
    }
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function practiceFiles(directory: string): readonly string[] {
  const folder = join(directory, 'practice');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(folder, entry.name))
    .sort();
}
