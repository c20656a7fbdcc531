import { createHash } from 'node:crypto';
import { Inject, Injectable, Optional, type OnApplicationBootstrap } from '@nestjs/common';
import { normalisedEmail } from '../../common/checks.js';
import { Clock } from '../../common/clock.js';
import { Conflict } from '../../common/errors.js';
import { DatabaseStartError } from '../../database/failures.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { canonicalJson, type Assessment, type Evaluation } from '../../domain/index.js';
import { AuditService } from '../access/audit.service.js';
import { AdverseImpact } from '../adverse-impact/adverse-impact.service.js';
import { writeShortlist } from '../assessments/shortlist-content.js';
import { PeopleService } from '../people/people.service.js';
import { RenderingService } from '../rendering/rendering.service.js';
import { ERASURE_LEDGER, ErasureLedger } from './erasure-ledger.js';
import { ErasuresRepository, type ErasedApplication } from './erasures.repository.js';
import type { ErasurePlan, ErasureRecord } from './erasure-plan.js';
import { redactAssessment, redactEvaluation, type Redaction } from './redact.js';

/** Between looking and confirming, something was added or somebody else erased. */
export class ErasureChanged extends Conflict {
  constructor() {
    super(
      'erasure-changed',
      'What is here of this person has changed meanwhile; look at it again. Nothing was erased.',
    );
  }
}

/**
 * Erases a candidate for good (GDPR art. 17): name, address, history and every word about them, wherever it stands.
 * Ratings and decisions stay, as nobody's: what a panel decided on others rests on them.
 */
@Injectable()
export class ErasuresService implements OnApplicationBootstrap {
  private readonly ledger: ErasureLedger;

  constructor(
    private readonly units: UnitOfWork,
    private readonly erasures: ErasuresRepository,
    private readonly impact: AdverseImpact,
    private readonly rendering: RenderingService,
    private readonly people: PeopleService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Optional() @Inject(ERASURE_LEDGER) ledgerFile: string | null = null,
  ) {
    this.ledger = new ErasureLedger(ledgerFile);
  }

  /** A backup may have brought back whom the ledger knows: they are erased again before anybody is answered. */
  async onApplicationBootstrap(): Promise<void> {
    const known = await this.ledger.read();
    const [returned, done] = await this.units.read(
      async () => [await this.erasures.returned(known), await this.erasures.all()] as const,
    );
    if (returned.length > 0) {
      try {
        await this.eraseAll(returned, null);
      } catch (cause) {
        throw new DatabaseStartError(
          'This database holds candidates who were erased since it was copied, and they could not be erased again. Start the server once: it does so first.',
          cause,
        );
      }
    }
    await this.ledger.add(done.map(({ candidateId }) => candidateId).filter((id) => !known.includes(id)));
  }

  /**
   * What there is of somebody who is not erased yet.
   *
   * @param name an e-mail address, or the id of a candidate or of an application
   * @returns null when nobody is known by it
   */
  plan(name: string): Promise<ErasurePlan | null> {
    return this.units.read(async () => {
      const candidateIds = await this.erasures.candidatesNamed(normalisedEmail(name) ?? '');
      if (candidateIds.length === 0) return null;
      const applications = (await this.erasures.applicationsOf(candidateIds)).map(({ id }) => id);
      return { candidateIds, applications: applications.length, ...(await this.erasures.countsOf(applications)) };
    });
  }

  /**
   * Erases exactly these candidates, in one transaction; what was printed and kept is deleted as well.
   *
   * @param personId who does it; null on the command line
   * @throws ErasureChanged when the plan is no longer what there is; nothing is erased then
   */
  async erase(name: string, plan: ErasurePlan, personId: string | null): Promise<void> {
    await this.eraseAll(plan.candidateIds, personId, async () => {
      const now = await this.plan(name);
      if (now === null || canonicalJson({ ...now }) !== canonicalJson({ ...plan })) throw new ErasureChanged();
    });
    await this.ledger.add(plan.candidateIds);
  }

