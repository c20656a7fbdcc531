import { Inject, Injectable, Optional } from '@nestjs/common';
import { Conflict } from '../../common/errors.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { AuditService } from './audit.service.js';
import { IS_DEMO } from './shell.service.js';

const MARK = { action: 'demo', outcome: 'done' } as const;

/** People of the demo come in without a password; where they are, nobody real may be, nor come later. */
class DemoDatabase extends Conflict {
  constructor() {
    super(
      'demo-database',
      'This database is the demo’s: its people are made up. Give the server one of its own: set ARCBRIEF_DATA_DIR to another folder (or ARCBRIEF_DATABASE_URL to another database).',
    );
  }
}

class RealDatabase extends Conflict {
  constructor() {
    super(
      'real-database',
      'This database is not the demo’s, and the demo lets anybody in. Give the demo one of its own: set ARCBRIEF_DATA_DIR to another folder (or ARCBRIEF_DATABASE_URL to another database).',
    );
  }
}

/**
 * Whether a database is the demo's. The mark is a line of the audit trail, which the database itself lets nobody change or
 * delete: it lasts as long as the database, and a backup carries it.
 */
@Injectable()
export class DemoMark {
  constructor(
    private readonly units: UnitOfWork,
    private readonly audit: AuditService,
    @Optional() @Inject(IS_DEMO) private readonly isDemo: boolean = false,
  ) {}

  /** @throws Conflict where a server would serve the other's database: the demo a real one, or the product the demo's */
  async check(): Promise<void> {
    const isMarked = await this.isSet();
    if (this.isDemo && !isMarked) throw new RealDatabase();
    if (!this.isDemo && isMarked) throw new DemoDatabase();
  }

  /**
   * Marks the database, once.
   *
   * @param mayBeMarked asked in the same unit, of a database that has no mark yet
   * @throws Conflict when it may not be
   */
  set(mayBeMarked: () => Promise<boolean>): Promise<void> {
    return this.units.write(async () => {
      if (await this.isSet()) return;
      if (!(await mayBeMarked())) throw new RealDatabase();
      await this.audit.note({ personId: null, ...MARK });
    });
  }

  private async isSet(): Promise<boolean> {
    return (await this.audit.countOf(null, MARK)).count > 0;
  }
}
