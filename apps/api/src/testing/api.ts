// For tests of the API: a database of the test's own in a real PostgreSQL, and the whole API in this process.
import { randomBytes, randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { openDatabase, type Database } from '../db/database.ts';
import type { Config } from '../config.ts';
import { createHandlers } from '../handlers.ts';
import { createNews, type News } from '../live/news.ts';
import { readTrustedProxies } from '../http/caller-address.ts';
import { RATES, type Rates } from '../http/limits/rates.ts';
import { createApp, type App } from '../http/app.ts';
import { createLogger } from '../log.ts';

export interface TestApi {
  readonly database: Database;
  /** The administrator's address of this database. */
  readonly adminUrl: string;
  readonly config: Config;
  readonly app: App;
  readonly news: News;
  /** What the server takes for now; set it to travel. */
  now: Date;
  call: CallApi;
  /** Asks another process of the same installation, one that has just begun. */
  another(): CallApi;
  /** The lines of its log. */
  logged(): readonly string[];
  /** Runs a statement as the database's administrator. */
  admin(statement: string): Promise<void>;
  /** Runs SQL past the API, as one of the three roles. */
  query<T>(role: 'owner' | 'app' | 'jobs', text: string, values?: readonly unknown[]): Promise<T[]>;
  stop(): Promise<void>;
}

export interface Asked {
  readonly method?: string;
  readonly body?: unknown;
  /** A bearer token or secret key. */
  readonly as?: string;
  readonly ifMatch?: number;
  /** Default: a fresh one for each write. */
  readonly key?: string;
  readonly headers?: Record<string, string>;
  /** The address of the connection; default: none, as within one process. */
  readonly from?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // A test knows what it asked for.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

export type CallApi = (path: string, asked?: Asked) => Promise<Answered>;

/** Tests ask quicker than people do; those about limits give their own. */
const ROOMY: Rates = Object.fromEntries(
  Object.entries(RATES).map(([name, rate]) => [
    name,
    { ...rate, most: rate.seconds > 60 ? rate.most : 1e6 },
  ]),
) as unknown as Rates;

export interface TestApiOptions {
  readonly rates?: Partial<Rates>;
  readonly trustedProxies?: string;
}

export async function startTestApi(options: TestApiOptions = {}): Promise<TestApi> {
  const server = await findPostgres();
  const name = `wk_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server.url, `CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const database = await openDatabase(url.href);
  const config: Config = {
    baseUrl: 'http://portal.test',
    tokenSecret: randomBytes(32),
    demo: false,
    trustedProxies: readTrustedProxies(options.trustedProxies),
  };
  const rates = { ...ROOMY, ...options.rates };
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const news = createNews(database.appUrl, log);
  const handlers = createHandlers({ database, news, log });
  const api: TestApi = {
    database,
    adminUrl: url.href,
    config,
    news,
    now: new Date('2026-11-24T09:41:00.000Z'), // a Tuesday in winter, office open in Dublin
    app: createApp({
      database,
      config,
      log,
      clock: () => api.now,
      handlers,
      rates,
    }),
    call: callOf(config, (request, env) => api.app.fetch(request, env)),
    another: () => {
      const app = createApp({ database, config, log, clock: () => api.now, handlers, rates });
      return callOf(config, (request, env) => app.fetch(request, env));
    },
    logged: () => lines,
    admin: (statement) => asAdmin(url.href, statement),
    query: async (role, text, values = []) =>
      (await database[role].executeQuery(CompiledQuery.raw(text, [...values]))).rows as never,
    stop: async () => {
      await news.stop();
      await database.close();
      await asAdmin(server.url, `DROP DATABASE ${name} WITH (FORCE)`);
      for (const role of Object.values(database.roles))
        await asAdmin(server.url, `DROP ROLE IF EXISTS ${role}`);
      await server.stop();
    },
  };
  return api;
}

/** Asks the API as a client would. */
const callOf =
  (config: Config, fetch: App['fetch']): CallApi =>
  async (path, asked = {}) => {
    const method = asked.method ?? (asked.body === undefined ? 'GET' : 'POST');
    const headers = new Headers(asked.headers);
    if (asked.as) headers.set('authorization', `Bearer ${asked.as}`);
    if (asked.ifMatch !== undefined) headers.set('if-match', `"${asked.ifMatch}"`);
    if (method !== 'GET') headers.set('idempotency-key', asked.key ?? randomUUID());
    const bytes = asked.body instanceof Uint8Array ? new Uint8Array(asked.body) : undefined;
    if (asked.body !== undefined && !bytes) headers.set('content-type', 'application/json');
    const body = asked.body === undefined ? null : (bytes ?? JSON.stringify(asked.body));
    const response = await fetch(
      new Request(`${config.baseUrl}${path}`, { method, headers, body }),
      asked.from === undefined ? {} : { incoming: { socket: { remoteAddress: asked.from } } },
    );
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: json ? await response.json() : await response.text(),
    };
  };

interface Server {
  readonly url: string;
  stop(): Promise<void>;
}

/** The one the test runner started, or one of this file's own. */
async function findPostgres(): Promise<Server> {
  const given = process.env['WELLKEPT_TEST_DATABASE_URL'];
  if (given) return { url: given, stop: async () => undefined };
  // The workshop's tools lie outside this package; only its tests reach for them, and only when run by hand.
  const tools = new URL('../../../../tools/postgres.ts', import.meta.url).href;
  const { startPostgres } = (await import(tools)) as {
    startPostgres(o: { throwaway: true }): Promise<Server>;
  };
  return startPostgres({ throwaway: true });
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
