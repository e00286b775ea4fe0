/**
 * `npm start` in a fresh clone (what is committed) with a warm package store and no data, until it says it is ready; then
 * the same again with what the first start left.
 *
 *   npm run bench -- start
 */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../tools/data-folder.ts';
import { main, onStopRequest, Refusal } from '../tools/say.ts';
import { report } from './figures/report.ts';

const limits = { first: 90, second: 4 };
const home = mkdtempSync(join(tmpdir(), 'wellkept-start-'));
// Started as root, the database runs as another user, who must get to its data; else they are put elsewhere, and stay.
chmodSync(home, 0o755);

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

/** Seconds until the addresses stand there; then it is stopped as a person would. */
async function start(clone: string): Promise<number> {
  const [port, hostPort] = [await freePort(), await freePort()];
  // As a person's shell would have it: nothing of the npm that started this measurement.
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_|WELLKEPT_|INIT_CWD|DATABASE_URL)/.test(name),
  );
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: {
      ...Object.fromEntries(clean),
      PORT: port,
      HOST_PORT: hostPort,
      DATA_DIR: join(home, 'data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = () => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGINT');
  };
  onStopRequest(stop);
  let said = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part;
      if (said.includes('Wellkept is ready')) resolve((performance.now() - begun) / 1000);
    });
    child.stderr.on('data', (part: Buffer) => (said += part));
    void ended.then(() => reject(new Refusal(`npm start ended before it was ready:\n${said}`)));
  });
  try {
    return await ready;
  } finally {
    stop();
    await ended;
  }
}

await main(async () => {
  try {
    const clone = join(home, 'clone');
    execFileSync('git', ['clone', '--quiet', projectRoot, clone]);
    const first = await start(clone);
    const second = await start(clone);
    const figure = (name: string, seconds: number, limit: number) => ({
      name,
      measured: `${seconds.toFixed(1)} s`,
      limit: `≤ ${limit} s`,
      met: seconds <= limit,
    });
    report([
      figure('npm start from nothing', first, limits.first),
      figure('npm start again', second, limits.second),
    ]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return process.exitCode as number | undefined;
});
