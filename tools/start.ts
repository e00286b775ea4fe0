// `npm start`: a database, the API with the portal, and a stranger's website, with demo data, until it is told to stop.
// With DEMO=0 the API and the portal only, for firms of one's own.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunningWellkept } from '@wellkept/api/start';
import { dataFolder, projectRoot } from './data-folder.ts';
import { main, onStopRequest } from './say.ts';
import { buildAssets } from './start/assets.ts';
import { openPostgres } from './start/database.ts';
import { readSmtp } from './start/mail.ts';
import { readPorts } from './start/ports.ts';

const startedAt = performance.now();
const say = (line: string) => console.log(line);
const isDemo = process.env['DEMO'] !== '0';

/** Undone in reverse order, so that the database goes last. */
const undo: (() => Promise<void> | void)[] = [];

await main(async () => {
  const stopped = new Promise<void>((resolve) => onStopRequest(() => resolve()));
  const failed = start().then(() => stopped);
  try {
    await Promise.race([failed, stopped]);
    say('\nStopping …');
  } finally {
    await stopAll();
  }
  say('Stopped. The data is kept.');
  // A browser's open stream must not hold up the end.
  process.exit(0);
});

async function start(): Promise<void> {
  const ports = await readPorts();
  const smtp = readSmtp();
  const dataDir = dataFolder(say);
  const database = await openPostgres(dataDir, say);
  undo.push(() => database.stop());
  const demoFiles = new Set([join(dataDir, 'demo.json'), join(projectRoot, '.data', 'demo.json')]);
  for (const path of demoFiles) forget(path);
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

  const demo = JSON.stringify({ portal, api, host: host.url, organizations, links }, null, 2);
  for (const path of demoFiles) writeDemo(path, demo);
  say(ready(wellkept, host.url, dataDir));
}

const MAILS = {
  smtp: 'sent by the server of SMTP_URL',
  waiting: 'written, but not sent: set SMTP_URL and MAIL_FROM. What waits is sent then.',
};

function ready(wellkept: RunningWellkept, host: string, dataDir: string): string {
  const { portal, api, links, mail, mailbox } = wellkept;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  return `
Wellkept is ready (${seconds} s).

  A stranger's website   ${host}
  The portal             ${portal}
  The API                ${api}
  Mails                  ${mail === 'mailbox' ? mailbox : MAILS[mail]}

Sign in with one click:
  as the customer        ${links.customer}
  as the technician      ${links.technician}
  at the desk            ${links.desk}
  as a mine’s engineer   ${links.mine}
                         (an excavator with its real history)

The data is kept in ${dataDir}
Press Ctrl-C to stop.
`;
}

function readyForFirms({ portal, api, mail }: RunningWellkept, dataDir: string): string {
  const database = process.env['DATABASE_URL']
    ? 'the database of DATABASE_URL'
    : `the one in ${dataDir}`;
  return `
Wellkept is ready, without demo data.

  The portal             ${portal}
  The API                ${api}
  The database           ${database}
  Mails                  ${mail === 'smtp' ? MAILS.smtp : MAILS.waiting}

“npm run wellkept -- help” tells how to make a firm, its people and their sign-in links.
Press Ctrl-C to stop.
`;
}

/** What another start wrote there is no longer so; where that may not be removed, it is not ours. */
function forget(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Another's, in a project folder that is closed to us.
  }
}

/** It holds the demo firm's secret key, so it is for its owner alone. */
function writeDemo(path: string, demo: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, demo, { mode: 0o600 });
    chmodSync(path, 0o600);
  } catch {
    // The project's own folder may be closed to us; the data folder's copy is there all the same.
  }
}

async function stopAll(): Promise<void> {
  const patience = setTimeout(() => process.exit(1), 9000);
  for (const step of undo.reverse()) await step();
  clearTimeout(patience);
}

function file(path: string): string {
  return pathToFileURL(join(projectRoot, path)).href;
}
