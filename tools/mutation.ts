// `npm run mutation [-- --mutate src/irr.ts]`: changes the engine's code in one place after another, and tells which
// changes no test noticed. Hours for the whole engine, minutes for a file; not part of `npm test`. Stryker is fetched
// when asked for: 180 packages that nothing else needs.
import { spawnSync } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './data-folder.ts';

const VERSION = '10.0.0';

setPriority(15);
const { status } = spawnSync(
  'npx',
  [
    '-y',
    ...['core', 'tap-runner'].map((name) => `--package=@stryker-mutator/${name}@${VERSION}`),
    'stryker',
    'run',
    ...process.argv.slice(2),
  ],
  {
    cwd: join(projectRoot, 'packages/economics'),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
process.exitCode = status ?? 1;
