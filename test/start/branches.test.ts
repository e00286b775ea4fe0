// Every way to start, as a process of its own: a module that only falls over when it is run is found by nothing else.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startTestSmtp, type TestSmtp } from '@wellkept/api/testing/smtp';
import { freePort } from '../../tools/postgres/server.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { type Started, startShell, stopEverything } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'wellkept-start-'));
// Root's PostgreSQL runs under another account, which must be able to enter.
chmodSync(folder, 0o755);
const demoData = join(folder, 'demo');
let database: TestDatabase;
let smtp: TestSmtp;

before(async () => {
  database = await createTestDatabase();
  smtp = await startTestSmtp();
});
after(async () => {
  await stopEverything();
  await smtp.stop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

const ports = async () => ({
  PORT: await freePort(),
  HOST_PORT: await freePort(),
  DEV_PORT: await freePort(),
});
const demoFile = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as { host: string; portal: string };

async function read(address: string): Promise<string> {
  const response = await fetch(address);
  assert.equal(response.status, 200, address);
  return response.text();
}

async function stop(started: Started): Promise<void> {
  await started.stop();
  assert.match(started.output, /Stopped\. The data is kept\./);
}

/** What somebody sees who opens the printed addresses. */
async function readPages(started: Started, { host }: { host: boolean }): Promise<void> {
  const portal = started.address('The portal');
  assert.match(await read(portal), /<title>[^<]+<\/title>/);
  assert.match(await read(`${portal}/embed/v1/wellkept.js`), /wk-recommendations/);
  assert.match(await read(`${started.address('The API')}/v1/openapi.json`), /"openapi":/);
  if (host) {
    const page = await read(started.address("A stranger's website"));
    assert.match(page, /<wk-session api="http/);
    assert.ok(page.includes(`${portal}/embed/v1/wellkept.js`));
  }
}

test('“npm start” shows the demo, and another start beside it leaves its demo.json alone', async () => {
  const demo = await startShell('npm start', { ...(await ports()), DATA_DIR: demoData });
  await readPages(demo, { host: true });
  assert.match(await read(demo.address('Mails')), /Mailbox|Mails/i);
  const written = demoFile(demoData);
  assert.equal(written.portal, demo.address('The portal'));

  const beside = await startShell('npm start', {
    ...(await ports()),
    DEMO: 0,
    DATA_DIR: demoData,
    DATABASE_URL: database.url,
  });
  await readPages(beside, { host: false });
  assert.match(beside.output, /written, but not sent/);
  await stop(beside);
  assert.deepEqual(demoFile(demoData), written);
  await stop(demo);
});

test('the demo with SMTP_URL starts on the data it kept', async () => {
  const demo = await startShell('npm start', {
    ...(await ports()),
    DATA_DIR: demoData,
    SMTP_URL: smtp.url,
    MAIL_FROM: 'service@firm.test',
  });
  await readPages(demo, { host: true });
  assert.match(demo.output, /sent by the server of SMTP_URL/);
  assert.doesNotMatch(demo.output, /Loading the demo data/);
  await stop(demo);
});

test('“npm run dev” serves the demo and the portal as it is edited', async () => {
  const dev = await startShell('npm run dev', { ...(await ports()), DATA_DIR: demoData });
  await readPages(dev, { host: true });
  await dev.says(/as it is edited/);
  assert.match(await read(dev.address('The portal as it is edited:')), /src="\/@vite\/client"/);
  await stop(dev);
});

test('“DEMO=0 npm start” serves firms from a PostgreSQL of its own, with SMTP_URL', async () => {
  const start = await startShell('npm start', {
    ...(await ports()),
    DEMO: 0,
    DATA_DIR: join(folder, 'firms'),
    SMTP_URL: smtp.url,
    MAIL_FROM: 'service@firm.test',
  });
  await readPages(start, { host: false });
  assert.match(start.output, /sent by the server of SMTP_URL/);
  await stop(start);
});

test('a setting that cannot be used ends the start with one sentence', async () => {
  const settings = { ...(await ports()), DATA_DIR: join(folder, 'none') };
  const refused = startShell('npm start', { ...settings, WELLKEPT_BASE_URL: 'wellkept.example' });
  await assert.rejects(refused, /WELLKEPT_BASE_URL .* write it like https:\/\/wellkept\.example\./);
});
