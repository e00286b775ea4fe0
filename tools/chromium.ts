// Finds a Chromium for the tests, or installs the system's.
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from './say.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const PLACES = [
  '/usr/bin',
  '/snap/bin',
  '/opt/google/chrome',
  '/opt/homebrew/bin',
  '/usr/local/bin',
];
const MAC = ['Google Chrome', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);

/** For every Chromium started here: also as root, in a container with little shared memory, and without calls home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns the path of the program. On Debian and its kin, root gets the package installed. */
export function ensureChromium(log: (line: string) => void): string {
  const asked = process.env['CHROME_PATH'];
  if (asked && !isProgram(asked))
    throw new Refusal(`CHROME_PATH is ${asked}, which is no program.`);
  const found = asked ?? findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && isProgram('/usr/bin/apt-get')) {
    log('Installing Chromium from the system’s packages …');
    installPackages(['chromium', 'fonts-liberation']);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new Refusal(
    'The tests need Chromium and found none: install it (Debian: sudo apt-get install chromium) or set CHROME_PATH.',
  );
}

/** Installs Debian packages; for root only. */
export function installPackages(names: string[]): void {
  const run = (args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    run(['update', '-qq']);
    run(['install', '-y', '-qq', '--no-install-recommends', ...names]);
  } catch {
    throw new Refusal(
      `The system’s packages ${names.join(', ')} could not be installed; the reason is in the lines above.`,
    );
  }
}

function findChromium(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...PLACES];
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC].find(
    isProgram,
  );
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
