import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/ids.js';
import { pageOf, pageQuery, type Page, type PageRequest } from '../../common/page.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { canonicalJson } from '../../domain/index.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { AssessmentsService } from '../assessments/assessments.service.js';
import { RenderingService, readBriefFacts, type Paper, type RenderedPdf } from '../rendering/rendering.service.js';
import { RubricVersions } from '../requisitions/rubric-versions.service.js';
import { briefJob } from './brief-document.js';
import { OTHER_PRINTER, otherPrinter } from './brief-verification.js';
import type { BriefRow } from './brief.entity.js';
import { BriefErased, BriefNotFound, NotInAssessment } from './briefs.errors.js';
import { briefNumber, numberOf, toBrief, type BriefRecord, type BriefSnapshot } from './briefs.mapping.js';
import { BriefsRepository } from './briefs.repository.js';

export type { BriefRecord } from './briefs.mapping.js';

export interface IssueBrief {
  readonly assessmentId: string;
  /** Null for the shortlist brief of all applications. */
  readonly applicationId: string | null;
  readonly paper: Paper;
}

/** What `verify` found. */
export interface Verification {
  readonly verdict: 'genuine' | 'altered' | 'unknown' | 'not-a-brief';
  /** One sentence for the person who asked. */
  readonly why: string;
  /** The brief that the file says it is, if it was issued here. */
  readonly brief: BriefRecord | null;
}

/** Briefs: frozen when issued, printed when asked for, and known again. */
@Injectable()
export class BriefsService {
  constructor(
    private readonly units: UnitOfWork,
    private readonly briefs: BriefsRepository,
    private readonly assessments: AssessmentsService,
    private readonly applications: ApplicationsService,
    private readonly rubrics: RubricVersions,
    private readonly rendering: RenderingService,
    private readonly clock: Clock,
  ) {}

  /** @throws AssessmentNotFound, NotInAssessment */
  issue({ assessmentId, applicationId, paper }: IssueBrief): Promise<BriefRecord> {
    return this.units.write(async () => {
      // Whoever is erased meanwhile is erased before or after, and never in between.
      await this.assessments.hold(assessmentId);
      const { evaluation, assessment, record, scorecardsExpected } = await this.assessments.sourceOf(assessmentId);
      const shown = applicationId === null ? null : await this.shownAs(applicationId, record.requisitionId);
      if (shown !== null && !assessment.applications.some(({ id }) => id === shown)) throw new NotInAssessment();
      const number = await this.briefs.nextNumber();
      const createdAt = this.clock.now();
      const snapshot: BriefSnapshot = {
        header: {
          number: briefNumber(number),
          generatedAt: createdAt,
          // As it was when it was assessed: the brief speaks of one moment.
          ...(applicationId !== null && { scorecardsExpected: scorecardsExpected[applicationId] ?? 0 }),
          ...(record.calibration !== null && { calibration: record.calibration }),
        },
        applicationId: shown,
        evaluation,
        assessment,
      };
      const text = canonicalJson(snapshot);
      const row = {
        id: newId(),
        createdAt,
        number,
        kind: applicationId === null ? 'shortlist-brief' : 'hiring-brief',
        assessmentId,
        applicationId,
        paper,
        inputSha256: assessment.inputSha256,
        snapshot: text,
        snapshotSha256: sha256(text),
        pdfSha256: null,
        erasedAt: null,
      } as const;
      await this.briefs.insert(row);
      return toBrief(row);
    });
  }

  /**
   * The brief that was issued already of this assessment for this application on this paper; else a new one.
   *
   * @throws AssessmentNotFound, NotInAssessment
   */
  issueOnce(command: IssueBrief): Promise<BriefRecord> {
    return this.units.write(async () => {
      // In the order of `issue`, or each of the two could wait for the other.
      await this.assessments.hold(command.assessmentId);
      await this.briefs.holdNumbers();
      const known = await this.briefs.firstOf(command);
      return known === null ? this.issue(command) : toBrief(known);
    });
  }

  /** @throws BriefNotFound */
  get(id: string): Promise<BriefRecord> {
    return this.units.read(async () => toBrief(found(await this.briefs.find(id))));
  }

  /** A page of the briefs, oldest first. */
  async list(request: PageRequest = {}): Promise<Page<BriefRecord>> {
    const page = pageQuery(request);
    return this.units.read(async () => pageOf((await this.briefs.page(page)).map(toBrief), page));
  }

