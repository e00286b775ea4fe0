// Which account of the operating system runs PostgreSQL, and what that account can reach. PostgreSQL refuses to run as
// root, so root lends it another account, for which neither the project's folder nor a private temporary folder is open.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Refusal } from '../say.ts';

/** `{}` when PostgreSQL runs as the very person who started Wellkept. */
export type Account = { uid: number; gid: number } | Record<string, never>;

/** @param cluster a database that exists already keeps the account it belongs to. */
export function chooseAccount(cluster: string | undefined): Account {
  if (process.getuid?.() !== 0) return {};
  if (cluster) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(
          execFileSync('id', [flag, name], {
            encoding: 'utf8',
            stdio: ['ignore', 'pipe', 'ignore'],
          }),
        ),
      );
      if (uid && gid) return { uid, gid };
    } catch {
      // No such account; try the next.
    }
  }
  throw new Refusal(
    'PostgreSQL does not run as root and this system has neither an account "postgres" nor "nobody": make one, start Wellkept as another user, or set DATABASE_URL.',
  );
}

export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  return (
    spawnSync('sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}

/** Makes `folder` so that `account` can enter it, as far as that lies in the folder itself. */
export function makeFolder(folder: string, account: Account): boolean {
  makeMissing(folder, account.uid === undefined ? undefined : 0o755);
  if (canEnter(account, folder)) return true;
  const { uid, mode } = statSync(folder);
  // Entering does not mean listing: what lies in the folder keeps its own permissions.
  if (uid === 0) chmodSync(folder, mode | 0o011);
  return canEnter(account, folder);
}

/** Not `mkdirSync` with `recursive`: where the system answers ENOENT, as in /proc, that one tries for ever. */
function makeMissing(folder: string, mode: number | undefined): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder), mode);
  mkdirSync(folder);
  if (mode !== undefined) chmodSync(folder, mode);
}

/** The first of `candidates` that can be made and entered by `account`, and belongs to whoever runs this. */
export function firstReachable(candidates: string[], account: Account): string | undefined {
  return candidates.find((folder) => {
    try {
      return makeFolder(folder, account) && lstatSync(folder).uid === process.getuid?.();
    } catch {
      return false;
    }
  });
}

/** A new temporary folder of `account`'s own, also where TMPDIR is closed to it. */
export function temporaryFolder(account: Account): string {
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canEnter(account, folder));
  const folder = mkdtempSync(join(parent ?? tmpdir(), 'wellkept-'));
  giveTo(account, folder);
  return folder;
}

/** Hands `path` and everything in it to `account`. */
export function giveTo(account: Account, path: string): void {
  if (account.uid === undefined) return;
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  if (stat.uid !== account.uid) chownSync(path, account.uid, account.gid);
  if (stat.isDirectory()) for (const name of readdirSync(path)) giveTo(account, join(path, name));
}
