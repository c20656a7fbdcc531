import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { run } from '../../src/database/sql.js';
import { CURRENT_SCHEMA } from '../../src/database/migrations/index.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import type { Evaluation } from '../../src/domain/index.js';
import { AdverseImpact } from '../../src/modules/adverse-impact/adverse-impact.service.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AssessmentsService } from '../../src/modules/assessments/assessments.service.js';
import { BriefsService } from '../../src/modules/briefs/briefs.service.js';
import { DebriefsService } from '../../src/modules/debriefs/debriefs.service.js';
import { ErasuresService } from '../../src/modules/erasures/erasures.service.js';
import { ImportsService } from '../../src/modules/imports/imports.service.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { KitsService } from '../../src/modules/scorecards/kits.service.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { copyOf, DATABASES, temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { exampleOn } from '../support/database-examples.js';
import { servicesFor, type Services } from '../support/database-services.js';

/** Somebody whose every word can be told from everybody else’s. */
const WHO = { id: 'quillfeather', name: 'Zephyrine Quillfeather', email: 'zephyrine@quillfeather.example' };
const WORD = 'zxq';
const RATED = 'builder.owned-what-broke';

/** The first example with its inside candidate made into `WHO`: the engine names her in the sentence on the seat. */
function withHer(evaluation: Evaluation): Evaluation {
  const marked = (text: string): string => `${text} ${WORD}`;
  return {
    ...evaluation,
    applications: evaluation.applications.map((application) =>
      application.id !== 'haddad'
        ? application
        : {
            ...application,
            id: WHO.id,
            candidate: { name: WHO.name },
            history: [{ title: `Lead ${WORD}`, organisation: 'Before', from: '2014', to: null }],
            scorecards: application.scorecards.map((card, index) => ({
              ...card,
              keyTakeaway: marked('In short.'),
              ratings: card.ratings.map((rating) => ({
                ...rating,
                evidence: rating.evidence === null ? null : marked(rating.evidence),
              })),
              amendments:
                index > 0
                  ? []
                  : [
                      {
                        at: '2026-10-20T09:00:00Z',
                        reason: marked('Misheard.'),
                        before: { ...card, keyTakeaway: marked('Before.') },
                      },
                    ],
            })),
          },
    ),
  };
}

describe.each(DATABASES)('A17: a candidate who is erased, on %s', (kind) => {
  let database: TemporaryDatabase;
  let services: Services;
  let ledger: string;
  let requisitionId: string;
  let hers: string;
  let others: string;
  let assessmentId: string;

  beforeEach(async () => {
    database = await temporaryDatabase(kind);
    ledger = join(mkdtempSync(join(tmpdir(), 'arcbrief-ledger-')), 'erasures.jsonl');
    services = await servicesFor(database.options, ledger);
    await fill();
  }, 60_000);

  afterEach(async () => {
    await services.close();
    await database.remove();
    rmSync(dirname(ledger), { recursive: true });
  });

  /** Everything that can be written about somebody is. */
  async function fill(): Promise<void> {
    const evaluation = withHer(await exampleOn(services.get(RubricsService)));
    ({ requisitionId } = await services.get(ImportsService).importEvaluation(evaluation));
    const applications = await services.get(ApplicationsService).allOf(requisitionId);
    hers = applications.find(({ externalId }) => externalId === WHO.id)?.id ?? '';
    others = applications.find(({ externalId }) => externalId !== WHO.id)?.id ?? '';
    const { id: recruiter } = await services
      .get(AccountsService)
      .invite({ email: 'rosa@example.com', name: 'Rosa Recruiter', roles: ['recruiter'] });
    const mine = await services.get(ApplicationsService).get(hers);
    await services
      .get(ApplicationsService)
      .update(hers, mine.version, { candidate: { name: WHO.name, email: WHO.email, personId: recruiter } });
    const { id: interviewerId } = await services
      .get(PeopleService)
      .create({ handle: 'late', name: 'Late Interviewer' });
    const { id: draft } = await services.get(KitsService).assign(hers, interviewerId, { criteria: [], dueAt: null });
    await services.get(ScorecardsService).saveDraft(draft, 1, {
      recommendation: null,
      keyTakeaway: null,
      tells: [],
      ratings: [{ criterion: RATED, rating: 4, verification: 'probed', evidence: `A draft ${WORD}.` }],
    });
    await services.get(DebriefsService).open(hers, recruiter, { reason: `They leave tomorrow, ${WORD}.` });
    ({ id: assessmentId } = await services.get(AssessmentsService).assess(requisitionId));
    await services.get(DebriefsService).decide(hers, {
      personId: recruiter,
      decision: 'promote',
      reason: `Because ${WORD}.`,
      assessmentId,
      expectedNumber: 0,
    });
    const groups = `applicant,category,group\n${WHO.email},Sex,Female\n`;
    await services.get(AdverseImpact).import(null, Buffer.from(groups), 'answers.csv');
    for (const applicationId of [hers, others, null])
      await services.get(BriefsService).issue({ assessmentId, applicationId, paper: 'A4' });
    const answer = `INSERT INTO "idempotency_keys" ("key", "route", "created_at", "request_sha256", "status", "response") VALUES (?, ?, ?, ?, ?, ?)`;
    const units = services.get(UnitOfWork);
    const body = JSON.stringify({ id: hers, candidate: { name: WHO.name } });
    await units.write(() =>
      run(units.manager, answer, ['k', 'POST /applications', '2026-11-02T10:00:00.000Z', 'a'.repeat(64), 201, body]),
    );
  }

  async function erase(): Promise<void> {
    const plan = await services.get(ErasuresService).plan(WHO.email.toUpperCase());
    if (plan === null) throw new Error('nobody is found');
    await services.get(ErasuresService).erase(WHO.email, plan, null);
  }

  /** Which tables name her, or say a word about her. */
  async function namedIn(): Promise<readonly string[]> {
    const units = services.get(UnitOfWork);
    const found: string[] = [];
    for (const { name } of CURRENT_SCHEMA.tables) {
      const { rows } = await units.read(() => run<object>(units.manager, `SELECT * FROM "${name}"`, []));
      const text = JSON.stringify(rows);
      if ([WORD, WHO.id, 'Zephyrine'].some((word) => text.toLowerCase().includes(word.toLowerCase()))) found.push(name);
    }
    return found.sort();
  }

  it('is named in no table, and before in every one that this test says', async () => {
    expect(await namedIn()).toEqual([
      'applications',
      'assessment_shortlists',
      'assessments',
      'briefs',
      'candidates',
      'debriefs',
      'decisions',
      'idempotency_keys',
      'ratings',
      'scorecard_revisions',
      'scorecards',
    ]);
    await erase();
    expect(await namedIn()).toEqual([]);
    if (database.options.type !== 'sqlite') return;
    // Nor in the bytes of the file, of its log, or of anything else beside it.
    const { file } = database.options;
    for (const beside of readdirSync(dirname(file)).filter((name) => name.startsWith(basename(file)))) {
      const bytes = readFileSync(join(dirname(file), beside)).toString('latin1');
      expect([WORD, WHO.id, 'Zephyrine'].filter((word) => bytes.includes(word))).toEqual([]);
    }
  });

  it('leaves ratings, decision and everybody else as they were', async () => {
    const before = await services.get(AssessmentsService).sourceOf(assessmentId);
    await erase();
    const after = await services.get(AssessmentsService).sourceOf(assessmentId);
    const numbers = (source: typeof before) =>
      source.evaluation.applications.map(({ scorecards }) =>
        scorecards.map(({ ratings, tells, interviewer }) => [
          interviewer,
          tells,
          ratings.map(({ criterion, rating, verification }) => [criterion, rating, verification]),
        ]),
      );
    expect(numbers(after)).toEqual(numbers(before));
    const rest = ({ evaluation }: typeof before) =>
      evaluation.applications.filter(({ id }) => id !== WHO.id && id !== hers);
    expect(rest(after)).toEqual(rest(before));
    expect(after.assessment.applications.map(({ readings }) => readings)).toEqual(
      before.assessment.applications.map(({ readings }) => readings),
    );
    expect(after.assessment.seat.why).toBe(before.assessment.seat.why.replaceAll(WHO.name, 'Erased candidate'));
    expect(before.assessment.seat.why).toContain(WHO.name);
    expect(await services.get(DebriefsService).decisionsOf(hers)).toMatchObject([
      { decision: 'promote', reason: '(erased)' },
    ]);
    expect(await services.get(ScorecardsService).submittedOf(requisitionId)).toHaveLength(
      before.evaluation.applications.flatMap(({ scorecards }) => scorecards).length,
    );
    // A new assessment reads the same numbers.
    const { assessment } = await services.get(AssessmentsService).assess(requisitionId);
    const hersIn = (id: string) => assessment.applications.find((application) => application.id === id);
    expect(hersIn(hers)).toMatchObject({ candidate: 'Erased candidate' });
  });

  it('withdraws their hiring briefs, whose links say so; the others stay and show nobody', async () => {
    const { items } = await services.get(BriefsService).list();
    await erase();
    const briefs = services.get(BriefsService);
    const [own, other, shortlist] = items;
    for (const read of ['snapshot', 'pdf'] as const)
      await expect(briefs[read](own?.id ?? '')).rejects.toMatchObject({ kind: 'gone', code: 'brief-erased' });
    expect((await briefs.get(own?.id ?? '')).erasedAt).not.toBeNull();
    for (const brief of [other, shortlist]) {
      const { evaluation } = await briefs.snapshot(brief?.id ?? '');
      expect(evaluation.applications.map(({ candidate }) => candidate.name)).toContain('Erased candidate');
    }
    await expect(briefs.issue({ assessmentId, applicationId: hers, paper: 'A4' })).rejects.toMatchObject({
      code: 'candidate-erased',
    });
  });

  it('is written about no more, by whatever door', async () => {
    const { items } = await services.get(ScorecardsService).listByApplication(hers);
    const submitted = items.find(({ status }) => status === 'submitted');
    const { id: stranger } = await services.get(PeopleService).create({ handle: 'stranger', name: 'Stranger' });
    const { version, candidate } = await services.get(ApplicationsService).get(hers);
    await erase();
    const refused = { kind: 'conflict', code: 'candidate-erased' };
    await expect(services.get(KitsService).assign(hers, stranger, { criteria: [], dueAt: null })).rejects.toMatchObject(
      refused,
    );
    await expect(
      services.get(ApplicationsService).update(hers, version + 1, { candidate: { name: WHO.name } }),
    ).rejects.toMatchObject(refused);
    await expect(
      services.get(ApplicationsService).update(hers, version + 1, {
        history: [{ title: 'Lead', organisation: 'Before', from: '2014', to: null }],
      }),
    ).rejects.toMatchObject(refused);
    const { id: another } = await services
      .get(ApplicationsService)
      .get(others)
      .then(({ requisitionId: id }) => ({ id }));
    await expect(
      services.get(ApplicationsService).create(another, { candidateId: candidate.id, source: 'internal' }),
    ).rejects.toMatchObject({ kind: 'conflict' });
    if (submitted === undefined) throw new Error('nothing is submitted');
    await expect(
      services.get(ScorecardsService).amend(submitted.id, submitted.version, {
        content: submitted.content,
        reason: 'Once more.',
      }),
    ).rejects.toMatchObject(refused);
  });

  it('is erased again when a backup brings them back, before anybody is answered', async () => {
    await services.close();
    const backup = await copyOf(database);
    services = await servicesFor(database.options, ledger);
    await erase();
    await services.close();
    services = await servicesFor(backup.options, ledger);
    expect(await namedIn()).toEqual([]);
    expect(await services.get(ErasuresService).list()).toMatchObject([{ by: null, applications: 1 }]);
    await services.close();
    services = await servicesFor(database.options, ledger);
    await backup.remove();
  });

  it('is in the ledger again after a crash between database and file', async () => {
    await erase();
    await services.close();
    rmSync(ledger);
    services = await servicesFor(database.options, ledger);
    expect(readFileSync(ledger, 'utf8').trim().split('\n')).toHaveLength(1);
  });

  it('is erased exactly as was looked at: what came since is looked at again', async () => {
    const erasures = services.get(ErasuresService);
    const plan = await erasures.plan(hers);
    if (plan === null) throw new Error('nobody is found');
    expect(plan).toMatchObject({ applications: 1, briefs: 1 });
    await services.get(BriefsService).issue({ assessmentId, applicationId: hers, paper: 'Letter' });
    await expect(erasures.erase(hers, plan, null)).rejects.toMatchObject({ code: 'erasure-changed' });
    expect(await namedIn()).toContain('candidates');
    expect(await erasures.plan('nobody@example.com')).toBeNull();
    await erase();
    expect(await erasures.plan(WHO.email)).toBeNull();
    expect(await erasures.plan(hers)).toBeNull();
  });
});
