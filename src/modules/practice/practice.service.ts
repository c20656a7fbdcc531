import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import {
  practiceFeedback,
  practiceStanding,
  rubricReference,
  type Caller,
  type PracticeRating,
  type Rubric,
} from '../../domain/index.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import type { OwnPractice, OwnVignette } from './own-practice.js';
import { PracticeLibrary } from './practice-library.service.js';
import { PracticeRepository } from './practice.repository.js';

/** Practice candidates, rated before people are; each sees what they rated themselves, and nobody else does. */
@Injectable()
export class PracticeService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly library: PracticeLibrary,
    private readonly practice: PracticeRepository,
    private readonly rubrics: RubricVersions,
    private readonly clock: Clock,
  ) {}

  /** Every rubric that can be practised, and those that cannot. */
  async of({
    personId,
  }: Caller): Promise<{ readonly sets: readonly OwnPractice[]; readonly without: readonly Rubric[] }> {
    return { sets: await this.units.read(() => this.standings(personId)), without: this.library.without() };
  }

  /** How many practice candidates wait for somebody, of rubrics that requisitions here are on. */
  waiting({ personId }: Caller): Promise<number> {
    return this.units.read(async () => {
      const used = await this.rubrics.kept();
      const sets = (await this.standings(personId)).filter(({ set }) => used.has(set.rubric));
      return sets.flatMap(({ standing }) => standing.vignettes).filter(({ rated }) => rated === null).length;
    });
  }

  /** @throws VignetteNotFound */
  vignetteOf({ personId }: Caller, reference: string, id: string): Promise<OwnVignette> {
    const { set, rubric, vignette } = this.library.get(reference, id);
    return this.units.read(async () => {
      const all = await this.practice.ofVignette(reference, id);
      const own = all.filter((row) => row.personId === personId);
      const others = [...Map.groupBy(all, (row) => row.personId)].filter(([person]) => person !== personId);
      const feedback = practiceFeedback(
        vignette,
        own,
        others.map(([, rows]) => rows),
      );
      const { vignettes } = practiceStanding(set, await this.ownOf(personId, rubric));
      const waits = vignettes.find(({ id: other, rated }) => rated === null && other !== id)?.id;
      return {
        rubric,
        reference,
        vignette,
        feedback: feedback.ratings.length === 0 ? null : feedback,
        next: set.vignettes.find((other) => other.id === waits) ?? null,
      };
    });
  }

  /**
   * Keeps what somebody rates of a practice candidate, the first time.
   *
   * @param ratings of every criterion of its key
   * @returns false when they had rated it before, and that stands
   * @throws VignetteNotFound
   */
  rate(
    { personId }: Caller,
    { reference, id, ratings }: { readonly reference: string; readonly id: string; readonly ratings: Given },
  ): Promise<boolean> {
    const { vignette } = this.library.get(reference, id);
    return this.units.write(async () => {
      const row = { createdAt: this.clock.now(), personId, rubric: reference, vignette: id };
      let isFirst = true;
      for (const { criterion } of vignette.key) {
        const rating = ratings.get(criterion);
        if (rating === undefined) throw new Error(`no rating of ${criterion}`);
        isFirst = isFirst && (await this.practice.insertFirst({ ...row, criterion, rating }));
      }
      return isFirst;
    });
  }

  private async standings(personId: string): Promise<readonly OwnPractice[]> {
    const own = await this.practice.ofPerson(personId);
    return this.library.list().map((practice) => ({
      ...practice,
      standing: practiceStanding(
        practice.set,
        own.filter(({ rubric }) => rubric === practice.set.rubric),
      ),
    }));
  }

  private async ownOf(personId: string, rubric: Rubric): Promise<readonly PracticeRating[]> {
    const reference = rubricReference(rubric);
    return (await this.practice.ofPerson(personId)).filter((row) => row.rubric === reference);
  }
}

type Given = ReadonlyMap<string, PracticeRating['rating']>;
