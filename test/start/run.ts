// Runs the project's commands as a stranger does: in a shell of its own, with nothing of the test's environment.
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

type Environment = Record<string, string | number>;

const running = new Set<ChildProcess>();

/** For `after`: ends what is still running, the newest first. */
export async function stopEverything(): Promise<void> {
  for (const child of [...running].reverse()) await end(child);
}

/** @returns once it is ready, or throws with its own words when it ends before. */
export async function startShell(commands: string, env: Environment): Promise<Started> {
  const { child, heard } = shell(commands, env);
  const says = async (pattern: RegExp) => {
    while (!pattern.test(heard.output)) {
      if (heard.code !== null)
        throw new Error(`${commands}\nended (${heard.code}):\n${heard.output}`);
      await sleep(50);
    }
  };
  await says(/Press Ctrl-C to stop/);
  return {
    get output() {
      return heard.output;
    },
    address: (label) => {
      const found = new RegExp(`^ *${label} +(http\\S+)$`, 'm').exec(heard.output);
      if (!found) throw new Error(`no address of “${label}” in:\n${heard.output}`);
      return found[1]!;
    },
    says,
    stop: () => end(child),
  };
}

/** Runs commands that end by themselves, up to the first that fails. @returns what they said. */
export async function runShell(commands: string, env: Environment): Promise<string> {
  const { child, heard } = shell(commands, env);
  if (heard.code === null) await new Promise((resolve) => child.once('close', resolve));
  if (heard.code !== 0) throw new Error(`${commands}\nended (${heard.code}):\n${heard.output}`);
  return heard.output;
}

function shell(
  commands: string,
  env: Environment,
): { child: ChildProcess; heard: { output: string; code: number | null } } {
  const child = spawn('sh', ['-e', '-c', commands], {
    cwd: projectRoot,
    env: plain(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const heard: { output: string; code: number | null } = { output: '', code: null };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (heard.output += chunk.toString()));
  child.on('close', (status) => {
    heard.code = status ?? 1;
    running.delete(child);
  });
  return { child, heard };
}

/** Of the caller's environment only what a fresh terminal has too. */
function plain(env: Environment): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME', 'LANG', 'TMPDIR'] as const;
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
