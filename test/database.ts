// A database of the test's own, in the runner's PostgreSQL or, for a file run by hand, in one of its own.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startPostgres } from '../tools/postgres.ts';

export interface TestDatabase {
  /** The administrator's address. */
  readonly url: string;
  rows(query: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const given = process.env['WELLKEPT_TEST_DATABASE_URL'];
  const own = given ? undefined : await startPostgres({ throwaway: true });
  const server = given ?? own!.url;
  const name = `wk_e2e_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    rows: (query, values) => asAdmin(url.href, query, values),
    drop: async () => {
      await asAdmin(server, `DROP DATABASE ${name} WITH (FORCE)`);
      for (const role of ['owner', 'app', 'jobs'])
        await asAdmin(server, `DROP ROLE IF EXISTS ${name}_${role}`);
      await own?.stop();
    },
  };
}

async function asAdmin(
  url: string,
  query: string,
  values: readonly unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const result = await client.query(query, [...values]).finally(() => client.end());
  return result.rows;
}
