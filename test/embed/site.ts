// A stranger's page with a strict policy on one origin, the script and made-up answers on another, and a browser to look.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aMe, aPage, aRecommendation, openRecommendations } from '@wellkept/testing';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../../tools/chromium.ts';

const dist = fileURLToPath(new URL('../../packages/embed/dist/embed/v1/', import.meta.url));

/** The page of the next visit. */
export interface Site {
  /** What stands in the page's body. */
  readonly body: string;
  readonly head?: string;
  /** The page's own style sheet, at `/host.css`. */
  readonly css?: string;
  /** The page's own script, at `/host.js`. */
  readonly script?: string;
  /** Instead of the recipe's words on Trusted Types. */
  readonly policy?: string;
  /** Where workers may come from. Default the recipe's `blob:`. */
  readonly workers?: string;
  readonly language?: string;
  readonly direction?: string;
}

interface Token {
  readonly status: number;
  readonly body?: unknown;
}

export interface Stranger {
  readonly apiOrigin: string;
  readonly hostOrigin: string;
  /** Every request for data or a token, in order, as `GET /v1/me`. */
  readonly asked: string[];
  /** What the host answers when the page asks for a token. */
  token: () => Token;
  /** The API refuses every token. */
  refuseToken: boolean;
  /** Opens the host's page and hands over what its console said. */
  open(
    site: Site,
    options?: { readonly javaScript?: boolean },
  ): Promise<{ page: Page; said: string[] }>;
  stop(): Promise<void>;
}

export const goodToken =
  (token = 't') =>
  (): Token => ({
    status: 200,
    body: { token, expiresAt: new Date(Date.now() + 900_000).toISOString() },
  });

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const session = (inner = '<wk-recommendations></wk-recommendations>', more = ''): string =>
  `<wk-session api="API" token-url="/wellkept/token" ${more}>${inner}</wk-session>`;

export const items = (page: Page) => page.locator('wk-recommendations [part="item"]');

/** How far things moved in the page so far (cumulative layout shift). */
export const shifts = (page: Page): Promise<number> => page.evaluate('window.shifts');

export async function startStranger(): Promise<Stranger> {
  assert.ok(existsSync(join(dist, 'wellkept.js')), 'the embed is built');
  // Read once: whoever builds anew meanwhile must not take away parts that a page loads late.
  const files = new Map(
    readdirSync(dist, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(dist, path), readFileSync(path)]),
  );
  const asked: string[] = [];
  let site: Site = { body: '' };
  let apiOrigin = '';
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
      const file = pathname.slice('/embed/v1/'.length);
      const content = files.get(file);
      if (!content) return void response.writeHead(404).end();
      response.setHeader('content-type', extname(file) === '.css' ? 'text/css' : 'text/javascript');
      return void response.end(content);
    }
    asked.push(`${request.method} ${pathname}`);
    if (stranger.refuseToken)
      return json({ type: 'x', title: 'x', status: 401, code: 'unauthorized' }, 401);
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
  function host(request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/wellkept/token') {
      asked.push(`${request.method} /wellkept/token`);
      const { status, body } = stranger.token();
      return void response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(body ?? {}));
    }
    const own = {
      '/host.css': ['text/css', site.css],
      '/host.js': ['text/javascript', site.script],
    }[request.url ?? ''];
    if (own) {
      return void response.writeHead(200, { 'content-type': own[0] }).end(own[1]);
    }
    const origin = apiOrigin;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        `default-src 'self'; script-src 'self' ${origin}; style-src 'self' ${origin}; connect-src 'self' ${origin}; ` +
        `img-src 'self' blob:; worker-src ${site.workers ?? 'blob:'}; require-trusted-types-for 'script'; ${site.policy ?? "trusted-types lit-html wellkept 'allow-duplicates'"}`,
    });
    response.end(`<!doctype html><html lang="${site.language ?? 'en'}" dir="${site.direction ?? 'ltr'}"><head><meta charset="utf-8"><title>Host</title>
<link rel="stylesheet" href="${origin}/embed/v1/wellkept.css">${site.css ? '<link rel="stylesheet" href="/host.css">' : ''}${site.head ?? ''}
${site.script ? '<script type="module" src="/host.js"></script>' : ''}
<script type="module" src="${origin}/embed/v1/wellkept.js"></script></head>
<body>${site.body.replaceAll('API', origin)}<footer>The host's own foot</footer></body></html>`);
  }
  const servers = [createServer(api), createServer(host)] as const;
  apiOrigin = await listen(servers[0]);
  const hostOrigin = await listen(servers[1]);
  const browser = await chromium.launch({
    executablePath: ensureChromium(() => {}),
    args: [...chromiumFlags],
  });
  const stranger: Stranger = {
    apiOrigin,
    hostOrigin,
    asked,
    token: goodToken(),
    refuseToken: false,
    open: async (what, { javaScript = true } = {}) => {
      site = what;
      stranger.refuseToken = false;
      stranger.token = goodToken();
      asked.length = 0;
      const page = await browser.newPage({
        viewport: { width: 800, height: 700 },
        javaScriptEnabled: javaScript,
      });
      const said: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) said.push(message.text());
      });
      page.on('pageerror', (error) => said.push(String(error)));
      await page.addInitScript(`window.shifts = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) => console.error('refused: ' + event.violatedDirective));`);
      await page.goto(hostOrigin);
      return { page, said };
    },
    stop: async () => {
      await browser.close();
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
  return stranger;
}
