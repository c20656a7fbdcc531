import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createApp } from '../../src/app.js';
import { scorecardScene, type ScorecardScene } from '../pages/support/scorecard-scene.js';
import { temporaryDatabase, type TemporaryDatabase } from '../support/database.js';
import { BuiltServer, type ServerProcess } from '../support/http-built-server.js';
import { PagesBrowser } from '../support/pages-browser.js';
import { OpenDraft } from './support/open-draft.js';

let database: TemporaryDatabase;
let built: BuiltServer;
let browser: PagesBrowser;
let scene: ScorecardScene;

beforeAll(async () => {
  database = await temporaryDatabase('sqlite');
  const app = await createApp({ database: database.options, logger: false });
  await app.init();
  scene = await scorecardScene(app);
  await app.close();
  [built, browser] = await Promise.all([BuiltServer.build(), PagesBrowser.start()]);
}, 120_000);
afterAll(async () => {
  await browser.stop();
  await built.remove();
  await database.remove();
});

function start(port = 0): Promise<ServerProcess> {
  return built.start({ database: database.options, listen: { host: '127.0.0.1', port }, logger: false });
}

it('what is typed while the server is killed, and until it is back, is not lost', async () => {
  let server = await start();
  const draft = await OpenDraft.on(browser, server.url, scene);
  try {
    await draft.type('Before it was killed. ');
    await draft.saved();
    // In the middle of a sentence, with its last words on their way.
    await draft.type('Killed in');
    await server.kill();
    await draft.type(' the middle of it.');
    expect(await draft.says('offline')).toContain('the server does not answer');
    await draft.type(' And typed on.');
    expect(await draft.copies()).toBe(1);
    server = await start(Number(new URL(server.url).port));
    await draft.saved();
    await draft.page.reload({ waitUntil: 'networkidle0' });
    expect(await draft.evidence()).toBe('Before it was killed. Killed in the middle of it. And typed on.');
    expect(await draft.copies()).toBe(0);
    expect(draft.errors).toEqual([]);
  } finally {
    await draft.close();
    await server.terminate();
  }
}, 120_000);
