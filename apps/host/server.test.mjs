import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { startHost } from './server.mjs';

const secretKey = 'wk_secret_of_the_firm';
const asked = [];
let api;
let site;
let cookie;

before(async () => {
  // Stands in for the API: remembers what it was asked and gives a token.
  api = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({
      url: request.url,
      authorization: request.headers.authorization,
      body: JSON.parse(body),
    });
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token: 'short-lived', expiresAt: '2026-11-24T09:56:00.000Z' }));
  });
  await new Promise((resolve) => api.listen(0, '127.0.0.1', () => resolve()));
  const origin = `http://127.0.0.1:${api.address().port}`;
  site = await startHost({
    port: 0,
    api: origin,
    secretKey,
    customerId: 'cus_1',
    contactId: 'per_1',
  });
  const page = await fetch(site.url);
  cookie = page.headers.get('set-cookie').split(';')[0];
});
after(async () => {
  await site.stop();
  api.close();
});

const askToken = (headers) => fetch(`${site.url}/wellkept/token`, { method: 'POST', headers });

test('a page of the site gets a token, minted for the site’s own origin with the firm’s key', async () => {
  const response = await askToken({ origin: site.url, cookie });
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), {
    token: 'short-lived',
    expiresAt: '2026-11-24T09:56:00.000Z',
  });
  const last = asked.at(-1);
  assert.equal(last.url, '/v1/session-tokens');
  assert.equal(last.authorization, `Bearer ${secretKey}`);
  assert.deepEqual(last.body, { customerId: 'cus_1', contactId: 'per_1', origins: [site.url] });
});

test('no token for another origin, for a request without one, or for nobody', async () => {
  const before = asked.length;
  assert.equal((await askToken({ origin: 'https://evil.example', cookie })).status, 403);
  assert.equal((await askToken({ cookie })).status, 403);
  assert.equal((await askToken({ origin: site.url })).status, 401);
  assert.equal((await fetch(`${site.url}/wellkept/token`)).status, 405);
  assert.equal(asked.length, before);
});

test('no answer shows the key, and every page has the strict policy', async () => {
  for (const path of [
    '/',
    '/sidebar',
    '/recommendation?id=rec_1',
    '/german',
    '/rtl',
    '/dark',
    '/site.css',
    '/route.js',
  ]) {
    const response = await fetch(site.url + path);
    assert.equal(response.status, 200, path);
    assert.ok(!(await response.text()).includes(secretKey), path);
    const policy = response.headers.get('content-security-policy');
    assert.match(policy, /default-src 'self';.*require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
  }
});

test('an id in the address is text, never markup', async () => {
  const page = await (
    await fetch(
      `${site.url}/recommendation?id=${encodeURIComponent('"><script>alert(1)</script>')}`,
    )
  ).text();
  assert.ok(page.includes('recommendation-id="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"'));
});

test('files outside the site are not found', async () => {
  for (const path of [
    '/server.mjs',
    '/../package.json',
    '/..%2fserver.mjs',
    '/pages/index.html',
    '/constructor',
  ]) {
    assert.equal((await fetch(site.url + path)).status, 404, path);
  }
});
