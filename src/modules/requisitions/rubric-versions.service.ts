import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { canonicalJson, type Rubric } from '../../domain/index.js';
import { libraryOf, type RubricLibrary } from '../rubrics/rubric-library.js';
import { RubricExists } from '../rubrics/rubrics.errors.js';
import { RubricsService } from '../rubrics/rubrics.service.js';
import { RubricChanged } from './requisitions.errors.js';
import { RequisitionsRepository } from './requisitions.repository.js';

export interface RubricVersion {
  /** `id@version`. */
  readonly reference: string;
  readonly sha256: string;
  readonly rubric: Rubric;
}

/**
 * The rubrics that were added here or that something was rated on, kept whole in the database: an assessment can be
 * computed again after the file is gone, and a file that was changed under the same version is found out. Works inside
 * its caller's unit.
 */
@Injectable()
export class RubricVersions {
  /** By hash: what is parsed once is never parsed again, and a unit that is taken back leaves nothing wrong behind. */
  private readonly parsed = new Map<string, Rubric>();

  constructor(
    private readonly requisitions: RequisitionsRepository,
    private readonly rubrics: RubricsService,
    private readonly clock: Clock,
  ) {}

  /**
   * The rubric of this name, kept from now on; the installed one, or one that was kept before.
   *
   * @throws RubricNotFound, RubricChanged
   */
  async inUse(reference: string): Promise<RubricVersion> {
    const installed = this.rubrics.find(reference);
    if (installed !== null) return this.keep(installed);
    return (await this.find(reference)) ?? this.keep(this.rubrics.get(reference));
  }

  /** The installed one of this name, or one that was kept before; nothing is kept. @throws RubricNotFound */
  async known(reference: string): Promise<RubricVersion> {
    return (await this.find(reference)) ?? this.rubrics.get(reference);
  }

  /** Every rubric that can be worked with: the installed ones, and those that are kept here without a file. */
  async library(): Promise<RubricLibrary> {
    const installed = this.rubrics.list();
    const names = new Set(installed.map(({ reference }) => reference));
    const kept: RubricVersion[] = [];
    for (const { reference } of await this.requisitions.keptRubrics())
      if (!names.has(reference)) kept.push(await this.stored(reference));
    return libraryOf([...installed, ...kept]);
  }

  /** Name → hash of what is kept here, installed or not. */
  async kept(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.requisitions.keptRubrics()).map(({ reference, sha256 }) => [reference, sha256]));
  }

  /**
   * A rubric of the company's own, kept here and nowhere else.
   *
   * @throws RubricExists when there is one of this name, be it the same: a reference never gets another content.
   */
  async add(version: RubricVersion): Promise<void> {
    if (this.rubrics.find(version.reference) !== null || !(await this.insert(version)))
      throw new RubricExists(version.reference);
  }

  /** @throws RubricChanged when another content is kept under this name. */
  async keep({ reference, sha256, rubric }: RubricVersion): Promise<RubricVersion> {
    let kept = await this.requisitions.findRubricSha256(reference);
    if (kept === null) {
      await this.insert({ reference, sha256, rubric });
      kept = await this.requisitions.findRubricSha256(reference); // Somebody else may have been first.
    }
    if (kept !== sha256) throw new RubricChanged(reference);
    return { reference, sha256, rubric };
  }

  /** One that is known to be kept. */
  async stored(reference: string): Promise<RubricVersion> {
    const version = await this.find(reference);
    if (version === null) throw new Error(`the rubric ${reference} is referred to and not kept`);
    return version;
  }

  private insert({ reference, sha256, rubric }: RubricVersion): Promise<boolean> {
    return this.requisitions.insertRubric({
      id: newId(),
      createdAt: this.clock.now(),
      reference,
      rubricId: rubric.id,
      version: rubric.version,
      sha256,
      content: canonicalJson(rubric),
    });
  }

  private async find(reference: string): Promise<RubricVersion | null> {
    const sha256 = await this.requisitions.findRubricSha256(reference);
    if (sha256 === null) return null;
    let rubric = this.parsed.get(sha256);
    if (rubric === undefined) {
      rubric = JSON.parse((await this.requisitions.findRubric(reference))?.content ?? 'null') as Rubric;
      this.parsed.set(sha256, rubric);
    }
    return { reference, sha256, rubric };
  }
}
