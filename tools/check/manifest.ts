// packages/elements/custom-elements.json: what the elements are, for editors, Storybook and generators.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { projectRoot } from '../data-folder.ts';
import { runQuietly } from '../run-quietly.ts';

interface Member {
  name: string;
  kind: string;
  privacy?: 'public' | 'protected' | 'private';
  static?: boolean;
}

interface Declaration {
  kind: string;
  name: string;
  customElement?: boolean;
  tagName?: string;
  members?: Member[] | undefined;
}

interface Module {
  path: string;
  declarations?: Declaration[];
}

const home = join(projectRoot, 'packages', 'elements');
const target = join(home, 'custom-elements.json');

/** @returns what is wrong, or undefined. With `fix` the manifest is written instead. */
export async function checkManifest(fix: boolean): Promise<string | undefined> {
  const fresh = await readElements();
  if (fix) writeFileSync(target, fresh);
  if (read(target) === fresh) return undefined;
  return 'packages/elements/custom-elements.json is stale: npm run check -- --fix writes it anew';
}

async function readElements(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wellkept-manifest-'));
  try {
    const config = relative(home, join(import.meta.dirname, 'cem.config.mjs'));
    // The analyzer takes the folder as one beneath its own.
    const outdir = relative(home, folder);
    await runQuietly('cem', ['analyze', '--quiet', '--config', config, '--outdir', outdir], {
      cwd: home,
      task: 'read the elements for their manifest',
    });
    const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
      modules: Module[];
    };
    // The order of files is the file system's; sorted, the same sources give the same manifest everywhere.
    manifest.modules = manifest.modules.filter(isPublic).sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const module of manifest.modules) module.declarations?.forEach(prune);
    return `${JSON.stringify(manifest, null, 2)}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Elements and their events; helpers are nobody's business but the package's. */
function isPublic({ path, declarations = [] }: Module): boolean {
  return path === 'src/events.ts' || declarations.some(({ customElement }) => customElement);
}

/** Leaves what a page may use, and names the tag, which by the house's rule follows from the class. */
function prune(declaration: Declaration): void {
  declaration.members = declaration.members?.filter(
    (member) =>
      !member.static && (member.privacy ?? 'public') === 'public' && !/^[#_]/.test(member.name),
  );
  if (!declaration.customElement || declaration.tagName) return;
  const noun = declaration.name.replace(/Element$/, '');
  const kebab = noun.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
  declaration.tagName = `wk-${kebab}`;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
