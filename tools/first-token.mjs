// The first person of an empty database, and an API token of theirs: what a program needs before it can call the API.
import { NestFactory } from '@nestjs/core';

const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);

/** @returns the token; it has every scope. The database is closed again. */
export async function firstToken(file) {
  const { AppModule } = await built('app.module.js');
  const { SCOPES } = await built('domain/index.js');
  const { AccountsService } = await built('modules/people/accounts.service.js');
  const { TokensService } = await built('modules/access/tokens.service.js');
  const module = AppModule.forRoot({ database: { type: 'sqlite', file, migrate: true } });
  const context = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    const person = { email: 'smoke@example.com', name: 'Smoke Test', password: 'nobody reads this once it has run' };
    const { id } = await context.get(AccountsService).setUp(person);
    return (await context.get(TokensService).create(id, { name: 'smoke', scopes: SCOPES, days: 1 })).token;
  } finally {
    await context.close();
  }
}
