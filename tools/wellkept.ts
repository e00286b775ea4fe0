// `npm run wellkept -- <command>`: work at the database's side, on DATABASE_URL or the data folder's own PostgreSQL.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { dataFolder, projectRoot } from './data-folder.ts';
import { main } from './say.ts';
import { openPostgres } from './start/database.ts';

const say = (line: string) => console.error(line);

await main(async () => {
  const cli = pathToFileURL(join(projectRoot, 'apps/api/src/cli/main.ts')).href;
  const { runCli } = (await import(cli)) as {
    runCli(args: readonly string[], surroundings: object): Promise<number>;
  };
  return runCli(process.argv.slice(2), {
    openPostgres: () => openPostgres(dataFolder(say), say, { join: true }),
    out: (line: string) => console.log(line),
    err: say,
  });
});
