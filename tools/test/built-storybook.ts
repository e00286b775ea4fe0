// The Storybook as files, built again when something it is made from has changed.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = [
  '.storybook',
  'stories',
  'pnpm-lock.yaml',
  ...['contracts', 'economics', 'client', 'elements', 'embed', 'testing'].map(
    (name) => `packages/${name}/src`,
  ),
];

/** Names, sizes and times of change: enough to notice an edit. */
const stampOf = (): string => {
  const hash = createHash('sha256');
  const add = (path: string): void => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (!path.endsWith('.test.ts')) hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const source of sources) add(join(root, source));
  return hash.digest('hex');
};

/** @returns the folder with the built Storybook; `STORIES=/path` names one that is built already. */
export const builtStorybook = async (): Promise<string> => {
  const given = process.env['STORIES'];
  if (given) return given;
  const folder = join(root, 'storybook-static');
  const stampFile = join(folder, '.built-from');
  const stamp = stampOf();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return folder;
  const storybook = join(root, 'node_modules/.bin/storybook');
  await promisify(execFile)(storybook, ['build', '--quiet', '-o', folder], {
    cwd: root,
    env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
  });
  writeFileSync(stampFile, stamp);
  return folder;
};
