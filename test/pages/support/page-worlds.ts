import { THREADS } from '../../support/threads.js';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { CookieData } from 'puppeteer';
import { createApp } from '../../../src/app.js';
import { RouteRules } from '../../../src/modules/access/route-rules.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { canonicalSha256, type Rubric } from '../../../src/domain/index.js';
import { RubricVersions } from '../../../src/modules/requisitions/rubric-versions.service.js';
import { RubricsService } from '../../../src/modules/rubrics/rubrics.service.js';
import { temporaryDatabase } from '../../support/database.js';
import { doorsOf } from './doors.js';
import { emptyEstate, fullEstate, type Estate } from './estate.js';
import { addressOf, NOT_PAGES, pagePaths, PLACES, type Place } from './places.js';

/** One page of one estate, ready to be opened. */
export interface Sight {
  /** "/rubrics of recruiter, typical". */
  readonly name: string;
  readonly path: string;
  readonly url: string;
  readonly cookies: readonly CookieData[];
}

/** An installation in which nobody is yet. */
const BARE = { name: 'bare', readers: {}, things: {} };

interface Served {
  readonly app: NestExpressApplication;
  readonly url: string;
  stop(): Promise<void>;
}

async function served(): Promise<Served> {
  const database = await temporaryDatabase('sqlite');
  const app = await createApp({ database: database.options, logger: false, calibration: THREADS });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const stop = async (): Promise<void> => {
    await app.close();
    await database.remove();
  };
  return { app, url: `http://127.0.0.1:${port}`, stop };
}

/** The real application over three estates (nothing in it yet, as usual, as much as goes in), and one that nobody has set up. */
export class PageWorlds {
  private constructor(
    private readonly full: Served,
    private readonly bare: Served,
    private readonly estates: readonly Estate[],
  ) {}

  static async start(): Promise<PageWorlds> {
    const [full, bare] = [await served(), await served()];
    const doors = await doorsOf(
      full.app,
      async (file) => (await import(`../../../src/${file}.js`)) as Record<string, unknown>,
    );
    const estates = [
      await emptyEstate(doors, 'empty'),
      await fullEstate(doors, { name: 'typical', words: 'typical', requisitions: 1, applications: 3, interviewers: 4 }),
      await fullEstate(doors, {
        name: 'overfull',
        words: 'overfull',
        // So many rated by each that a calibration says something of them.
        requisitions: 2,
        applications: 6,
        interviewers: 12,
      }),
    ];
    await addNextVersion(full.app);
    return new PageWorlds(full, bare, estates);
  }

  /** Pages of the router that nobody knows how to reach. */
  get unknown(): readonly string[] {
    return this.paths.filter((path) => PLACES[path] === undefined && NOT_PAGES[path] === undefined);
  }

  /** Places for pages that the router does not have, or of which nobody has anything to show. */
  get unreached(): readonly string[] {
    const { paths } = this;
    const seen = new Set(this.sights.map(({ path }) => path));
    return Object.keys(PLACES).filter((path) => !paths.includes(path) || !seen.has(path));
  }

  /** Every page in every estate. */
  get sights(): readonly Sight[] {
    const { paths } = this;
    return [BARE, ...this.estates].flatMap((estate) =>
      paths.flatMap((path) => (PLACES[path] ?? []).flatMap((place) => this.sight(path, place, estate))),
    );
  }

  async stop(): Promise<void> {
    await Promise.all([this.full.stop(), this.bare.stop()]);
  }

  private get paths(): readonly string[] {
    return pagePaths(this.full.app.get(RouteRules).all());
  }

  private sight(path: string, place: Place, { name, readers, things }: Estate | typeof BARE): readonly Sight[] {
    const { as, bare = false, once = false, query = '' } = place;
    if (bare !== (name === 'bare') || (once && name !== 'typical')) return [];
    const address = addressOf(path, place, things);
    if (address === null) return [];
    const reader = as === null ? undefined : (readers as Partial<Estate['readers']>)[as];
    const [cookie = '', value = ''] = reader?.cookie.split('=') ?? [];
    return [
      {
        name: `${path}${query} of ${as ?? 'anybody'}, ${name}`,
        path,
        url: (bare ? this.bare : this.full).url + address,
        cookies: cookie === '' ? [] : [{ name: cookie, value, domain: '127.0.0.1', path: '/' }],
      },
    ];
  }
}

/** So that there is something to compare: the built-in rubric with one threshold, one text and one criterion changed. */
async function addNextVersion(app: NestExpressApplication): Promise<void> {
  const { rubric } = app.get(RubricsService).get('engineering-arc@1');
  const [first, second, ...others] = rubric.criteria;
  if (first === undefined || second === undefined) throw new Error('the rubric has no criteria');
  const changed: Rubric = {
    ...rubric,
    version: 2,
    criteria: [
      { ...first, definition: first.definition.replace('people who', 'people and machines that') },
      { ...second, id: 'builder.answered-for-what-broke', name: 'Answered for what broke' },
      ...others,
    ],
    thresholds: { ...rubric.thresholds, bar: 4 },
  };
  const version = { reference: 'engineering-arc@2', sha256: canonicalSha256(changed), rubric: changed };
  await app.get(UnitOfWork).write(() => app.get(RubricVersions).add(version));
}