  /** Newest first, with who did it. */
  list(): Promise<readonly ErasureRecord[]> {
    return this.units.read(async () => {
      const rows = await this.erasures.all();
      const names = await this.people.namesOf(rows.flatMap(({ personId }) => personId ?? []));
      return rows.map(({ candidateId, createdAt, personId, applications }) => ({
        candidateId,
        at: createdAt,
        by: personId === null ? null : (names.get(personId) ?? null),
        applications,
      }));
    });
  }

  private async eraseAll(
    candidateIds: readonly string[],
    personId: string | null,
    check: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    await this.units.write(async () => {
      await this.hold(candidateIds);
      await check();
      for (const candidateId of candidateIds) await this.eraseOne(candidateId, personId);
    });
    await this.rendering.forget();
    // The pages of the database that held the words are overwritten; its log of the last writes still has them.
    await this.units.truncateLog();
  }

  private async hold(candidateIds: readonly string[]): Promise<void> {
    const applications = await this.erasures.applicationsOf(candidateIds);
    await this.erasures.holdRequisitions([...new Set(applications.map(({ requisitionId }) => requisitionId))]);
  }

  private async eraseOne(candidateId: string, personId: string | null): Promise<void> {
    const applications = await this.erasures.applicationsOf([candidateId]);
    const ids = applications.map(({ id }) => id);
    const at = this.clock.now();
    await this.erasures.begin({ candidateId, createdAt: at, personId, applications: ids.length });
    for (const application of applications) await this.redactDocuments(application, at);
    await this.erasures.emptyWords(ids);
    await this.impact.forget(ids);
    const publicIds = applications.flatMap(({ externalId }) => externalId ?? []);
    const requisitions = applications.map(({ requisitionId }) => requisitionId);
    await this.erasures.forgetAnswers([candidateId, ...ids, ...publicIds, ...requisitions]);
    await this.erasures.emptyIdentity(candidateId);
    await this.audit.note({
      personId,
      action: 'candidate:erase',
      object: `candidate ${candidateId}`,
      outcome: 'done',
      detail: ids.length === 1 ? 'one application' : `${ids.length} applications`,
    });
    await this.erasures.finish(candidateId, this.clock.now());
  }

  /** Assessments and briefs hold the whole evaluation, and with it everybody's words. One at a time: each may be megabytes. */
  private async redactDocuments({ id, externalId, requisitionId }: ErasedApplication, at: string): Promise<void> {
    const redaction = { id, publicId: externalId ?? id };
    for (const assessmentId of await this.erasures.assessmentIdsOf(requisitionId)) {
      const stored = await this.erasures.assessment(assessmentId);
      const evaluation = redactEvaluation(JSON.parse(stored.evaluation) as Evaluation, redaction);
      const assessment = redactAssessment(JSON.parse(stored.content) as Assessment, redaction);
      await this.erasures.saveAssessment({
        id: assessmentId,
        evaluation: canonicalJson(evaluation),
        content: canonicalJson(assessment),
        shortlist: writeShortlist({ evaluation, assessment }),
      });
      for (const briefId of await this.erasures.briefIdsOf(assessmentId))
        await this.redactBrief(briefId, redaction, at);
    }
  }

  /** Their own hiring briefs are withdrawn; the others stay, with everybody else in them as they were. */
  private async redactBrief(briefId: string, redaction: Redaction, at: string): Promise<void> {
    const { applicationId, snapshot } = await this.erasures.brief(briefId);
    const isTheirs = applicationId === redaction.id;
    const text = isTheirs ? '{}' : canonicalJson(redactedSnapshot(snapshot, redaction));
    const sha256 = createHash('sha256').update(text).digest('hex');
    await this.erasures.saveBrief(briefId, { snapshot: text, sha256, erasedAt: isTheirs ? at : null });
  }
}

function redactedSnapshot(snapshot: string, redaction: Redaction): object {
  const { evaluation, assessment, ...rest } = JSON.parse(snapshot) as {
    readonly evaluation: Evaluation;
    readonly assessment: Assessment;
  };
  return {
    ...rest,
    evaluation: redactEvaluation(evaluation, redaction),
    assessment: redactAssessment(assessment, redaction),
  };
}
