// `npm test`: types, then every test of the project, and one line that sums them up. `npm test -- elements client/src`
// runs some of them, by the name of a part (node, elements, browser) or by a bit of a path.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { projectRoot } from './data-folder.ts';
import { startPostgres } from './postgres.ts';
import { main, onStopRequest } from './say.ts';
import { buildAssets } from './start/assets.ts';
import { type Counts, summary } from './test/counts.ts';
import { chooseParts, type Part } from './test/parts.ts';

const say = (line: string) => console.log(line);
const bin = join(projectRoot, 'node_modules', '.bin');
const scratch = mkdtempSync(join(tmpdir(), 'wellkept-test-'));
const running = new Set<ChildProcess>();

await main(async () => {
  onStopRequest(() => {
    for (const child of running) child.kill('SIGTERM');
    rmSync(scratch, { recursive: true, force: true });
    process.exit(1);
  });
  const wanted = process.argv.slice(2);
  const parts = chooseParts(wanted);
  const env: Record<string, string> = {};
  if (parts.some(({ name }) => name !== 'node')) env['CHROME_PATH'] = ensureChromium(say);

  const began = performance.now();
  const all: Counts[] = [];
  if (wanted.length === 0) all.push(await checkTypes());
  const needsDatabase = parts.some(({ name }) => name !== 'elements');
  const database = needsDatabase ? await startPostgres({ throwaway: true, log: say }) : undefined;
  if (database) env['WELLKEPT_TEST_DATABASE_URL'] = database.url;
  try {
    for (const part of parts) all.push(await runPart(part, env));
  } finally {
    await database?.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
  say(`\nDone in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  say(summary(all));
  return all.some(({ failed }) => failed > 0) ? 1 : 0;
});

async function checkTypes(): Promise<Counts> {
  say('Checking the types …');
  const code = await run(join(bin, 'tsc'), ['-b'], {});
  if (code !== 0) say('  ✖ the types do not hold');
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runPart(part: Part, env: Record<string, string>): Promise<Counts> {
  if (part.name === 'browser') await buildAssets(say);
  say(`Running ${part.title} (${part.files.length} files) …`);
  const target = join(scratch, `${part.name}.json`);
  const code =
    part.name === 'elements'
      ? await run(join(bin, 'wtr'), ['--config', 'tools/wtr.config.mjs', '--static-logging'], {
          ...env,
          WELLKEPT_TEST_COUNTS: target,
          WELLKEPT_TEST_FILES: part.files.join('\n'),
        })
      : await run(process.execPath, nodeArguments(part), { ...env, WELLKEPT_TEST_COUNTS: target });
  return judge(part, code, target);
}

function nodeArguments({ name, files }: Part): string[] {
  // A browser takes more than one core by itself, so whole pages go one at a time.
  const concurrency = name === 'browser' ? 1 : 2;
  const reporter = [
    '--test-reporter=./tools/test/node-reporter.ts',
    '--test-reporter-destination=stdout',
  ];
  const conditions = '--conditions=@wellkept/source';
  return [
    conditions,
    '--test',
    `--test-concurrency=${concurrency}`,
    '--test-timeout=180000',
    ...reporter,
    ...files,
  ];
}

/** A runner that died, or that says it failed without counting a failure, must not pass for green. */
function judge(part: Part, code: number, target: string): Counts {
  try {
    const counts = JSON.parse(readFileSync(target, 'utf8')) as Counts;
    if (counts.passed + counts.failed + counts.skipped === 0) return died('ran no test');
    if (code !== 0 && counts.failed === 0)
      return { ...counts, failed: died(`ended with code ${code}`).failed };
    return counts;
  } catch {
    return died(`died with code ${code}`);
  }

  function died(how: string): Counts {
    say(`  ✖ the runner of ${part.title} ${how}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function run(program: string, args: string[], env: Record<string, string>): Promise<number> {
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
