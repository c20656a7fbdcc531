import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';
import type { Caller, Rubric } from '../../domain/index.js';
import { AuditService } from '../access/audit.service.js';
import { RequisitionsService, type RequisitionRecord } from '../requisitions/requisitions.service.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import type { RubricLibrary } from './rubric-library.js';
import { parseRubric, type LoadedRubric } from './rubric.reader.js';
import { RubricExists } from './rubrics.errors.js';
import { RubricsService } from './rubrics.service.js';

/** A rubric with where it comes from. */
export interface ShelvedRubric extends LoadedRubric {
  /** False: it is kept in the database alone. */
  readonly installed: boolean;
  /** Its file says something else than what is kept here under its name, and was rated on. */
  readonly differs: boolean;
}

/** Every rubric that people here can work with: installed as files, or added through a page and kept in the database. */
@Injectable()
export class RubricShelf {
  constructor(
    private readonly units: UnitOfWork,
    private readonly installed: RubricsService,
    private readonly versions: RubricVersions,
    private readonly requisitions: RequisitionsService,
    private readonly audit: AuditService,
  ) {}

  /** What is there now, to be looked into more than once. */
  library(): Promise<RubricLibrary> {
    return this.units.read(() => this.versions.library());
  }

  /** All of them, by id, then version. */
  list(): Promise<readonly ShelvedRubric[]> {
    return this.units.read(async () => {
      const kept = await this.versions.kept();
      return (await this.versions.library()).list().map((loaded) => this.shelved(loaded, kept));
    });
  }

  /** @throws RubricNotFound */
  get(reference: string): Promise<ShelvedRubric> {
    return this.units.read(async () =>
      this.shelved((await this.versions.library()).get(reference), await this.versions.kept()),
    );
  }

  /** What the caller's own requisitions are rated on, oldest first. */
  uses({ personId }: Caller): Promise<readonly Pick<RequisitionRecord, 'id' | 'title' | 'rubric'>[]> {
    return this.requisitions.rubricUses(personId);
  }

  /** A rubric under the first version that is free. @throws RubricNotFound */
  async nextVersionOf(reference: string): Promise<Rubric> {
    const library = await this.library();
    const { rubric } = library.get(reference);
    const versions = library.list().flatMap((other) => (other.rubric.id === rubric.id ? [other.rubric.version] : []));
    return { ...rubric, version: Math.max(...versions) + 1 };
  }

  /**
   * A rubric as it would be added.
   *
   * @throws DocumentError with everything that is wrong with it; RubricExists.
   */
  async preview(text: string): Promise<LoadedRubric> {
    const loaded = parseRubric(text, 'The rubric');
    if ((await this.library()).find(loaded.reference) !== null) throw new RubricExists(loaded.reference);
    return loaded;
  }

  /** Adds it for good. @throws DocumentError, RubricExists */
  async add({ personId }: Caller, text: string): Promise<LoadedRubric> {
    const loaded = parseRubric(text, 'The rubric');
    await this.units.write(async () => {
      await this.versions.add(loaded);
      await this.audit.note({ personId, action: 'rubric:add', object: `rubric ${loaded.reference}`, outcome: 'done' });
    });
    return loaded;
  }

  private shelved(loaded: LoadedRubric, kept: ReadonlyMap<string, string>): ShelvedRubric {
    const installed = this.installed.find(loaded.reference) !== null;
    return { ...loaded, installed, differs: (kept.get(loaded.reference) ?? loaded.sha256) !== loaded.sha256 };
  }
}
