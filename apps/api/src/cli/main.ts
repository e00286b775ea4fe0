// The `wellkept` command: what the firm's own people do at the database's side. One clear sentence for each mistake.
import { ACCESS_COMMANDS, ACCESS_USAGE } from './access.ts';
import { createOrganizationCommand, CREATE_ORGANIZATION_USAGE } from './create-organization.ts';
import { eraseContactCommand, ERASE_USAGE } from './erase-contact.ts';
import { exportCommand, EXPORT_USAGE } from './export.ts';
import { importCommand, IMPORT_USAGE } from './import.ts';
import { Mistake } from './mistake.ts';
import {
  addContactCommand,
  addServiceCommand,
  addTechnicianCommand,
  PEOPLE_USAGE,
  signInLinkCommand,
} from './people.ts';
import { RECEIPTS_USAGE, verifyChainCommand, verifyCommand } from './receipts.ts';
import type { CliSurroundings } from './surroundings.ts';

const USAGE = `Usage: npm run wellkept -- <command> [options]

Commands:
${CREATE_ORGANIZATION_USAGE}
${PEOPLE_USAGE}
${ACCESS_USAGE}
${IMPORT_USAGE}
${EXPORT_USAGE}
${RECEIPTS_USAGE}
${ERASE_USAGE}`;

type Command = (args: readonly string[], surroundings: CliSurroundings) => Promise<void>;

const COMMANDS = new Map<string, Command>([
  ['create-organization', createOrganizationCommand],
  ['add-technician', addTechnicianCommand],
  ['add-service', addServiceCommand],
  ['add-contact', addContactCommand],
  ['sign-in-link', signInLinkCommand],
  ...ACCESS_COMMANDS,
  ['import', importCommand],
  ['export', exportCommand],
  ['erase-contact', eraseContactCommand],
  ['verify', verifyCommand],
  ['verify-chain', verifyChainCommand],
]);

/** @returns The process's exit code: 0 done, 1 refused with a sentence on `err`. */
export async function runCli(
  args: readonly string[],
  surroundings: CliSurroundings,
): Promise<number> {
  const { out, err } = surroundings;
  const [command, ...rest] = args;
  try {
    if (command === undefined || ['help', '--help', '-h'].includes(command)) {
      out(USAGE);
      return 0;
    }
    const run = COMMANDS.get(command);
    if (!run) {
      const names = [...COMMANDS.keys()].join(', ');
      throw new Mistake(`There is no command “${command}”; there are: ${names}.`);
    }
    await run(rest, surroundings);
    return 0;
  } catch (error) {
    err(sentence(error));
    return 1;
  }
}

function sentence(error: unknown): string {
  if (process.env['DEBUG']) return String(error instanceof Error ? error.stack : error);
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|28|3D)/.test(code))
    return `The database cannot be reached (${code}); look at DATABASE_URL.`;
  return error.message.split('\n')[0]!;
}
