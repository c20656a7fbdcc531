import { Option, type Command } from 'commander';
import { BadInput } from '../exit.js';
import { print, printJson } from '../terminal.js';

interface EraseOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `erase NAME`: forgets a candidate; without --yes it only says what would go. */
export function addEraseCommand(program: Command): void {
  program
    .command('erase')
    .description('erase a candidate for good: name, address, history, and every word about them')
    .argument('<who>', 'their e-mail address, or the id of the candidate or of an application')
    .option('--yes', 'do it; without this, nothing is erased and what would go is printed')
    .addOption(new Option('--json', 'print it as JSON'))
    .addHelpText('after', '\nExample:\n  arcbrief erase ana@example.com\n  arcbrief erase ana@example.com --yes')
    .action(erase);
}

async function erase(who: string, { yes = false, json = false }: EraseOptions): Promise<void> {
  const { withContext } = await import('../services.js');
  const { ErasuresService } = await import('../../modules/erasures/erasures.service.js');
  await withContext(yes ? 'write' : 'read', async (context) => {
    const erasures = context.get(ErasuresService);
    const plan = await erasures.plan(who);
    if (plan === null) throw new BadInput(`No candidate who is not erased yet has the address or id "${who}".`);
    if (yes) await erasures.erase(who, plan, null);
    if (json) return printJson({ erased: yes, ...plan });
    const { applications, scorecards, briefs } = plan;
    print(`applications: ${applications}, scorecards: ${scorecards}, hiring briefs: ${briefs}`);
    print(yes ? 'Erased. Older backups still hold them.' : 'Nothing was erased. Repeat with --yes to do it, for good.');
  });
}
