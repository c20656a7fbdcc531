import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [{ doorsOf }, { fullEstate }, { addressOf, NOT_PAGES, pagePaths, PLACES }] = await Promise.all(
  ['doors', 'estate', 'places'].map((name) => import(`../../test/pages/support/${name}.ts`)),
);

/** The built product in this process, on a file of its own, with an estate in it or with nothing. */
export class ProductOnFile {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(parts) {
    Object.assign(this, parts);
  }

  static async start(dist, shape) {
    const load = (file) => import(pathToFileURL(resolve(dist, `${file}.js`)).href);
    const [{ createApp }, { RouteRules }] = [await load('app'), await load('modules/access/route-rules')];
    const directory = mkdtempSync(join(tmpdir(), 'arcbrief-bench-pages-'));
    const file = join(directory, 'bench.db');
    const app = await createApp({ database: { type: 'sqlite', file, migrate: true }, logger: false });
    await app.listen(0, '127.0.0.1');
    const doors = await doorsOf(app, load);
    const estate = shape === null ? null : await fullEstate(doors, { name: 'bench', words: 'typical', ...shape });
    const paths = pagePaths(app.get(RouteRules).all());
    return new ProductOnFile({ app, doors, directory, file, estate, paths, shape });
  }

  get describe() {
    const { requisitions, applications, interviewers } = this.shape;
    const all = requisitions * applications;
    return `${all} applications and ${all * interviewers} scorecards, one of them a draft, in ${requisitions} requisitions, all of them the reader's`;
  }

  /** Pages of the router that nobody knows how to reach. */
  get unknown() {
    return this.paths.filter((path) => PLACES[path] === undefined && NOT_PAGES[path] === undefined);
  }

  /** Every page that can be reached here, with its reader. */
  get sights() {
    return this.paths.flatMap((path) =>
      (PLACES[path] ?? []).flatMap((place) => {
        if ((place.bare ?? false) !== (this.estate === null)) return [];
        const address = addressOf(path, place, this.estate?.things ?? {});
        if (address === null) return [];
        const cookie = place.as === null ? null : this.estate.readers[place.as].cookie;
        const query = place.query?.replace('engineering-arc@2', 'design-craft@1') ?? '';
        const kind = place.with?.id === undefined || path.startsWith('/requ') ? '' : ` (${place.with.id})`;
        return [
          {
            name: `${path}${query}${kind} of ${place.as ?? 'anybody'}`,
            path: address.replace('engineering-arc@2', 'design-craft@1'),
            cookie,
          },
        ];
      }),
    );
  }

  /** One request on a connection that is kept: the bytes as they came over the wire, and the time that the server took. */
  fetch({ path, cookie = null }) {
    const { port } = this.app.getHttpServer().address();
    const headers = { 'Accept-Encoding': 'gzip, deflate, br, zstd', ...(cookie !== null && { Cookie: cookie }) };
    const server = this.app.getHttpServer();
    return new Promise((done, failed) => {
      let took = 0;
      const timed = (_, response) => {
        const start = performance.now();
        response.once('finish', () => (took = performance.now() - start));
      };
      server.prependOnceListener('request', timed);
      request({ host: '127.0.0.1', port, path, headers, agent: this.#agent }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks), took }),
        );
      })
        .on('error', failed)
        .end();
    });
  }

  /** A requisition more, with so many candidates, all rated by so many. @returns its id */
  async requisitionOf(applications, interviewers) {
    const shape = { name: 'shortlist', words: 'typical', requisitions: 1, applications, interviewers };
    return (await fullEstate(this.doors, shape)).things.requisition;
  }

  async stop() {
    this.#agent.destroy();
    await this.app.close();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
