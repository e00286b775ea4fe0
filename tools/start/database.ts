// The database of `npm start`: PostgreSQL of the project's own, or the one DATABASE_URL names.
import pg from 'pg';
import { type Postgres, startPostgres } from '../postgres.ts';
import { Refusal } from '../say.ts';

/** The first whose unique keys can take two empty fields for the same (NULLS NOT DISTINCT), as the assumptions need. */
const OLDEST_SERVER = 15;

/** @param join whether to use the server of a running `npm start` rather than refuse a data folder in use. */
export async function openPostgres(
  dataDir: string,
  log: (line: string) => void,
  { join = false } = {},
): Promise<Postgres> {
  const given = process.env['DATABASE_URL'];
  if (!given) return startPostgres({ dataDir, join, log });
  await tryDatabase(given);
  // The server of DATABASE_URL may go and come back: the API answers 503 meanwhile.
  return { url: given, onEnd: () => {}, stop: async () => {} };
}

async function tryDatabase(given: string): Promise<void> {
  const url = new URL(given);
  const client = new pg.Client({ connectionString: given, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    );
    const version = Math.floor((rows[0]?.version ?? 0) / 10000);
    if (version < OLDEST_SERVER) {
      throw new Refusal(
        `The PostgreSQL of DATABASE_URL is version ${version}: Wellkept needs ${OLDEST_SERVER} or newer.`,
      );
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const place = `${url.host}${url.pathname}`;
    throw new Refusal(
      `The database of DATABASE_URL (${place}) cannot be reached: ${reason(error, url)}.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** Why a connection failed, without the password even if the server repeats it. */
function reason(error: unknown, url: URL): string {
  const { code, message } = error as { code?: string; message: string };
  const told: Record<string, string> = {
    ECONNREFUSED: 'nothing listens there',
    ENOTFOUND: 'there is no such server',
    EAI_AGAIN: 'the name of the server cannot be looked up',
    '28P01': 'the password or the user is wrong',
    '3D000': 'there is no such database',
  };
  const words = (code && told[code]) || message || code || 'no reason given';
  return url.password
    ? words.replaceAll(decodeURIComponent(url.password), '•••').replaceAll(url.password, '•••')
    : words;
}
