// Starts the runners of the tests as processes of their own, and reads what they counted.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../data-folder.ts';
import type { Counts } from './counts.ts';
import type { Part } from './parts.ts';

type Environment = Record<string, string>;

const bin = join(projectRoot, 'node_modules', '.bin');
const running = new Set<ChildProcess>();

/** @param under a program that starts the runner in its place, with its arguments. */
export async function runPart(part: Part, env: Environment, under: string[] = []): Promise<Counts> {
  console.log(`Running ${part.title} (${part.files.length} files) …`);
  const scratch = mkdtempSync(join(tmpdir(), 'wellkept-test-'));
  const target = join(scratch, 'counts.json');
  try {
    const command = part.name === 'elements' ? webCommand() : nodeCommand(part);
    const code = await run([...under, ...command], {
      ...env,
      WELLKEPT_TEST_COUNTS: target,
      WELLKEPT_TEST_FILES: part.files.join('\n'),
    });
    return judge(part.title, code, target);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The types of the whole project, counted as one test. */
export async function checkTypes(): Promise<Counts> {
  console.log('Checking the types …');
  const code = await run([join(bin, 'tsc'), '-b'], {});
  if (code !== 0) console.log('  ✖ the types do not hold');
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

export function stopRunners(): void {
  for (const child of running) child.kill('SIGTERM');
}

function webCommand(): string[] {
  return [join(bin, 'wtr'), '--config', 'tools/wtr.config.mjs', '--static-logging'];
}

function nodeCommand({ files }: Part): string[] {
  // Two at a time: a test that drives a browser waits about as long as it works.
  const concurrency = '--test-concurrency=2';
  const reporter = '--test-reporter=./tools/test/node-reporter.ts';
  const options = [
    '--test-timeout=180000',
    concurrency,
    reporter,
    '--test-reporter-destination=stdout',
  ];
  return [process.execPath, '--conditions=@wellkept/source', '--test', ...options, ...files];
}

/** A runner that died, or that says it failed without counting a failure, must not pass for green. */
function judge(title: string, code: number, target: string): Counts {
  let counts: Counts | undefined;
  try {
    counts = JSON.parse(readFileSync(target, 'utf8')) as Counts;
  } catch {
    // It wrote none.
  }
  const ran = counts ? counts.passed + counts.failed + counts.skipped : 0;
  if (counts && ran > 0 && (code === 0 || counts.failed > 0)) return counts;
  const how = counts && ran === 0 ? 'ran no test' : `ended with code ${code}`;
  console.log(`  ✖ the runner of ${title} ${how}`);
  return {
    passed: counts?.passed ?? 0,
    failed: (counts?.failed ?? 0) + 1,
    skipped: counts?.skipped ?? 0,
  };
}

function run([program = '', ...args]: string[], env: Environment): Promise<number> {
  const child = spawn(program, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.add(child);
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}
