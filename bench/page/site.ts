// A stranger's website for the benches: its pages, our built files beside them packed as a server would (brotli 11),
// and answers that keep the contract, at once and from memory.
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { aComparison, aMe, aPage, aRecommendation } from '@wellkept/testing';
import { buildAssets } from '../../tools/start/assets.ts';

/** Stands for a technician's photo. */
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"/>';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
};

export interface Site {
  readonly url: string;
  /** Bytes sent for each of our files, in the order asked for. */
  readonly sent: ReadonlyMap<string, number>;
  stop(): void;
}

/** The built files, in a copy that nobody builds anew meanwhile. */
export async function copyOfBuild(): Promise<{
  embedDir: string;
  portalDir: string;
  remove(): void;
}> {
  const built = await buildAssets(console.log);
  const folder = mkdtempSync(join(tmpdir(), 'wellkept-bench-'));
  const [embedDir, portalDir] = [join(folder, 'embed'), join(folder, 'site')];
  cpSync(built.embedDir, embedDir, { recursive: true });
  cpSync(built.portalDir, portalDir, { recursive: true });
  return {
    embedDir,
    portalDir,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * @param embedDir Where the built script lies.
 * @param files What stands at further addresses: pages and scripts of the site's own.
 * @param mint Gets a real token for `/wellkept/token`; `/canned/token` gives one for the answers from memory.
 */
export async function openSite(
  embedDir: string,
  files: Readonly<Record<string, string>>,
  mint?: (origin: string) => Promise<unknown>,
): Promise<Site> {
  const sent = new Map<string, number>();
  const packed = new Map<string, Buffer>();
  const pack = (name: string, read: () => string | Buffer): Buffer => {
    const body = packed.get(name) ?? brotliCompressSync(read());
    packed.set(name, body);
    return body;
  };
  let url = '';

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const json = (body: unknown): void => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    };
    const file = (body: Buffer, type = '.html'): void => {
      response.writeHead(200, {
        'content-type': types[type] ?? 'application/octet-stream',
        'content-encoding': 'br',
        'content-length': body.length,
        'cache-control': 'no-store',
      });
      response.end(body);
    };
    const held = files[pathname];
    if (held !== undefined)
      return file(
        pack(pathname, () => held),
        extname(pathname) || '.html',
      );
    if (pathname === '/wellkept/token' && mint) return json(await mint(url));
    if (pathname === '/canned/token')
      return json({ token: 't', expiresAt: new Date(Date.now() + 900_000).toISOString() });
    if (pathname === '/v1/me') return json(aMe());
    if (pathname === '/v1/recommendations') return json(aPage());
    if (pathname === '/v1/recommendations/rec_rtu3') return json(aRecommendation());
    if (pathname === '/v1/recommendations/rec_rtu3/comparison') return json(aComparison());
    if (pathname.startsWith('/v1/evidence/'))
      return void response.setHeader('content-type', 'image/svg+xml').end(picture);
    if (pathname === '/v1/stream')
      return void response.setHeader('content-type', 'text/event-stream').write(': open\n\n');
    const name = /^\/embed\/v1\/([\w/.-]+)$/.exec(pathname)?.[1] ?? '';
    const path = join(embedDir, name);
    if (name === '' || name.includes('..') || !statSync(path, { throwIfNoEntry: false })?.isFile())
      return void response.writeHead(404).end();
    const body = pack(pathname, () => readFileSync(path));
    sent.set(name, body.length);
    file(body, extname(name));
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sent,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
