// `npm run wellkept -- <command>`: the command itself lives in apps/api; here it gets its database, which is that of a
// running `npm start`, else the one in the data folder, else DATABASE_URL's.
import { dataFolder } from './data-folder.ts';
import { main } from './say.ts';
import { openPostgres } from './start/database.ts';

await main(async () => {
  const { runCli } = await import('@wellkept/api/cli/main');
  const tell = (line: string) => console.error(line);
  return runCli(process.argv.slice(2), {
    openPostgres: () => openPostgres(dataFolder(tell), () => {}, { join: true }),
    out: (line) => console.log(line),
    err: tell,
  });
});
