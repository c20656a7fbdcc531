import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { ScorecardsService } from '../../../src/modules/scorecards/scorecards.service.js';
import { scorecardScene, type ScorecardScene } from '../../pages/support/scorecard-scene.js';
import { TestApi } from '../../support/http.js';
import { PagesBrowser } from '../../support/pages-browser.js';
import { CRITERION, OpenDraft } from './open-draft.js';

/** What interviewers type in these tests. */
export const HEARD = 'Heard of the outage from a customer, at 02:10.';

/** A server and a browser for the tests of one file, and for each test a new draft that is open in it. */
export interface DraftWorld {
  readonly api: TestApi;
  readonly browser: PagesBrowser;
  readonly scene: ScorecardScene;
  readonly draft: OpenDraft;
  /** What the server has of a criterion, rated or not. */
  stored(criterion?: string): Promise<string | null>;
}

/**
 * Called once, at the top of a file: it begins and ends with the tests.
 *
 * @param mayComplain whether a page may say errors: by default none does
 */
export function draftWorld({ mayComplain = false }: { readonly mayComplain?: boolean } = {}): DraftWorld {
  let world: Omit<DraftWorld, 'stored'> | null = null;
  let standing: Pick<DraftWorld, 'api' | 'browser'> | null = null;
  beforeAll(async () => {
    const [api, browser] = await Promise.all([TestApi.start('sqlite'), PagesBrowser.start()]);
    standing = { api, browser };
  });
  afterAll(async () => {
    await standing?.browser.stop();
    await standing?.api.stop();
  });
  beforeEach(async () => {
    if (standing === null) throw new Error('nothing is started');
    const scene = await scorecardScene(standing.api.app);
    world = { ...standing, scene, draft: await OpenDraft.on(standing.browser, standing.api.url, scene) };
  });
  afterEach(async () => {
    const { draft } = now();
    await draft.close();
    if (!mayComplain) expect(draft.errors).toEqual([]);
  });
  const now = (): Omit<DraftWorld, 'stored'> => {
    if (world === null) throw new Error('no draft is open');
    return world;
  };
  return {
    get api() {
      return now().api;
    },
    get browser() {
      return now().browser;
    },
    get scene() {
      return now().scene;
    },
    get draft() {
      return now().draft;
    },
    async stored(criterion = CRITERION) {
      const { api, scene } = now();
      const { content, notes } = await api.app.get(ScorecardsService, { strict: false }).get(scene.id);
      return [...content.ratings, ...notes].find((one) => one.criterion === criterion)?.evidence ?? null;
    },
  };
}
