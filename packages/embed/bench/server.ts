// The server of the benches: our files compressed as a server would (brotli 11), and answers that keep the contract.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { aMe, aPage } from '@wellkept/testing';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist/embed/v1');

const brotli = (bytes: string | Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

const listPage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>List</title>
<link rel="stylesheet" href="/embed/v1/wellkept.css">
<script type="module" src="/embed/v1/wellkept.js"></script>
<wk-session token-url="/token"><wk-recommendations></wk-recommendations></wk-session></html>`;

export interface BenchServer {
  readonly url: string;
  /** Bytes sent for each of our files, in the order asked for. */
  readonly sent: Map<string, number>;
  close(): void;
}

/** Builds the script and serves it with a page at `/`; `more` are further files by path. */
export async function serve(more: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'error' });
  const sent = new Map<string, number>();
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://page');
      const json = (body: unknown): void => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
      };
      const file = (name: string, body: Buffer): void => {
        const types: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript' };
        response.setHeader('content-type', types[extname(name)] ?? 'text/html');
        response.setHeader('content-encoding', 'br').end(body);
      };
      const held = more[pathname];
      if (pathname === '/') file('/', brotli(listPage));
      else if (held !== undefined) file(pathname, brotli(held));
      else if (pathname === '/token')
        json({ token: 't', expiresAt: new Date(Date.now() + 900_000).toISOString() });
      else if (pathname === '/v1/me') json(aMe());
      else if (pathname === '/v1/recommendations') json(aPage());
      else if (pathname === '/v1/stream')
        response.setHeader('content-type', 'text/event-stream').write(': open\n\n');
      else if (pathname.startsWith('/embed/v1/')) {
        const name = pathname.slice('/embed/v1/'.length);
        const path = join(dist, name);
        if (!packed.has(name) && (await stat(path).catch(() => null)))
          packed.set(name, brotli(await readFile(path)));
        const body = packed.get(name);
        if (!body) return void response.writeHead(404).end();
        sent.set(name, body.length);
        file(name, body);
      } else response.writeHead(404).end();
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage'],
  });
