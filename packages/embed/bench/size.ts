// What a page loads for its first list: builds the script, opens a page with a session and a list in Chromium, and
// adds up what came over the line, compressed as a server would (brotli 11). `node bench/size.ts`
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { aMe, aPage } from '@wellkept/testing';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const budget = { loader: 1_500, firstList: 30_000 };
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist/embed/v1');

const brotli = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Size</title>
<link rel="stylesheet" href="/embed/v1/wellkept.css">
<script type="module" src="/embed/v1/wellkept.js"></script>
<wk-session token-url="/token"><wk-recommendations></wk-recommendations></wk-session></html>`;

/** Bytes sent for each of our files, in the order asked for. */
const sent = new Map<string, number>();

const server = createServer((request, response) => {
  void (async () => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    const json = (body: unknown): void => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    };
    if (pathname === '/') response.setHeader('content-type', 'text/html').end(page);
    else if (pathname === '/token')
      json({ token: 't', expiresAt: new Date(Date.now() + 900_000).toISOString() });
    else if (pathname === '/v1/me') json(aMe());
    else if (pathname === '/v1/recommendations') json(aPage());
    else if (pathname === '/v1/stream')
      response.setHeader('content-type', 'text/event-stream').write(': open\n\n');
    else if (pathname.startsWith('/embed/v1/')) {
      const file = join(dist, pathname.slice('/embed/v1/'.length));
      if (!(await stat(file).catch(() => null))) return void response.writeHead(404).end();
      const body = brotli(await readFile(file));
      sent.set(pathname.slice('/embed/v1/'.length), body.length);
      response.setHeader('content-type', extname(file) === '.css' ? 'text/css' : 'text/javascript');
      response.setHeader('content-encoding', 'br').end(body);
    } else response.writeHead(404).end();
  })();
});

await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await chromium.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
});

let failed = false;
try {
  const tab = await browser.newPage();
  await tab.goto(address);
  await tab.locator('wk-recommendations [part="item"]').first().waitFor();
  const untilList = new Map(sent);
  // Afterwards the live stream's code follows.
  await tab.waitForTimeout(1000);
  const total = (files: ReadonlyMap<string, number>): number =>
    [...files.values()].reduce((n, size) => n + size, 0);
  const line = (name: string, size: number, limit?: number): void => {
    const over = limit !== undefined && size > limit;
    failed ||= over;
    console.log(
      `${name.padEnd(48)}${String(size).padStart(8)}${limit ? `  of ${limit}${over ? '  TOO MUCH' : ''}` : ''}`,
    );
  };
  console.log('brotli bytes');
  for (const [file, size] of sent)
    line(`  ${file}${untilList.has(file) ? '' : ' (after the list)'}`, size);
  line('loader', sent.get('wellkept.js') ?? 0, budget.loader);
  line('until the first list is shown', total(untilList), budget.firstList);
  line('with what follows by itself', total(sent), budget.firstList);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
process.exitCode = failed ? 1 : 0;
