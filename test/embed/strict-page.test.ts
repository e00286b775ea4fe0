// The script tag in a stranger's page with a strict policy, in Chromium: what it loads, moves and survives.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { aMe, aPage, aRecommendation, openRecommendations } from '@wellkept/testing';
import { chromium, type Browser, type Page } from 'playwright-core';

const dist = fileURLToPath(new URL('../../packages/embed/dist/embed/v1/', import.meta.url));

interface Site {
  /** What stands in the page's body. */
  body: string;
  head?: string;
  /** Added to the page's policy. */
  policy?: string;
  language?: string;
}
let site: Site;
let token: () => { status: number; body?: unknown };
let refuseToken: boolean;
const asked: string[] = [];

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

function api(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://api');
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader(
    'access-control-allow-headers',
    'authorization, content-type, idempotency-key, if-match',
  );
  response.setHeader('access-control-allow-methods', 'GET, POST, DELETE');
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const json = (body: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  if (pathname.startsWith('/embed/v1/')) {
    const file = join(dist, pathname.slice('/embed/v1/'.length));
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', extname(file) === '.css' ? 'text/css' : 'text/javascript');
    return void response.end(readFileSync(file));
  }
  asked.push(`${request.method} ${pathname}`);
  if (refuseToken) return json({ type: 'x', title: 'x', status: 401, code: 'unauthorized' }, 401);
  if (pathname === '/v1/me') return json(aMe());
  if (pathname === '/v1/recommendations') return json(aPage());
  if (pathname === '/v1/session') return void response.writeHead(204).end();
  if (pathname === '/v1/stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n');
    return;
  }
  const item = openRecommendations().find(({ id }) => pathname.includes(id)) ?? aRecommendation();
  json(item);
}

function host(apiOrigin: () => string) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.url === '/wellkept/token') {
      asked.push(`${request.method} /wellkept/token`);
      const { status, body } = token();
      return void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body ?? {}));
    }
    if (request.url === '/host.css') {
      return void response
        .writeHead(200, { 'content-type': 'text/css' })
        .end(
          '*{box-sizing:content-box;letter-spacing:3px;text-transform:uppercase;line-height:3}button{background:red}',
        );
    }
    const origin = apiOrigin();
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        `default-src 'self'; script-src 'self' ${origin}; style-src 'self' ${origin}; connect-src 'self' ${origin}; ` +
        `img-src 'self' blob:; require-trusted-types-for 'script'; ${site.policy ?? "trusted-types lit-html wellkept 'allow-duplicates'"}`,
    });
    response.end(`<!doctype html><html lang="${site.language ?? 'en'}"><head><meta charset="utf-8"><title>Host</title>
<link rel="stylesheet" href="${origin}/embed/v1/wellkept.css">${site.head ?? ''}
<script type="module" src="${origin}/embed/v1/wellkept.js"></script></head>
<body>${site.body.replaceAll('API', origin)}<footer>The host's own foot</footer></body></html>`);
  };
}

const session = (inner = '<wk-recommendations></wk-recommendations>', more = ''): string =>
  `<wk-session api="API" token-url="/wellkept/token" ${more}>${inner}</wk-session>`;

let browser: Browser;
let apiOrigin = '';
let hostOrigin = '';
const servers = [createServer(api), createServer(host(() => apiOrigin))] as const;

