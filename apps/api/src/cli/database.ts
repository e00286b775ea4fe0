// The database as the commands open it, and the firm they are told to work for.
import { openDatabase, type Database } from '../db/database.ts';
import { isUuid } from '../http/register.ts';
import { Mistake } from './mistake.ts';
import type { CliSurroundings } from './surroundings.ts';

export async function withDatabase<T>(
  { openPostgres }: CliSurroundings,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const postgres = await openPostgres();
  try {
    const database = await openDatabase(postgres.url, { poolSize: 2 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
}

/** @param asked Its id or its exact name. */
export async function findOrganization(database: Database, asked: string): Promise<string> {
  const firms = await database.jobs
    .selectFrom('organization')
    .select(['id', 'name'])
    .orderBy('name')
    .execute();
  const found = firms.find(({ id, name }) =>
    isUuid(asked) ? id === asked.toLowerCase() : name === asked,
  );
  if (found) return found.id;
  const listed = firms
    .slice(0, 5)
    .map(({ id, name }) => `${name} (${id})`)
    .join(', ');
  throw new Mistake(
    listed === ''
      ? 'The database holds no firm yet: “create-organization” makes one.'
      : `There is no firm “${asked}”; there are: ${listed}.`,
  );
}
