/**
 * `npm run bench -- restore`: does what docs/operations.md says of backups, on a PostgreSQL that archives its log. A firm
 * with twenty receipts is dumped and restored into an empty server; then a receipt is spoilt and the server brought back to the moment before.
 * Each time the chain of receipts is verified. Needs PostgreSQL's own programs (15 or newer), which the project lacks.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { runCli } from '@wellkept/api/cli/main';
import { startTestApi } from '@wellkept/api/testing/api';
import { addFirm } from '@wellkept/api/testing/firm';
import { sendOne } from '@wellkept/api/testing/recommendations';
import { chooseAccount, giveTo, temporaryFolder } from '../tools/postgres/account.ts';
import { bareEnvironment } from '../tools/postgres/programs.ts';
import { freePort } from '../tools/postgres/server.ts';

const account = chooseAccount(undefined);
const bin = programs();
const folder = temporaryFolder(account);
const wal = join(folder, 'wal');
const servers: string[] = [];

function programs(): string {
  const homes = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const folders = [
    process.env['PG_BIN'] ?? '',
    ...homes.sort((a, b) => Number(b) - Number(a)).map((each) => `/usr/lib/postgresql/${each}/bin`),
  ];
  const found = folders.find((each) => existsSync(join(each, 'pg_basebackup')));
  if (found) return found;
  console.error(
    'PostgreSQL’s programs were not found: set PG_BIN to the folder of pg_dump and initdb.',
  );
  process.exit(1);
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(join(bin, program), args, {
    ...account,
    cwd: folder,
    env: bareEnvironment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });

async function start(cluster: string, port: number): Promise<string> {
  servers.push(cluster);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  run('pg_ctl', '-D', cluster, '-w', '-s', '-l', `${cluster}.log`, '-o', settings, 'start');
  return `postgres://admin@127.0.0.1:${port}`;
}

function create(name: string): string {
  const cluster = join(folder, name);
  run(
    'initdb',
    '-D',
    cluster,
    '-U',
    'admin',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '-N',
  );
  return cluster;
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** @returns what verify-chain says of the firm, or of its first fault. */
async function verify(url: string, org: string): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const tell = (line: string) => void said.push(line);
  const openPostgres = async () => ({ url, stop: async () => {} });
  const code = await runCli(['verify-chain', '--org', org], { openPostgres, out: tell, err: tell });
  return { code, said: said.join(' ') };
}

function expect(
  what: string,
  { code, said }: { code: number; said: string },
  whole: boolean,
): void {
  console.log(`${what}: ${said}`);
  if ((code === 0) !== whole) throw new Error(`${what}: not as expected.`);
}

try {
  mkdirSync(wal);
  giveTo(account, wal);
  const source = create('source');
  appendFileSync(
    join(source, 'postgresql.auto.conf'),
    `archive_mode = on\narchive_command = 'cp %p ${wal}/%f'\nfsync = off\n`,
  );
  const server = await start(source, await freePort());
  process.env['WELLKEPT_TEST_DATABASE_URL'] = `${server}/postgres`;
  const api = await startTestApi();
  const firm = await addFirm(api);
  const as = await firm.customers[0].token();
  for (let n = 0; n < 20; n++) {
    const { id, path, version, optionId } = await sendOne(api, firm);
    const { revision } = (await api.call(path, { as })).body;
    const answer = { kind: 'approved', version, optionId };
    const answers = [{ recommendationId: id, revision, answer }];
    await api.call('/v1/acts', { body: { answers, language: 'en' }, as });
  }
  await api.news.stop();
  await api.database.close();
  const url = api.adminUrl;
  const name = new URL(url).pathname.slice(1);
  const org = firm.id;
  expect('As it was', await verify(url, org), true);

  // A dump, into a server that has nothing of it.
  const roles = run('pg_dumpall', '--roles-only', '--dbname', url);
  writeFileSync(join(folder, 'roles.sql'), roles, { mode: 0o644 });
  run('pg_dump', '--format=custom', '--dbname', url, '--file', join(folder, 'wellkept.dump'));
  const other = await start(create('other'), await freePort());
  // The administrator is there already, which is the one complaint.
  spawnSync(
    join(bin, 'psql'),
    ['--quiet', '--dbname', `${other}/postgres`, '--file', join(folder, 'roles.sql')],
    { ...account, cwd: folder, env: bareEnvironment },
  );
  run('createdb', '--maintenance-db', `${other}/postgres`, name);
  run(
    'pg_restore',
    '--exit-on-error',
    '--dbname',
    `${other}/${name}`,
    join(folder, 'wellkept.dump'),
  );
  expect('Restored from the dump', await verify(`${other}/${name}`, org), true);

  // A base backup, then something that must not stay.
  const base = join(folder, 'base');
  run('pg_basebackup', '--dbname', `${server}/postgres`, '--pgdata', base, '--checkpoint=fast');
  await ask(url, "UPDATE wellkept.organization SET phone = '01 555 0199'");
  await sleep(1100);
  const [moment] = await ask<{ at: string }>(url, 'SELECT now()::text AS at');
  await sleep(1100);
  await ask(
    url,
    `DELETE FROM wellkept.receipt_part WHERE receipt_id = (SELECT id FROM wellkept.receipt WHERE organization_id = '${org}' ORDER BY number LIMIT 1)`,
  );
  expect('After a receipt was spoilt', await verify(url, org), false);
  await ask(url, 'SELECT pg_switch_wal()');
  run('pg_ctl', '-D', source, '-w', '-s', '-m', 'fast', 'stop');
  servers.splice(servers.indexOf(source), 1);
  appendFileSync(
    join(base, 'postgresql.auto.conf'),
    `archive_mode = off\nrestore_command = 'cp ${wal}/%f %p'\nrecovery_target_time = '${moment!.at}'\nrecovery_target_action = 'promote'\n`,
  );
  writeFileSync(join(base, 'recovery.signal'), '');
  giveTo(account, base);
  const back = await start(base, await freePort());
  for (;;) {
    const [state] = await ask<{ recovering: boolean }>(
      `${back}/postgres`,
      'SELECT pg_is_in_recovery() AS recovering',
    );
    if (!state!.recovering) break;
    await sleep(100);
  }
  expect('Brought back to the moment before', await verify(`${back}/${name}`, org), true);
  const [restored] = await ask<{ phone: string }>(
    `${back}/${name}`,
    `SELECT phone FROM wellkept.organization WHERE id = '${org}'`,
  );
  if (restored!.phone !== '01 555 0199')
    throw new Error('what was written after the base backup is missing');
  console.log('Dump, restore and point in time: whole.');
} finally {
  for (const cluster of servers) run('pg_ctl', '-D', cluster, '-s', '-m', 'immediate', 'stop');
  rmSync(folder, { recursive: true, force: true });
}