before(async () => {
  assert.ok(existsSync(join(dist, 'wellkept.js')), 'the embed is built');
  apiOrigin = await listen(servers[0]);
  hostOrigin = await listen(servers[1]);
  browser = await chromium.launch({
    executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-dev-shm-usage',
    ],
  });
});
after(async () => {
  await browser?.close();
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** Opens the host's page and hands over what its console said. */
async function open(what: Site): Promise<{ page: Page; said: string[] }> {
  site = what;
  refuseToken = false;
  token = () => ({
    status: 200,
    body: { token: 't', expiresAt: new Date(Date.now() + 900_000).toISOString() },
  });
  asked.length = 0;
  const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
  const said: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.addInitScript(`window.shifts = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`);
  await page.goto(hostOrigin);
  return { page, said };
}
const items = (page: Page) => page.locator('wk-recommendations [part="item"]');

test('the list stands in a page with a strict policy, moves nothing in it and says nothing on the console', async () => {
  const { page, said } = await open({ body: session() });
  await items(page).first().waitFor();
  assert.equal(await items(page).count(), 8);
  await page.waitForTimeout(300);
  assert.deepEqual(said, []);
  assert.equal(await page.evaluate('window.shifts'), 0);
  await page.close();
});

test('one token is asked for, before the elements’ code has arrived, and no secret is in an address', async () => {
  const { page } = await open({ body: session() });
  await items(page).first().waitFor();
  assert.equal(asked[0], 'POST /wellkept/token');
  assert.equal(asked.filter((line) => line.endsWith('/token')).length, 1);
  await page.close();
});

test('the first data are asked for once, however the list begins', async () => {
  for (const list of [
    '<wk-recommendations></wk-recommendations>',
    '<wk-recommendations compact></wk-recommendations>',
    '<wk-recommendations limit="7"></wk-recommendations>',
  ]) {
    const { page } = await open({ body: session(list) });
    await items(page).first().waitFor();
    await page.waitForTimeout(200);
    for (const path of ['/v1/me', '/v1/recommendations']) {
      assert.equal(asked.filter((line) => line === `GET ${path}`).length, 1, `${path} for ${list}`);
    }
    await page.close();
  }
});

test('elements put into the page later are loaded then, and work after being moved', async () => {
  const { page } = await open({ body: '<main></main>' });
  await page.waitForTimeout(200);
  assert.deepEqual(asked, []);
  await page.evaluate((api) => {
    const around = document.createElement('wk-session');
    around.setAttribute('api', api);
    around.setAttribute('token-url', '/wellkept/token');
    around.append(document.createElement('wk-recommendations'));
    document.querySelector('main')?.append(around);
  }, apiOrigin);
  await items(page).first().waitFor();
  await page.evaluate(() => {
    const around = document.querySelector('wk-session') as Element;
    around.remove();
    document.body.prepend(around);
  });
  assert.equal(await items(page).count(), 8);
  await page.close();
});

test('the script twice and two sessions in a page do no harm', async () => {
  const { page, said } = await open({
    head: `<script type="module" src="${apiOrigin}/embed/v1/wellkept.js?again"></script>`,
    body: session() + session(undefined, 'theme="slate" lang="de"'),
  });
  await page.locator('wk-session').nth(1).locator('[part="item"]').first().waitFor();
  assert.equal(await items(page).count(), 16);
  await page.getByText('Wartet auf Sie').first().waitFor();
  assert.deepEqual(said, []);
  await page.close();
});

test('a page that forbids a second copy of Lit is told so in plain words', async () => {
  const { page, said } = await open({
    policy: 'trusted-types lit-html wellkept',
    body: '<p>Nothing of ours yet</p>',
  });
  await page.evaluate(() => {
    (
      globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): unknown };
      }
    ).trustedTypes.createPolicy('lit-html', {});
    document.body.append(document.createElement('wk-recommendations'));
  });
  await page.waitForTimeout(800);
  assert.ok(
    said.some((line) => line.includes('second copy of Lit') && line.includes("'allow-duplicates'")),
    said.join('\n'),
  );
  await page.close();
});

test('the host’s own styles do not reach inside', async () => {
  const { page } = await open({
    head: '<link rel="stylesheet" href="/host.css">',
    body: session(),
  });
  await items(page).first().waitFor();
  const style = await page
    .locator('wk-recommendations [part="open"]')
    .first()
    .evaluate((button) => {
      const { letterSpacing, textTransform, backgroundColor } = getComputedStyle(button);
      return { letterSpacing, textTransform, backgroundColor };
    });
  assert.equal(style.textTransform, 'none');
  assert.equal(style.backgroundColor, 'rgba(0, 0, 0, 0)');
  assert.ok(['normal', '0px'].includes(style.letterSpacing), style.letterSpacing);
  await page.close();
});

test('a session that ends says so, keeps the page in place and goes on after one press', async () => {
  const { page } = await open({ body: session() });
  await items(page).first().waitFor();
  refuseToken = true;
  token = () => ({ status: 401 });
  await page
    .locator('wk-recommendations')
    .getByRole('button', { name: /Booked/ })
    .click();
  await page.getByText('You were signed out').waitFor();
  const foot = await page
    .locator('footer', { hasText: 'own foot' })
    .evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(foot > 700, `the host's foot stays below: ${foot}`);
  refuseToken = false;
  token = () => ({
    status: 200,
    body: { token: 'u', expiresAt: new Date(Date.now() + 900_000).toISOString() },
  });
  await page.getByRole('button', { name: 'Sign in and go on' }).click();
  await items(page).first().waitFor();
  await page.close();
});

test('a session can be made by code, with a token from the page’s own code', async () => {
  const { page } = await open({ body: '<main></main>' });
  await page.evaluate(async (api) => {
    const { createWellkept } = await import(`${api}/embed/v1/wellkept.js`);
    const getToken = async () => ({
      token: 'mine',
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
    });
    const wellkept = createWellkept({ api, getToken, theme: 'paper' });
    wellkept.create('wk-recommendations', { compact: '' });
    document.querySelector('main')?.append(wellkept.session);
  }, apiOrigin);
  await items(page).first().waitFor();
  assert.equal(
    asked.some((line) => line.includes('token')),
    false,
  );
  await page.close();
});

test('without JavaScript the host’s own words stay readable', async () => {
  site = {
    body: session('<wk-recommendations><a href="tel:015550142">Ring us</a></wk-recommendations>'),
  };
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(hostOrigin);
  assert.equal(await page.getByText('Ring us').isVisible(), true);
  await context.close();
});
