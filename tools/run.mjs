// Runs one of the project's scripts: `node tools/run.mjs <script> [arguments]`. Plain JavaScript that an old Node can
// still read and that needs nothing installed, because it is what finds an old Node and installs the rest.
import { spawn, spawnSync } from 'child_process';
import { createHash } from 'crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'fs';
import { constants as osConstants } from 'os';
import { delimiter, dirname, join } from 'path';
import { fileURLToPath } from 'url';

/** The version of pnpm; written here because `packageManager` in package.json needs a registry that has every platform's build. */
const PNPM = 'pnpm@12.21.0';
const OLDEST_INSTALLING_NODE = [20, 0];
const OLDEST_RUNNING_NODE = [22, 13];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');

/** What each script runs. Those in `userFolder` are given file names, which are meant from where the person stands. */
const scripts = {
  start: { file: 'tools/start.ts' },
  test: { file: 'tools/test.ts' },
  dev: { file: 'tools/dev.ts' },
  build: { file: 'tools/build.ts' },
  check: { file: 'tools/check.ts' },
  bench: { file: 'bench/run.ts' },
  storybook: { file: 'tools/storybook.ts' },
  'test:browsers': { file: 'tools/test-browsers.ts' },
  mutation: { file: 'tools/mutation.ts' },
  wellkept: { file: 'tools/wellkept.ts', userFolder: true },
  host: { file: 'apps/host/run.mjs' },
  'economics:cases': { file: 'packages/economics/cases/run.ts', userFolder: true },
};

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

function isAtLeast(version, least) {
  const parts = version.replace(/^v/, '').split('.').map(Number);
  return parts[0] > least[0] || (parts[0] === least[0] && parts[1] >= least[1]);
}

/** A hash of everything that decides what is installed, so that a second start need not ask pnpm. */
function installHash() {
  const hash = createHash('sha256').update(PNPM + process.platform + process.arch);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    hash.update(readFileSync(join(root, file)));
  const manifests = [join(root, 'package.json')];
  for (const folder of ['packages', 'apps']) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const manifest = join(root, folder, name, 'package.json');
      if (existsSync(manifest)) manifests.push(manifest);
    }
  }
  for (const manifest of manifests) {
    const { name, dependencies, devDependencies, optionalDependencies, peerDependencies } =
      JSON.parse(readFileSync(manifest, 'utf8'));
    const part = [name, dependencies, devDependencies, optionalDependencies, peerDependencies];
    hash.update(JSON.stringify(part));
  }
  return hash.digest('hex');
}

function installWhenNeeded() {
  const stamp = join(root, 'node_modules', '.wellkept-install');
  const wanted = installHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Installing what the project needs …');
  const { npm_config_frozen_lockfile: _, ...environment } = process.env;
  const install = spawnSync('npx', ['-y', PNPM, 'install', '--frozen-lockfile'], {
    cwd: root,
    // Standard output belongs to the script; CI keeps pnpm from asking questions nobody can answer.
    stdio: ['ignore', 2, 2],
    env: Object.assign({}, environment, { CI: '1' }),
    shell: process.platform === 'win32',
  });
  if (install.error)
    refuse(`Wellkept could not install: npx did not start (${install.error.message}).`);
  if (install.status !== 0) {
    refuse(
      'Wellkept could not install what it needs; the reason is in the lines above. Nothing was started.',
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** The Node of the project where it brings one (Linux), else the one running this, if it can run TypeScript files. */
function projectNode() {
  const own = join(bin, 'node');
  try {
    accessSync(own, constants.X_OK);
    if (spawnSync(own, ['--version']).status === 0) return own;
  } catch {
    // Not brought for this platform.
  }
  if (isAtLeast(process.version, OLDEST_RUNNING_NODE)) return process.execPath;
  return refuse(
    `On this system Wellkept runs on your own Node, which must be ${OLDEST_RUNNING_NODE.join('.')} or newer; this is ${process.version}.`,
  );
}

function run(script, args) {
  const cwd = script.userFolder && process.env.INIT_CWD ? process.env.INIT_CWD : root;
  const node = projectNode();
  const child = spawn(
    node,
    ['--conditions=@wellkept/source', join(root, script.file)].concat(args),
    {
      cwd,
      stdio: 'inherit',
      env: Object.assign({}, process.env, {
        PATH: bin + delimiter + process.env.PATH,
        WELLKEPT_LAUNCHER: String(process.pid),
      }),
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  stopWithNpm(child);
  child.on('error', (error) => refuse(`Wellkept could not start ${node} (${error.message}).`));
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + osConstants.signals[signal] : code);
  });
}

/** npm that is killed outright tells nobody; without this its script would run on and hold the ports. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event || process.ppid === 1) return;
  const ancestors = npmAndShell();
  setInterval(() => {
    if (npmAndShell() !== ancestors) child.kill('SIGTERM');
  }, 100).unref();
}

/** Who started this: npm itself, or the shell that npm runs a script in, and then npm above that. */
function npmAndShell() {
  const parent = process.ppid;
  try {
    const fields = /^\d+ \((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
    return /^(sh|dash|bash)$/.test(fields[1]) ? `${parent} ${fields[2]}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}

const name = process.argv[2];
if (!isAtLeast(process.version, OLDEST_INSTALLING_NODE)) {
  refuse(
    `Wellkept needs Node ${OLDEST_INSTALLING_NODE[0]} or newer; this is ${process.version}. Install a newer one from nodejs.org.`,
  );
}
if (!Object.prototype.hasOwnProperty.call(scripts, name)) {
  refuse(`There is no script "${name}". There are: ${Object.keys(scripts).join(', ')}.`);
}
installWhenNeeded();
run(scripts[name], process.argv.slice(3));
