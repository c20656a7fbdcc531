import { text as readStream } from 'node:stream/consumers';
import { Option, type Command } from 'commander';
import { ROLES, SCOPES, type Role, type Scope } from '../../domain/index.js';
import type { AccountsService, PersonRecord } from '../../modules/people/accounts.service.js';
import { BadInput } from '../exit.js';
import { print, printJson } from '../terminal.js';

interface AddOptions {
  readonly email: string;
  readonly name: string;
  readonly role: readonly Role[];
  readonly passwordStdin?: boolean;
  readonly json?: boolean;
}

interface TokenOptions {
  readonly email: string;
  readonly name: string;
  readonly scope: readonly Scope[];
  readonly days: string;
  readonly json?: boolean;
}

const json = (): Option => new Option('--json', 'print it as JSON');

/** `user add`, `user list`, `user link` and `user token`: for whoever runs the server. */
export function addUserCommands(program: Command): void {
  const user = program
    .command('user')
    .description('people who may sign in: add, list, link, token')
    .addHelpText(
      'after',
      '\nExample:\n  arcbrief user add --email ana@example.com --name "Ana Ferreira" --role recruiter',
    );
  user
    .command('add')
    .description('add somebody, and print the link with which they choose a password')
    .requiredOption('--email <address>', 'their e-mail address')
    .requiredOption('--name <name>', 'their name')
    .addOption(new Option('--role <role...>', 'what they are').choices(ROLES).makeOptionMandatory())
    .option('--password-stdin', 'read the password from standard input instead of printing a link')
    .addOption(json())
    .addHelpText(
      'after',
      '\nExample:\n  arcbrief user add --email ana@example.com --name "Ana Ferreira" --role recruiter',
    )
    .action(addUser);
  user
    .command('list')
    .description('print everybody who may sign in')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  arcbrief user list --json')
    .action(listUsers);
  user
    .command('link')
    .description('print a link with which somebody chooses a new password')
    .requiredOption('--email <address>', 'their e-mail address')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  arcbrief user link --email ana@example.com')
    .action(makeLink);
  user
    .command('token')
    .description('make an API token, and print it this once')
    .requiredOption('--email <address>', 'of its owner')
    .requiredOption('--name <name>', 'what uses it')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(SCOPES).makeOptionMandatory())
    .option('--days <days>', 'how long it works', '90')
    .addOption(json())
    .addHelpText(
      'after',
      '\nExample:\n  arcbrief user token --email ana@example.com --name nightly --scope requisitions:read briefs:read',
    )
    .action(makeToken);
}

async function addUser({ email, name, role, passwordStdin = false, ...options }: AddOptions): Promise<void> {
  const { withContext } = await import('../services.js');
  // What a shell adds to the end of a line is no part of a password.
  const password = passwordStdin ? (await readStream(process.stdin)).replace(/\r?\n$/, '') : null;
  await withContext('write', async (context) => {
    const { accounts, units, links, audit } = await accessOf(context);
    const made = await units.write(async () => {
      const person = await accounts.invite({ email, name, roles: role });
      await audit.note({
        personId: null,
        action: 'person:invite',
        object: `person ${person.id}`,
        outcome: 'done',
        detail: 'command line',
      });
      if (password !== null) return { person: await accounts.setPassword(person.id, password), link: null };
      return { person, link: (await links.create(person)).url };
    });
    if (options.json) return printJson({ ...shown(made.person), link: made.link });
    print(
      made.link === null
        ? `${made.person.email} is added and may sign in.`
        : `${made.person.email} is added. This link works once, for an hour:\n${made.link}`,
    );
  });
}

async function listUsers(options: { readonly json?: boolean }): Promise<void> {
  const { withContext } = await import('../services.js');
  await withContext('read', async (context) => {
    const people = await (await accessOf(context)).accounts.list();
    if (options.json) return printJson({ people: people.map(shown) });
    for (const { email, name, roles, status } of people) print(`${email}\t${name}\t${roles.join(', ')}\t${status}`);
  });
}

async function makeLink({ email, ...options }: { readonly email: string; readonly json?: boolean }): Promise<void> {
  const { withContext } = await import('../services.js');
  await withContext('write', async (context) => {
    const { accounts, links, audit } = await accessOf(context);
    const person = await personOf(accounts, email);
    if (person.status === 'disabled') throw new BadInput(`--email ${email}: this account is closed`);
    const { url, kind } = await links.create(person);
    await audit.note({
      personId: null,
      action: `person:${kind}`,
      object: `person ${person.id}`,
      outcome: 'done',
      detail: 'command line',
    });
    if (options.json) printJson({ ...shown(person), link: url });
    else print(url);
  });
}

async function makeToken({ email, name, scope, days, ...options }: TokenOptions): Promise<void> {
  const { withContext } = await import('../services.js');
  const number = /^\d{1,4}$/.test(days) ? Number(days) : Number.NaN;
  await withContext('write', async (context) => {
    const { accounts, tokens, audit } = await accessOf(context);
    const person = await personOf(accounts, email);
    const { record, token } = await tokens.create(person.id, { name, scopes: scope, days: number });
    await audit.note({
      personId: null,
      action: 'token:create',
      object: `token ${record.id}`,
      outcome: 'done',
      detail: 'command line',
    });
    if (options.json) printJson({ id: record.id, scopes: record.scopes, expiresAt: record.expiresAt, token });
    else print(token);
  });
}

/** Parts that only these commands need. */
async function accessOf(context: {
  get<T>(token: abstract new (...args: never[]) => T, options: { readonly strict: false }): T;
}) {
  const [{ AccountsService: Accounts }, { LinksService }, { TokensService }, { AuditService }, { UnitOfWork }] =
    await Promise.all([
      import('../../modules/people/accounts.service.js'),
      import('../../modules/sign-in/links.service.js'),
      import('../../modules/access/tokens.service.js'),
      import('../../modules/access/audit.service.js'),
      import('../../database/unit-of-work.js'),
    ]);
  const get = <T>(token: abstract new (...args: never[]) => T): T => context.get(token, { strict: false });
  return {
    accounts: get(Accounts),
    links: get(LinksService),
    tokens: get(TokensService),
    audit: get(AuditService),
    units: get(UnitOfWork),
  };
}

async function personOf(accounts: AccountsService, email: string): Promise<PersonRecord> {
  const person = await accounts.findByEmail(email);
  if (person === null) throw new BadInput(`--email ${email}: nobody has this address`);
  return person;
}

function shown({ id, email, name, roles, status }: PersonRecord) {
  return { id, email, name, roles, status };
}
