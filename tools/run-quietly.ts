// Runs one of the installed tools; its output is shown only when it fails.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './data-folder.ts';
import { Refusal } from './say.ts';

export interface QuietOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Completes "Wellkept could not …". */
  task: string;
}

/** @param tool the name of a program in node_modules/.bin. @returns its output. */
export async function runQuietly(
  tool: string,
  args: string[],
  { cwd = projectRoot, env, task }: QuietOptions,
): Promise<string> {
  const program = join(projectRoot, 'node_modules', '.bin', tool);
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      output.push(Buffer.from(error.message));
      resolve(1);
    });
    child.on('close', resolve);
  });
  const text = Buffer.concat(output).toString();
  if (code === 0) return text;
  process.stderr.write(`${text.trimEnd()}\n`);
  throw new Refusal(`Wellkept could not ${task}; the reason is in the lines above.`);
}
