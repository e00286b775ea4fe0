import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { prepareStatements } from './prepare.ts';
import type { Schema } from './schema.ts';

/** The three roles of one database: the owner migrates, the app serves requests, jobs look after what is due. */
export interface Roles {
  readonly owner: string;
  readonly app: string;
  readonly jobs: string;
}

/** A database ready to use. `app` sees only the tenant a transaction names; `jobs` sees all; `owner` is for seeding. */
export interface Database {
  readonly app: Kysely<Schema>;
  readonly jobs: Kysely<Schema>;
  readonly owner: Kysely<Schema>;
  readonly roles: Roles;
  /** For `LISTEN`, which needs a connection of its own. */
  readonly appUrl: string;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Connections of the app role, at most; default 20. */
  readonly poolSize?: number;
}

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return Number; // minor units and counts stay below 2^53
    if (oid === pg.types.builtins.DATE) return String; // a day has no instant; a Date would invent one
    if (oid === 1182) return pg.types.getTypeParser(1009 as number, format); // days in an array: text, for the same reason
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

/**
 * Creates roles and schema where they are missing, migrates, and connects as the three roles.
 * @param adminUrl A role that may create roles, and objects in that database. Only used here, and closed again: the
 *   server never runs as it, because a superuser is not held by row-level security.
 * @throws When the database cannot be reached, or the role may not create roles.
 */
export async function openDatabase(adminUrl: string, options: OpenOptions = {}): Promise<Database> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 5000 });
  await admin.connect();
  const database = (await admin.query<{ name: string }>('SELECT current_database() AS name'))
    .rows[0]!.name;
  const roles: Roles = {
    owner: `${database}_owner`,
    app: `${database}_app`,
    jobs: `${database}_jobs`,
  };
  let passwords: ReadonlyMap<string, string>;
  try {
    passwords = await createRoles(admin, roles);
  } finally {
    await admin.end();
  }

  const urlOf = (role: string) => {
    const url = new URL(adminUrl);
    url.username = encodeURIComponent(role);
    url.password = passwords.get(role) ?? '';
    return url.href;
  };
  const connect = (role: string, max: number, statementTimeout: number) =>
    new Kysely<Schema>({
      dialect: new PostgresDialect({
        pool: prepareStatements(
          new pg.Pool({
            connectionString: urlOf(role),
            max,
            types,
            connectionTimeoutMillis: 10_000,
            idleTimeoutMillis: 300_000, // a connection knows its plans; a new one has to make them
            options: `-c search_path=wellkept,public -c statement_timeout=${statementTimeout} -c lock_timeout=10000 -c plan_cache_mode=force_generic_plan`,
          }).on('error', () => undefined),
        ), // an idle connection lost is replaced at its next use
      }),
    });

  const owner = connect(roles.owner, 2, 0);
  await migrate(owner, roles);
  const app = connect(roles.app, options.poolSize ?? 20, 15_000);
  const jobs = connect(roles.jobs, 3, 60_000);
  return {
    app,
    jobs,
    owner,
    roles,
    appUrl: urlOf(roles.app),
    close: async () => void (await Promise.all([app.destroy(), jobs.destroy(), owner.destroy()])),
  };
}

async function createRoles(admin: pg.Client, roles: Roles): Promise<ReadonlyMap<string, string>> {
  const name = (identifier: string) => admin.escapeIdentifier(identifier);
  await admin.query('SELECT pg_advisory_lock(7236215)'); // two servers starting at once
  const passwords = await readPasswords(admin, Object.values(roles));
  for (const role of Object.values(roles)) {
    const known = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    const verb = known.rowCount ? 'ALTER' : 'CREATE';
    await admin.query(
      `${verb} ROLE ${name(role)} LOGIN NOINHERIT PASSWORD ${admin.escapeLiteral(passwords.get(role) ?? '')}`,
    );
  }
  const self = (
    await admin.query<{ me: string; super: boolean }>(
      'SELECT current_user AS me, rolsuper AS super FROM pg_roles WHERE rolname = current_user',
    )
  ).rows[0]!;
  if (!self.super) await admin.query(`GRANT ${name(roles.owner)} TO ${name(self.me)}`);
  await admin.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
  await admin.query(`CREATE SCHEMA IF NOT EXISTS wellkept AUTHORIZATION ${name(roles.owner)}`);
  await admin.query(`GRANT USAGE ON SCHEMA wellkept TO ${name(roles.app)}, ${name(roles.jobs)}`);
  return passwords;
}

/**
 * Random, made once, and kept where only the administrator reads: in a schema of its own, which none of the three roles may
 * enter. All processes of an installation find the same, and nobody can work them out.
 */
async function readPasswords(
  admin: pg.Client,
  roles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await admin.query(
    `CREATE SCHEMA IF NOT EXISTS wellkept_admin;
     CREATE TABLE IF NOT EXISTS wellkept_admin.role_password (role text PRIMARY KEY, password text NOT NULL)`,
  );
  for (const role of roles)
    await admin.query(
      'INSERT INTO wellkept_admin.role_password VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [role, randomBytes(32).toString('base64url')],
    );
  const { rows } = await admin.query<{ role: string; password: string }>(
    'SELECT role, password FROM wellkept_admin.role_password WHERE role = ANY ($1)',
    [roles],
  );
  return new Map(rows.map(({ role, password }) => [role, password]));
}

/** Runs what is missing of `migrations/*.sql`, in order, under a lock, each with the roles' names filled in. */
async function migrate(db: Kysely<Schema>, roles: Roles): Promise<void> {
  const folder = new URL('./migrations/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const fill = (text: string) =>
    text.replaceAll(
      /\{(app|jobs|owner)\}/g,
      (_, role: keyof Roles) => `"${roles[role].replaceAll('"', '""')}"`,
    );
  const migrations = Object.fromEntries(
    files.map((file) => [
      file.replace('.sql', ''),
      {
        up: async (tx: Kysely<unknown>) =>
          void (await sql.raw(fill(readFileSync(new URL(file, folder), 'utf8'))).execute(tx)),
      },
    ]),
  );
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** Runs `work` in one transaction that sees one organization's rows and no others. */
export function inOrganization<T>(
  db: Kysely<Schema>,
  organizationId: string,
  work: (tx: Kysely<Schema>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('wellkept.organization_id', ${organizationId}, true)`.execute(tx);
    return work(tx);
  });
}
