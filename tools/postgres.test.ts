import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startPostgres } from './postgres.ts';
import { serverOn } from './postgres/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'wellkept-postgres-test-'));
const dataDir = join(folder, 'data');
const module = join(import.meta.dirname, 'postgres.ts');
// Root's PostgreSQL runs under another account, which must be able to enter.
chmodSync(folder, 0o755);
after(() => rmSync(folder, { recursive: true, force: true }));

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Another process that starts a server on `dataDir`, says its address and stays. */
async function startElsewhere() {
  const script = `import(${JSON.stringify(module)}).then(({ startPostgres }) => startPostgres({ dataDir: ${JSON.stringify(dataDir)} }))
    .then(({ url }) => { console.log(url); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

async function gone(cluster: string, milliseconds: number): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until;) {
    if (serverOn(cluster) === undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

test('keeps the data and the password from one start to the next', async () => {
  const first = await startPostgres({ dataDir });
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await startPostgres({ dataDir });
  assert.deepEqual(await ask(second.url, 'select answer from kept'), [{ answer: 42 }]);
  assert.equal(new URL(second.url).password, new URL(first.url).password);
  await second.stop();
});

test('keeps the password where only its owner may read it, and lets nobody in without it', async () => {
  assert.equal(statSync(join(dataDir, 'postgres.json')).mode & 0o077, 0);
  const server = await startPostgres({ dataDir });
  const stranger = new URL(server.url);
  stranger.password = 'guess';
  await assert.rejects(ask(stranger.href, 'select 1'), /password authentication failed/);
  await server.stop();
});

test('refuses within two seconds, in one sentence, a folder that a living process owns', async () => {
  const { child } = await startElsewhere();
  const began = Date.now();
  await assert.rejects(startPostgres({ dataDir }), {
    message: new RegExp(`in use by another Wellkept \\(process ${child.pid}\\)`),
  });
  assert.ok(Date.now() - began < 2000);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

test('joins the server of the living owner when asked to', async () => {
  const { child, url } = await startElsewhere();
  const joined = await startPostgres({ dataDir, join: true });
  assert.equal(joined.url, url);
  await joined.stop();
  assert.equal((await ask<object>(url, 'select 1')).length, 1);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

test('stops the server by itself when its owner is killed outright', async () => {
  const { child } = await startElsewhere();
  const cluster = clusterOf(dataDir);
  assert.notEqual(serverOn(cluster), undefined);
  child.kill('SIGKILL');
  assert.ok(await gone(cluster, 5000));
});

test('takes over from a killed owner whose server was left running', async () => {
  const { child } = await startElsewhere();
  const orphan = serverOn(clusterOf(dataDir));
  const keeper = Number(readFileSync(`/proc/${orphan}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  process.kill(keeper, 'SIGKILL');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const server = await startPostgres({ dataDir });
  assert.notEqual(serverOn(clusterOf(dataDir)), orphan);
  assert.deepEqual(await ask(server.url, 'select answer from kept'), [{ answer: 42 }]);
  await server.stop();
  assert.equal(serverOn(clusterOf(dataDir)), undefined);
});

test('says so, with the reason, when the server ends by itself', async () => {
  const server = await startPostgres({ dataDir });
  const told = new Promise<string>((resolve) => server.onEnd(resolve));
  const pid = serverOn(clusterOf(dataDir));
  process.kill(pid!, 'SIGQUIT');
  assert.match(
    await told,
    /^The database ended, so Wellkept ends too: .*postgres\.log tells more/s,
  );
  await server.stop();
  const again = await startPostgres({ dataDir });
  let wrongly = false;
  again.onEnd(() => (wrongly = true));
  await again.stop();
  assert.equal(wrongly, false, 'a server that was told to stop did not end by itself');
});

test('leaves nothing of a throwaway server, not even after a SIGKILL', async () => {
  const script = `import(${JSON.stringify(module)}).then(({ startPostgres }) => startPostgres({ throwaway: true }))
    .then(({ url }) => { console.log(url); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const [row] = await ask<{ folder: string }>(
    line.toString().trim(),
    "select current_setting('data_directory') as folder",
  );
  assert.ok(row && existsSync(row.folder));
  child.kill('SIGKILL');
  for (const until = Date.now() + 5000; existsSync(row.folder) && Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(!existsSync(join(row.folder, '..')));
});

test('says in one sentence what to do about a data folder that cannot be made', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const impossible of [join(file, 'data'), '/proc/wellkept/data']) {
    await assert.rejects(
      startPostgres({ dataDir: impossible }),
      /cannot be written \(E[A-Z]+\): set DATA_DIR to/,
    );
  }
});

test(
  'runs for root out of a folder that only root may enter, under a strict umask and a private TMPDIR',
  { skip: process.getuid?.() !== 0 && 'only root runs PostgreSQL under another account' },
  async () => {
    const locked = join(folder, 'locked');
    mkdirSync(join(locked, 'tmp'), { recursive: true });
    chmodSync(locked, 0o700);
    chmodSync(folder, 0o700);
    const script = `process.umask(0o077); import(${JSON.stringify(module)}).then(async ({ startPostgres }) => {
      const kept = await startPostgres({ dataDir: ${JSON.stringify(join(locked, 'data'))} });
      const thrown = await startPostgres({ throwaway: true });
      await kept.stop(); await thrown.stop(); console.log('both ran'); })`;
    const env = { ...process.env, TMPDIR: join(locked, 'tmp') };
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
      env,
      encoding: 'utf8',
    });
    assert.equal(stdout.trim(), 'both ran', stderr);
    const cluster = clusterOf(join(locked, 'data'));
    assert.ok(!cluster.startsWith(folder));
    rmSync(join(cluster, '..'), { recursive: true });
  },
);

function clusterOf(dataDir: string): string {
  return (JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { cluster: string })
    .cluster;
}
