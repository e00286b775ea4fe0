// packages/elements/custom-elements.json: what the elements are, for editors, Storybook and generators.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../data-folder.ts';
import { runQuietly } from '../run-quietly.ts';

const home = join(projectRoot, 'packages', 'elements');
const target = join(home, 'custom-elements.json');

/** @returns what is wrong, or undefined. With `fix` the manifest is written instead. */
export async function checkManifest(fix: boolean): Promise<string | undefined> {
  const fresh = await analyze();
  if (fix) {
    writeFileSync(target, fresh);
    return undefined;
  }
  if (read(target) === fresh) return undefined;
  return 'packages/elements/custom-elements.json is stale: npm run check -- --fix writes it anew';
}

async function analyze(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wellkept-manifest-'));
  try {
    const globs = ['--globs', 'src/**/*.ts', '--exclude', '**/*.test.ts', '**/*.styles.ts'];
    await runQuietly('cem', ['analyze', '--litelement', '--quiet', ...globs, '--outdir', folder], {
      cwd: home,
      task: 'read the elements for their manifest',
    });
    const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
      modules: { path: string }[];
    };
    // The order of files is the file system's; sorted, the same sources give the same manifest everywhere.
    manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    return `${JSON.stringify(manifest, null, 2)}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
