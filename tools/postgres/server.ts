// One PostgreSQL server process: started under a keeper, waited for, stopped. It never outlives the one who started it.
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.ts';
import { commandOf } from './owner.ts';
import { bareEnvironment } from './programs.ts';

/**
 * Runs a program and stops it as soon as its own standard input ends, which it does however the parent ends, a SIGKILL
 * included. $1 is a folder to remove afterwards (or empty), the rest is the program.
 */
const KEEPER = `
exec 3<&0
doomed=$1
shift
"$@" &
program=$!
(cat <&3 >/dev/null; kill -INT $program 2>/dev/null) &
wait $program
status=$?
if [ -n "$doomed" ]; then rm -rf "$doomed"; fi
exit $status`;

export interface Kept {
  /** Resolves with the exit code once the program has ended. */
  ended: Promise<number>;
  running(): boolean;
  /** Asks the program to end. */
  end(): void;
}

export interface KeepOptions {
  account: Account;
  log: string;
  removeAfterwards?: string;
}

export function keep(
  command: string[],
  { account, log, removeAfterwards = '' }: KeepOptions,
): Kept {
  const output = openSync(log, 'a', 0o600);
  const keeper: ChildProcess = spawn('sh', ['-c', KEEPER, 'sh', removeAfterwards, ...command], {
    ...account,
    cwd: '/',
    env: bareEnvironment,
    // Its own group: Ctrl-C is for the one who started it, which then stops the server last.
    detached: true,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  keeper.stdin?.on('error', () => {});
  let running = true;
  const ended = new Promise<number>((resolve) => {
    const done = (code: number) => {
      running = false;
      keeper.stdin?.destroy();
      resolve(code);
    };
    keeper.on('exit', (code) => done(code ?? 1));
    keeper.on('error', () => done(1));
  });
  keeper.unref();
  (keeper.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    ended,
    running: () => running,
    end: () => {
      keeper.ref();
      keeper.stdin?.end();
    },
  };
}

export interface ServerFile {
  pid: number;
  port: number;
  ready: boolean;
}

/** What PostgreSQL says of itself in the cluster's `postmaster.pid`; the file may be a dead server's. */
export function readServerFile(cluster: string): ServerFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/** The number of the living server on `cluster`, whoever started it. */
export function serverOn(cluster: string): number | undefined {
  const pid = readServerFile(cluster)?.pid;
  return pid && commandOf(pid)?.includes(cluster) ? pid : undefined;
}

/** Stops the server on `cluster` that nobody owns any more: politely, then firmly. */
export async function stopServerOn(cluster: string): Promise<void> {
  // The server's own words: SIGINT is a fast and clean shutdown, SIGQUIT an immediate one with recovery at the next start.
  for (const [signal, patience] of [
    ['SIGINT', 6000],
    ['SIGQUIT', 2000],
    ['SIGKILL', 2000],
  ] as const) {
    const pid = serverOn(cluster);
    if (pid === undefined) return;
    try {
      process.kill(pid, signal);
    } catch {
      // Ended in between; the loop below sees it.
    }
    for (const until = Date.now() + patience; Date.now() < until && serverOn(cluster) === pid;)
      await sleep(15);
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) =>
    probe.once('error', reject).listen(0, '127.0.0.1', resolve),
  );
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}
