// Runs the project's scripts as a stranger does: `npm` in a process of its own, with nothing of the test's environment.
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../tools/data-folder.ts';

export interface Started {
  /** Everything it has said so far. */
  readonly output: string;
  /** The address that it printed after `label`. */
  address(label: string): string;
  /** Waits until it has said something that matches. */
  says(pattern: RegExp): Promise<void>;
  /** Ends it as Ctrl-C would, and waits until everything it started has let go of its output. */
  stop(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** For `after`: ends what a failed test left running. */
export async function stopEverything(): Promise<void> {
  await Promise.all([...running].map((child) => end(child)));
}

/** @returns once it is ready, or throws with its own words when it ends before. */
export async function startScript(
  args: string[],
  env: Record<string, string | number>,
): Promise<Started> {
  const child = spawn('npm', args, { cwd: projectRoot, env: plain(env), detached: true });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  let code: number | null = null;
  child.on('close', (status) => {
    code = status ?? 1;
    running.delete(child);
  });
  const says = async (pattern: RegExp) => {
    while (!pattern.test(output)) {
      if (code !== null) throw new Error(`npm ${args.join(' ')} ended (${code}):\n${output}`);
      await sleep(50);
    }
  };
  await says(/Press Ctrl-C to stop/);
  return {
    get output() {
      return output;
    },
    address: (label) => {
      const found = new RegExp(`^ *${label} +(http\\S+)$`, 'm').exec(output);
      if (!found) throw new Error(`no address of “${label}” in:\n${output}`);
      return found[1]!;
    },
    says,
    stop: () => end(child),
  };
}

/** Of the caller's environment only what a fresh terminal has too. */
function plain(env: Record<string, string | number>): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'CHROME_PATH'] as const;
  return Object.fromEntries([
    ...kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    ...Object.entries(env).map(([name, value]) => [name, String(value)]),
  ]) as NodeJS.ProcessEnv;
}

async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child) || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  // The whole group, as a terminal does it.
  process.kill(-child.pid, 'SIGINT');
  await ended;
}
