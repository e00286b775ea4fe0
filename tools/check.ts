// `npm run check`: everything about the sources that can be told without running them. `-- --fix` mends what it can.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkDoors } from './check/doors.ts';
import { checkManifest } from './check/manifest.ts';
import { projectRoot } from './data-folder.ts';
import { asSentence, main } from './say.ts';

const fix = process.argv.includes('--fix');

/** What is generated and committed: each program writes its file, or with `--check` only compares. */
const GENERATORS = ['apps/api/src/openapi/write.ts', 'tools/architecture.ts'];

/** Each returns what is wrong, or nothing. */
const steps: [string, () => Promise<string | undefined> | string | undefined][] = [
  ['manifest', () => checkManifest(fix)],
  ['generated files', generated],
  ['format', () => tool('oxfmt', fix ? ['--write', '.'] : ['--check', '.'])],
  ['lint', () => tool('oxlint', fix ? ['--fix'] : [])],
  ['types', () => tool('tsc', ['-b'])],
  ['imports and house rules', () => checkDoors().join('\n')],
  ['unused code', () => tool('knip', ['--no-progress', '--no-config-hints'])],
];

await main(async () => {
  const wrong: string[] = [];
  for (const [name, step] of steps) {
    let complaint: string | undefined;
    try {
      complaint = await step();
    } catch (error) {
      complaint = asSentence(error);
    }
    console.log(`${complaint ? '✖' : '✔'} ${name}`);
    if (!complaint) continue;
    console.log(complaint.trimEnd().replace(/^/gm, '    '));
    wrong.push(name);
  }
  console.log(wrong.length ? `\nNot in order: ${wrong.join(', ')}.` : '\nAll in order.');
  return wrong.length ? 1 : 0;
});

function generated(): string | undefined {
  for (const generator of GENERATORS) {
    if (!existsSync(join(projectRoot, generator))) return `there is no ${generator}`;
    const complaint = run(process.execPath, [
      '--conditions=@wellkept/source',
      generator,
      ...(fix ? [] : ['--check']),
    ]);
    if (complaint) return complaint;
  }
  return undefined;
}

function tool(name: string, args: string[]): string | undefined {
  return run(join(projectRoot, 'node_modules', '.bin', name), args);
}

/** @returns the program's output if it failed. */
function run(program: string, args: string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return undefined;
  return `${stdout ?? ''}${stderr ?? ''}`.trim() || error?.message || `${program} failed`;
}
