// Who owns a data folder: a record of the process, which tells a living owner from one that was killed.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../say.ts';

/** A process, told apart from a later one with the same number. */
export interface Owner {
  pid: number;
  /** When the process was born, as its system tells it; a number used again belongs to another process. */
  born: string;
}

export interface Claim {
  release(): void;
}

/**
 * Claims `folder` for this process.
 * @param patience milliseconds that a living owner is given to let go.
 * @returns the claim, or the number of the living process that owns the folder.
 */
export async function claimFolder(folder: string, patience: number): Promise<Claim | number> {
  const file = join(folder, 'owner.json');
  const mine = JSON.stringify(ownProcess());
  const until = Date.now() + patience;
  for (let tries = 0; tries < 200; tries++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return { release: () => removeIfHolding(file, mine) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = await readSettled(file);
    if (found === undefined) continue;
    const owner = parseOwner(found);
    if (owner && isLiving(owner)) {
      if (Date.now() >= until) return owner.pid;
      await sleep(50);
      continue;
    }
    // Moved aside first: of several that take over at once, only one can move it, and the others look again.
    const aside = `${file}.${process.pid}`;
    try {
      renameSync(file, aside);
      if (readFileSync(aside, 'utf8') !== found) renameSync(aside, file);
      else rmSync(aside);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Refusal(
    `The data folder ${folder} belongs to somebody else (${file} cannot be read): set DATA_DIR to a folder of yours.`,
  );
}

export const ownProcess = (): Owner => ({
  pid: process.pid,
  born: birthOf(process.pid) ?? '',
});

export const isLiving = ({ pid, born }: Owner): boolean => birthOf(pid) === born;

/** The command line of a living process, or undefined when there is none (a zombie is none). */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return psField(pid, 'command');
  if (birthOf(pid) === undefined) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

function birthOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return psField(pid, 'lstart');
  try {
    // The second field is the command in brackets and may hold spaces; the third is the state, the 22nd the birth.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function psField(pid: number, field: string): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() ||
      undefined
    );
  } catch {
    return undefined;
  }
}

/** The record's text; one that is still being written is waited for. */
async function readSettled(file: string): Promise<string | undefined> {
  let text: string | undefined;
  for (let tries = 0; tries < 20; tries++) {
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
    if (parseOwner(text)) return text;
    await sleep(10);
  }
  return text;
}

export function parseOwner(text: string): Owner | undefined {
  try {
    const { pid, born } = (JSON.parse(text) ?? {}) as Partial<Owner>;
    return typeof pid === 'number' && typeof born === 'string' ? { pid, born } : undefined;
  } catch {
    return undefined;
  }
}

function removeIfHolding(file: string, text: string): void {
  try {
    if (readFileSync(file, 'utf8') === text) rmSync(file);
  } catch {
    // Already gone.
  }
}
