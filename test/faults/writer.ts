import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { Clock } from '../../src/common/clock.js';
import { Unavailable } from '../../src/common/errors.js';
import { openDatabase } from '../../src/database/database.js';
import type { DatabaseOptions } from '../../src/database/options.js';
import { TranscriptionsRepository } from '../../src/modules/access/transcriptions.repository.js';
import { AuditRepository } from '../../src/modules/access/audit.repository.js';
import { AuditService } from '../../src/modules/access/audit.service.js';
import { Readers } from '../../src/modules/access/readers.service.js';
import { PlacedObjects } from '../../src/modules/access/placed-objects.repository.js';
import { ScoreReadsRepository } from '../../src/modules/access/score-reads.repository.js';
import { StandingRepository } from '../../src/modules/access/standing.repository.js';
import { ApplicationsRepository } from '../../src/modules/applications/applications.repository.js';
import { ApplicationsService } from '../../src/modules/applications/applications.service.js';
import { AccountsRepository } from '../../src/modules/people/accounts.repository.js';
import { AccountsService } from '../../src/modules/people/accounts.service.js';
import { Passwords } from '../../src/modules/people/passwords.service.js';
import { PeopleRepository } from '../../src/modules/people/people.repository.js';
import { PeopleService } from '../../src/modules/people/people.service.js';
import { RequisitionsRepository } from '../../src/modules/requisitions/requisitions.repository.js';
import { RequisitionsService } from '../../src/modules/requisitions/requisitions.service.js';
import { RubricVersions } from '../../src/modules/requisitions/rubric-versions.service.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';
import { ScorecardsRepository } from '../../src/modules/scorecards/scorecards.repository.js';
import { ScorecardsService } from '../../src/modules/scorecards/scorecards.service.js';
import { cardOf } from './card.js';

/**
 * A process that writes scorecards, as fast as it can and many at once, until somebody kills it. What was acknowledged
 * it says on its standard output, one line for each, after the acknowledgement.
 */
interface Orders {
  readonly options: DatabaseOptions;
  readonly requisitionId: string;
  readonly interviewerId: string;
  /** Different for each process. */
  readonly name: string;
  readonly atOnce: number;
}

const { options, requisitionId, interviewerId, name, atOnce } = JSON.parse(process.argv[2] ?? '') as Orders;
const clock = new Clock();
const units = await openDatabase(options);
const requisitionRows = new RequisitionsRepository(units);
const rubrics = new RubricVersions(requisitionRows, new RubricsService(), clock);
const audit = new AuditService(units, new AuditRepository(units), clock);
const requisitions = new RequisitionsService(units, requisitionRows, rubrics, audit, clock);
const people = new PeopleService(units, new PeopleRepository(units), clock);
const accounts = new AccountsService(units, new AccountsRepository(units), new Passwords(), people, clock);
const applications = new ApplicationsService(
  units,
  new ApplicationsRepository(units),
  requisitions,
  accounts,
  audit,
  clock,
);
const scoreReads = new ScoreReadsRepository(units);
const scorecards = new ScorecardsService(
  units,
  new ScorecardsRepository(units),
  applications,
  people,
  requisitions,
  new Readers(
    units,
    new StandingRepository(units, new PlacedObjects(units, scoreReads)),
    scoreReads,
    new TranscriptionsRepository(units),
    clock,
  ),
  clock,
);

async function writeForEver(worker: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const externalId = `${name}-${worker}-${count}`;
    try {
      await units.write(async () => {
        const { id } = await applications.create(requisitionId, {
          candidate: { name: 'A. Candidate' },
          source: 'external',
          externalId,
        });
        await scorecards.record(id, interviewerId, cardOf(externalId));
      });
      writeSync(1, `${externalId}\n`);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
    }
  }
}

await Promise.all(Array.from({ length: atOnce }, (_, worker) => writeForEver(worker)));
