// `npm start`: a database, the API with the portal, and a stranger's website, with demo data, until it is told to stop.
// With DEMO=0 the API and the portal only, for firms of one's own.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataFolder, projectRoot } from './data-folder.ts';
import { main, onStopRequest, Refusal } from './say.ts';
import { buildAssets } from './start/assets.ts';
import { openPostgres } from './start/database.ts';
import { demoFilesFor, forgetEnded, writeDemo } from './start/demo-file.ts';
import { readSmtp } from './start/mail.ts';
import { readPorts } from './start/ports.ts';
import { checkSettings } from './start/settings.ts';
import { readyForFirms, readyWithDemo } from './start/tell.ts';

const say = (line: string) => console.log(line);
const isDemo = process.env['DEMO'] !== '0';

let databaseEnded: (reason: Error) => void = () => {};

/** Undone in reverse order, so that the database goes last. */
const undo: (() => Promise<void> | void)[] = [];

await main(async () => {
  const stopped = new Promise<void>((resolve) => onStopRequest(() => resolve()));
  // A database of its own that ends by itself is not waited for: whoever runs this service starts it again.
  const ended = new Promise<never>((_, reject) => (databaseEnded = reject));
  const failed = start().then(() => stopped);
  try {
    await Promise.race([failed, stopped, ended]);
    say('\nStopping …');
  } finally {
    await stopAll();
  }
  say('Stopped. The data is kept.');
  // A browser's open stream must not hold up the end.
  process.exit(0);
});

async function start(): Promise<void> {
  checkSettings();
  const ports = await readPorts({ withHost: isDemo });
  const smtp = readSmtp();
  const dataDir = dataFolder(say);
  const database = await openPostgres(dataDir, say);
  undo.push(() => database.stop());
  database.onEnd((reason) => databaseEnded(new Refusal(reason)));
  const demoFiles = demoFilesFor(dataDir);
  for (const path of demoFiles) forgetEnded(path);
  const assets = await buildAssets(say);

  // Loaded only now, so that a taken port is told at once.
  const { startWellkept } = await import('@wellkept/api/start');
  const options = {
    adminUrl: database.url,
    port: ports.port,
    demo: isDemo,
    dataDir,
    assets,
    onProgress: say,
    ...(smtp ? { smtp } : {}),
  };
  const wellkept = await startWellkept(options);
  undo.push(() => wellkept.stop());
  if (!isDemo) {
    say(readyForFirms(wellkept, dataDir));
    return;
  }
  const { portal, api, links, organizations } = wellkept;
  const { startHost } = (await import(file('apps/host/server.mjs'))) as {
    startHost(options: object): Promise<{ url: string; stop(): Promise<void> }>;
  };
  const [firm] = organizations;
  const [customer] = firm?.customers ?? [];
  if (!firm || !customer) throw new Error('the demo data holds no firm with a customer');
  const { secretKey } = firm;
  const who = { customerId: customer.id, contactId: customer.contactId };
  const host = await startHost({ port: ports.hostPort, api, secretKey, ...who, portal });
  undo.push(() => host.stop());

  const demo = { portal, api, host: host.url, organizations, links };
  for (const path of demoFiles) writeDemo(path, demo);
  say(readyWithDemo(wellkept, host.url, dataDir));
}

async function stopAll(): Promise<void> {
  const patience = setTimeout(() => process.exit(1), 9000);
  for (const step of undo.reverse()) await step();
  clearTimeout(patience);
}

function file(path: string): string {
  return pathToFileURL(join(projectRoot, path)).href;
}
