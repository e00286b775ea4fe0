import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createApp } from '../http/app.ts';
import { liveHandlers } from '../live/index.ts';
import type { News } from '../live/news.ts';
import { createLogger } from '../log.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { listen, type Listening } from './listen.ts';
import { createSite } from './site.ts';

let api: TestApi;
let firm: TestFirm;
let server: Listening;
let folder: string;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  folder = mkdtempSync(join(tmpdir(), 'wk-site-'));
  mkdirSync(join(folder, 'embed', 'v1', 'chunks'), { recursive: true });
  mkdirSync(join(folder, 'portal'));
  writeFileSync(join(folder, 'embed', 'v1', 'wellkept.js'), 'export {};'.repeat(100));
  writeFileSync(join(folder, 'embed', 'v1', 'chunks', 'core-a1B2c3D4.js'), 'export {};');
  writeFileSync(join(folder, 'portal', 'index.html'), '<!doctype html><title>Portal</title>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'secret.json'), '"secret"');
  const assets = { embedDir: folder, portalDir: join(folder, 'portal') };
  server = await listen(
    () => createSite(api.app, { assets, unsubscribe: async () => undefined }),
    0,
  );
});
after(async () => {
  await api.stop();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { headers });

test('any page may load the embed, compressed; hashed files are kept for good', async () => {
  const entry = await get('/embed/v1/wellkept.js', { origin: 'https://anywhere.test' });
  assert.equal(entry.headers.get('access-control-allow-origin'), '*');
  assert.equal(entry.headers.get('content-encoding'), 'gzip', 'what this client accepts');
  assert.equal(entry.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.match(entry.headers.get('cache-control') ?? '', /max-age=300/);
  assert.equal((await entry.text()).length, 1000);
  const chunk = await get('/embed/v1/chunks/core-a1B2c3D4.js');
  assert.match(chunk.headers.get('cache-control') ?? '', /immutable/);
  const again = await get('/embed/v1/wellkept.js', {
    'if-none-match': entry.headers.get('etag') ?? '',
  });
  assert.equal(again.status, 304);
});

test('the mailbox is there in a demonstration only, and an “unsubscribe” is answered beside the portal', async () => {
  writeFileSync(join(folder, 'portal', 'mailbox.html'), '<!doctype html><title>Mailbox</title>');
  for (const path of ['/mailbox', '/mailbox.html', '/mailbox/mails.json'])
    assert.equal((await get(path)).status, 404, path);
  const assets = { embedDir: folder, portalDir: join(folder, 'portal') };
  const demo = createSite(api.app, {
    assets,
    unsubscribe: async ({ url }) =>
      url.endsWith('/unsubscribe/x') ? new Response(null, { status: 204 }) : undefined,
    mailbox: async () => [{ subject: 'Sign in' }],
  });
  const ask = (path: string) => demo.fetch(new Request(`http://portal.test${path}`));
  const page = await ask('/mailbox');
  assert.match(await page.text(), /Mailbox/);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const mails = await ask('/mailbox/mails.json');
  assert.deepEqual(await mails.json(), [{ subject: 'Sign in' }]);
  assert.equal(mails.headers.get('access-control-allow-origin'), null);
  assert.equal((await ask('/unsubscribe/x')).status, 204);
});

test('the portal comes with a strict policy, and nothing beside its folder', async () => {
  const portal = await get('/');
  assert.match(
    portal.headers.get('content-security-policy') ?? '',
    /default-src 'none'.*frame-ancestors 'none'/,
  );
  assert.match(
    portal.headers.get('content-security-policy') ?? '',
    /require-trusted-types-for 'script'/,
  );
  for (const path of [
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/embed/v1/../../../secret.json',
    '/secret.txt',
    '/embed/v1/%00',
    '/embed/v1/%ff',
  ]) {
    const { status, body } = await raw(path);
    assert.equal(status, 404, path);
    assert.doesNotMatch(body, /secret"/);
  }
});

test('a person at a wrong address gets a page with a way on, in their language; a program gets problem details', async () => {
  for (const path of ['/nowhere', '/embed/v1/nothing.js', '/%zz', '/mailbox']) {
    const answer = await get(path, { accept: 'text/html,*/*;q=0.8' });
    assert.equal(answer.status, 404, path);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    const page = await answer.text();
    assert.match(page, /<h1>This page does not exist<\/h1>/);
    assert.match(page, /<a href="\/">Go to the start page<\/a>/);
    assert.doesNotMatch(page, /nowhere|\{"|urn:/);
  }
  const german = await get('/nowhere', {
    accept: 'text/html',
    'accept-language': 'de-AT,en;q=0.5',
  });
  assert.match(await german.text(), /<html lang="de">[\s\S]*Diese Seite gibt es nicht/);
  const program = await get('/nowhere', { accept: '*/*' });
  assert.equal(program.headers.get('content-type'), 'application/problem+json');
  const api = await get('/v1/nowhere', { accept: 'text/html' });
  assert.equal(api.headers.get('content-type'), 'application/problem+json');
});

/** Past `fetch`, which tidies addresses. */
const raw = (path: string) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asked = request({ port: server.port, host: '127.0.0.1', path }, (answer) => {
      let body = '';
      answer.on('data', (part: Buffer) => (body += part.toString()));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on('error', reject);
    asked.end();
  });

test('a body that says nothing of its length is cut off at the limit', async () => {
  const key = firm.secretKey;
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(32)),
  });
  const response = await fetch(`http://127.0.0.1:${server.port}/v1/session-tokens`, {
    method: 'POST',
    body: stream,
    duplex: 'half',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  } as RequestInit & { duplex: 'half' }).catch(() => undefined);
  if (response) assert.equal(response.status, 413);
  assert.equal(
    (await get('/v1/me', { authorization: `Bearer ${key}` })).status,
    200,
    'others are served on',
  );
});

test('a reader who leaves is forgotten', async () => {
  let readers = 0;
  const news: News = {
    ready: async () => {},
    subscribe: () => {
      readers++;
      return () => void readers--;
    },
    stop: async () => {},
  };
  const { database, config } = api;
  const app = createApp({
    database,
    config,
    log: createLogger('silent'),
    clock: () => api.now,
    handlers: liveHandlers(news),
  });
  const own = await listen(() => app, 0);
  const token = await firm.deskToken();
  const leave = new AbortController();
  const streams = await Promise.all(
    Array.from({ length: 20 }, () =>
      fetch(`http://127.0.0.1:${own.port}/v1/stream`, {
        headers: { authorization: `Bearer ${token}` },
        signal: leave.signal,
      }),
    ),
  );
  assert.equal(readers, 20);
  assert.ok(streams.every((stream) => stream.status === 200));
  leave.abort();
  for (let n = 0; n < 200 && readers > 0; n++) await new Promise((next) => setTimeout(next, 10));
  assert.equal(readers, 0);
  await own.stop();
});

test('stopping ends the streams, lets answers under way finish, and does not take long', async () => {
  const headers = { authorization: `Bearer ${await firm.deskToken()}` };
  const stream = await get('/v1/stream', headers);
  assert.equal(stream.status, 200);
  await Promise.all(Array.from({ length: 10 }, () => get('/v1/me', headers)));
  const asked = Array.from({ length: 10 }, () => get('/v1/me', headers));
  const underWay = Promise.allSettled(asked);
  const ended = stream.text();
  await Promise.race(asked);
  const begun = performance.now();
  const stopped = server.stop();
  await api.news.stop();
  await stopped;
  assert.ok(performance.now() - begun < 5000);
  for (const answer of await underWay) {
    assert.equal(answer.status === 'fulfilled' && answer.value.status, 200);
  }
  assert.match(await ended, /listening/);
});
