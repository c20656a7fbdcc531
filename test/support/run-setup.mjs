// Before the first suite: a place to ask for the run's PostgreSQL. Whoever asks first has it started; a run without asks for none.
import { createServer } from 'node:http';
import { startPostgres } from './run-postgres.mjs';

export default async function setUp() {
  let starting;
  const server = createServer((_request, response) => {
    starting ??= startPostgres();
    starting.then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  process.env.ARCBRIEF_TEST_POSTGRES = `http://127.0.0.1:${server.address().port}`;
  globalThis.stopRun = async () => {
    server.close();
    await (await starting?.catch(() => undefined))?.stop();
  };
}