  /** The hiring briefs of an application, newest first. */
  ofApplication(applicationId: string): Promise<readonly BriefRecord[]> {
    return this.units.read(async () => (await this.briefs.ofApplication(applicationId)).map(toBrief));
  }

  /** The shortlist briefs of a requisition, newest first. */
  shortlistsOf(requisitionId: string): Promise<readonly BriefRecord[]> {
    return this.units.read(async () => (await this.briefs.shortlistsOf(requisitionId)).map(toBrief));
  }

  /**
   * What the brief shows, as plain JSON.
   *
   * @throws BriefNotFound, BriefErased
   */
  snapshot(id: string): Promise<BriefSnapshot> {
    return this.units.read(async () => snapshotOf(found(await this.briefs.find(id))));
  }

  /**
   * The brief's PDF, printed from its snapshot; the hash of the first one is kept. An aborted `signal` gives up its place in
   * the queue, unless somebody else waits for the same brief.
   *
   * @throws BriefNotFound, BriefErased, BrowserUnavailable, RenderQueueFull, RenderFailed, RenderTooLarge
   */
  async pdf(id: string, signal?: AbortSignal): Promise<RenderedPdf> {
    const row = await this.units.read(async () => found(await this.briefs.find(id)));
    const pdf = await this.print(row, signal);
    if (row.pdfSha256 === null) await this.units.write(() => this.briefs.notePdf(id, pdf.sha256));
    return pdf;
  }

  /**
   * Whether these bytes are a brief of this database, unchanged: by the hash of its first PDF, else by printing its
   * snapshot again.
   *
   * @throws BrowserUnavailable, RenderQueueFull, RenderFailed when it has to be printed and cannot.
   */
  async verify(bytes: Uint8Array): Promise<Verification> {
    const read = readBriefFacts(bytes);
    if (read === null)
      return { verdict: 'not-a-brief', why: 'This is no brief, or it is damaged beyond reading.', brief: null };
    const number = numberOf(read.facts.briefNumber ?? '');
    if (number === null)
      return {
        verdict: 'unknown',
        why: 'It was printed from a file and never issued here: compare it with that file.',
        brief: null,
      };
    const row = await this.units.read(() => this.briefs.findByNumber(number));
    if (row === null) return { verdict: 'unknown', why: 'No brief of this number was issued here.', brief: null };
    const brief = toBrief(row);
    const hash = sha256(bytes);
    if (hash === row.pdfSha256)
      return {
        verdict: 'genuine',
        why: `This is brief ${brief.number}, byte for byte as it was first printed.`,
        brief,
      };
    if (!read.sealHolds)
      return {
        verdict: 'altered',
        why: `This says that it is brief ${brief.number}, and it was changed after it was made: its seal is broken.`,
        brief,
      };
    if (row.erasedAt !== null) return { verdict: 'unknown', why: nothingLeft(brief.number), brief };
    const again = await this.print(row);
    if (again.sha256 === hash)
      return { verdict: 'genuine', why: `This is brief ${brief.number}, byte for byte as it prints today.`, brief };
    if (otherPrinter(read, readBriefFacts(again.bytes))) return { verdict: 'unknown', why: OTHER_PRINTER, brief };
    return {
      verdict: 'altered',
      why: `This says that it is brief ${brief.number}, and that brief prints otherwise.`,
      brief,
    };
  }

  private async print(row: BriefRow, signal?: AbortSignal): Promise<RenderedPdf> {
    const { header, applicationId, evaluation, assessment } = snapshotOf(row);
    const { rubric } = await this.units.read(() => this.rubrics.stored(evaluation.rubric));
    const job = briefJob({ rubric, evaluation, assessment, applicationId, header, paper: row.paper });
    return this.rendering.render(job, signal);
  }

  /** The application's id as the evaluation has it. */
  private async shownAs(applicationId: string, requisitionId: string): Promise<string> {
    const application = await this.applications.find(applicationId);
    if (application?.requisitionId !== requisitionId) throw new NotInAssessment();
    return application.externalId ?? application.id;
  }
}

/** @throws BriefErased */
function snapshotOf({ snapshot, number, erasedAt }: BriefRow): BriefSnapshot {
  if (erasedAt !== null) throw new BriefErased(briefNumber(number));
  return JSON.parse(snapshot) as BriefSnapshot;
}

function nothingLeft(number: string): string {
  return `Brief ${number} was withdrawn, because its candidate was erased: nothing is left to compare it with.`;
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function found(row: BriefRow | null): BriefRow {
  if (row === null) throw new BriefNotFound();
  return row;
}
