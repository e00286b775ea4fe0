// Where Wellkept keeps what outlives a start: DATA_DIR, else `.data` in the project, else a folder of the person's own.
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Refusal } from './say.ts';

export const projectRoot = resolve(import.meta.dirname, '..');

/** @returns an absolute path; the folder exists unless DATA_DIR named it. */
export function dataFolder(log: (line: string) => void): string {
  const asked = process.env['DATA_DIR'];
  if (asked) return resolve(asked);
  const usual = join(projectRoot, '.data');
  if (canWrite(usual)) return usual;
  const name = `${basename(projectRoot)}-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 8)}`;
  const state = process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state');
  const other = [
    join(state, 'wellkept', name),
    join(tmpdir(), `wellkept-${userInfo().uid}-${name}`),
  ].find(canWrite);
  if (!other)
    throw new Refusal(
      `Neither ${usual} nor a folder in ${state} can be written: set DATA_DIR to a folder of yours.`,
    );
  log(`${usual} cannot be written, so the data is kept in ${other}`);
  return other;
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
