// A stranger's website that shows Wellkept's widgets: plain files, a strict Content Security Policy, and one endpoint
// that mints browser tokens with the firm's secret key. It knows Wellkept by its addresses only; nothing is imported.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** What each address shows: a file in `pages/`. */
const pages = {
  '/': 'index.html',
  '/sidebar': 'sidebar.html',
  '/recommendation': 'recommendation.html',
  '/german': 'german.html',
  '/rtl': 'rtl.html',
  '/dark': 'dark.html',
};

const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** The policy of the embed recipe: everything from here, Wellkept's script and requests from the API's origin. */
const policy = (api) =>
  [
    "default-src 'self'",
    `script-src 'self' ${api}`,
    `connect-src 'self' ${api}`,
    "img-src 'self' blob:",
    'worker-src blob:',
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html wellkept 'allow-duplicates'",
  ].join('; ');

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text) => text.replace(/[&<>"']/g, (character) => escapes[character]);

const fill = (template, values) =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name) => escape(values[name] ?? ''));

const sessionOf = (request) =>
  /(?:^|;\s*)rooms=([\w-]{36})/.exec(request.headers.cookie ?? '')?.[1];

/**
 * Starts the site.
 * @param {object} options
 * @param {number} options.port Where to listen; 0 takes a free port.
 * @param {string} options.api Where Wellkept's API is, e.g. `http://localhost:3000`.
 * @param {string} options.secretKey The firm's secret key. It stays in this process.
 * @param {string} options.customerId The customer whose person is signed in here.
 * @param {string} options.contactId That person.
 * @param {string} [options.firm] Whose site it is, as its pages say.
 * @param {string} [options.listenOn] Address to listen on. Default: every address of this machine.
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startHost({
  port,
  api,
  secretKey,
  customerId,
  contactId,
  firm = 'Northside Mechanical',
  listenOn,
}) {
  const apiOrigin = new URL(api).origin;
  /** Who is signed in at this site; a real one would ask for a password first. */
  const sessions = new Set();
  let ownOrigins = [];

  const send = (response, status, body, headers = {}) => {
    response.writeHead(status, {
      'content-security-policy': policy(apiOrigin),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      ...headers,
    });
    response.end(body);
  };
  const json = (response, status, value) =>
    send(response, status, JSON.stringify(value), {
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });

  const page = async (request, response, file, url) => {
    const template = await readFile(new URL(`pages/${file}`, import.meta.url), 'utf8');
    const values = { firm, api: apiOrigin, recommendationId: url.searchParams.get('id') ?? '' };
    const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
    if (!sessions.has(sessionOf(request))) {
      const session = randomUUID();
      sessions.add(session);
      headers['set-cookie'] = `rooms=${session}; Path=/; HttpOnly; SameSite=Lax`;
    }
    send(response, 200, fill(template, values), headers);
  };

  /** Only this site's own pages, and only with this site's own session, are given a token. */
  const token = async (request, response) => {
    const { origin, 'sec-fetch-site': fetchSite } = request.headers;
    const foreign =
      !ownOrigins.includes(origin) || (fetchSite !== undefined && fetchSite !== 'same-origin');
    if (foreign)
      return json(response, 403, { title: 'Only this site’s own pages may ask for a token.' });
    if (!sessions.has(sessionOf(request)))
      return json(response, 401, { title: 'Nobody is signed in here.' });
    const minted = await fetch(`${apiOrigin}/v1/session-tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ customerId, contactId, origins: [origin] }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!minted.ok)
      return json(response, 502, { title: 'The service could not give a token just now.' });
    const { token: browserToken, expiresAt } = await minted.json();
    return json(response, 200, { token: browserToken, expiresAt });
  };

  const file = async (response, path) => {
    const match = /^\/([a-z-]+\.(css|js|svg))$/.exec(path);
    const content =
      match && (await readFile(new URL(`site/${match[1]}`, import.meta.url)).catch(() => null));
    if (!content) return send(response, 404, 'Not found', { 'content-type': 'text/plain' });
    return send(response, 200, content, {
      'content-type': types[match[2]],
      'cache-control': 'no-cache',
    });
  };

  const answer = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://site');
    if (url.pathname === '/wellkept/token') {
      if (request.method !== 'POST') return send(response, 405, '', { allow: 'POST' });
      return token(request, response);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return send(response, 405, '', { allow: 'GET, HEAD' });
    const shown = Object.hasOwn(pages, url.pathname) ? pages[url.pathname] : undefined;
    return shown ? page(request, response, shown, url) : file(response, url.pathname);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else json(response, 502, { title: 'The service cannot be reached just now.' });
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, listenOn, () => resolve());
  });
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  ownOrigins = ['localhost', '127.0.0.1'].map((name) => `http://${name}:${actual}`);
  return {
    url: ownOrigins[0],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
