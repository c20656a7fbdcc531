import { Inject, Injectable, Optional } from '@nestjs/common';
import { openRubricLibrary } from './rubric-library.js';
import type { LibraryPlaces, RubricLibrary } from './rubric-library.js';
import type { LoadedRubric } from './rubric.reader.js';

/** Where a company keeps its own rubrics; left out, there are the built-in ones. */
export const RUBRIC_PLACES = Symbol('rubric places');

/** The rubrics of this installation, read at first use and never changed. */
@Injectable()
export class RubricsService {
  private library: RubricLibrary | undefined;
  private readonly places: LibraryPlaces;

  constructor(@Optional() @Inject(RUBRIC_PLACES) places?: LibraryPlaces) {
    this.places = places ?? {};
  }

  /** All of them, by id, then version. */
  list(): readonly LoadedRubric[] {
    return this.open().list();
  }

  /** Null when there is none of that name: what the evaluation reader wants. */
  find(reference: string): LoadedRubric | null {
    return this.open().find(reference);
  }

  /** @throws RubricNotFound */
  get(reference: string): LoadedRubric {
    return this.open().get(reference);
  }

  private open(): RubricLibrary {
    this.library ??= openRubricLibrary(this.places);
    return this.library;
  }
}
