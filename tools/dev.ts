// `npm run dev`: as `npm start`, but what is edited takes effect. The API restarts with its sources, the portal comes
// from vite's own server on DEV_PORT, and the embed is built again when it or the elements change.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { dataFolder, projectRoot } from './data-folder.ts';
import { main, onStopRequest } from './say.ts';
import { buildAssets } from './start/assets.ts';
import { openPostgres } from './start/database.ts';
import { readDevPort, readPorts } from './start/ports.ts';
import { checkSettings } from './start/settings.ts';

const vite = join(projectRoot, 'node_modules', '.bin', 'vite');

await main(async () => {
  checkSettings();
  const { port, hostPort } = await readPorts({ withHost: true });
  const devPort = await readDevPort();
  const dataDir = dataFolder(console.log);
  // Held here, so that the database outlives every restart of the API.
  const database = await openPostgres(dataDir, console.log);
  // Before the children, which would otherwise build the same folder at the same time.
  await buildAssets(console.log);
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOST_PORT: String(hostPort),
    API: `http://localhost:${port}`,
  };
  const start = (program: string, args: string[], folder = '.') =>
    spawn(program, args, { cwd: join(projectRoot, folder), env, stdio: 'inherit' });
  const conditions = '--conditions=@wellkept/source';
  const children: ChildProcess[] = [
    start(process.execPath, [conditions, '--watch', '--watch-preserve-output', 'tools/start.ts']),
    start(
      vite,
      ['--port', String(devPort), '--strictPort', '--clearScreen', 'false'],
      'apps/portal',
    ),
    start(
      vite,
      ['build', '--watch', '--emptyOutDir', 'false', '--logLevel', 'warn'],
      'packages/embed',
    ),
  ];
  console.log(`The portal as it is edited: http://localhost:${devPort}`);
  await new Promise<void>((resolve) => {
    onStopRequest(() => resolve());
    database.onEnd((reason) => {
      console.error(reason);
      process.exitCode = 1;
      resolve();
    });
    for (const child of children) child.on('exit', () => resolve());
  });
  const ends = children
    .filter((child) => child.exitCode === null)
    .map((child) => new Promise((resolve) => child.on('exit', resolve)));
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(ends);
  await database.stop();
  process.exit();
});
