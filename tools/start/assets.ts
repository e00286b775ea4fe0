// The browser's parts, built by vite when their sources changed since they were last built.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../data-folder.ts';
import { runQuietly } from '../run-quietly.ts';

export interface Assets {
  embedDir: string;
  portalDir: string;
}

/** What ends up in a bundle, besides the installed packages, which the lockfile stands for. */
const SOURCES = [
  'packages/contracts',
  'packages/economics',
  'packages/client',
  'packages/elements',
  'packages/embed',
];

export async function buildAssets(log: (line: string) => void): Promise<Assets> {
  const embedDir = await buildWhenChanged('packages/embed', 'dist/embed/v1', SOURCES, log);
  const portalDir = await buildWhenChanged(
    'apps/portal',
    'dist/site',
    [...SOURCES, 'apps/portal'],
    log,
  );
  return { embedDir, portalDir };
}

async function buildWhenChanged(
  folder: string,
  to: string,
  sources: string[],
  log: (line: string) => void,
): Promise<string> {
  const home = join(projectRoot, folder);
  const output = join(home, to);
  const stamp = join(output, '.built-from');
  const wanted = hashOf(['pnpm-lock.yaml', 'tsconfig.base.json', ...sources]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return output;
  log(`Building ${folder} …`);
  // The folder is named here, because types and packages are built beside it and must not be swept away.
  const options = ['--outDir', to, '--emptyOutDir', '--logLevel', 'warn'];
  await runQuietly('vite', ['build', ...options], { cwd: home, task: `build ${folder}` });
  writeFileSync(stamp, wanted);
  return output;
}

/** A hash of names, sizes and times of change: good enough to notice an edit, and quick. */
function hashOf(paths: string[]): string {
  const hash = createHash('sha256');
  const add = (path: string) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) return hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
    for (const name of readdirSync(path).sort()) {
      if (name !== 'dist' && name !== 'node_modules' && !name.endsWith('.test.ts'))
        add(join(path, name));
    }
    return hash;
  };
  for (const path of paths) add(join(projectRoot, path));
  return hash.digest('hex');
}
