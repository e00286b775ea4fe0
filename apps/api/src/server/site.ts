// One server for all: the API, what a firm's page loads, the portal, and what mails lead to.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../http/app.ts';
import { noSuchPage, wantsPage } from './no-such-page.ts';
import { serveFiles } from './static-files.ts';

export interface Assets {
  /** Where the built embed lies: `wellkept.js` and its chunks, or a folder with `embed/v1/` in it. */
  readonly embedDir: string;
  readonly portalDir: string;
}

/** Any page may load these; they hold nothing of anybody. */
const FOR_EVERYBODY = {
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

const PORTAL_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'worker-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html wellkept 'allow-duplicates'",
].join('; ');

const PORTAL_HEADERS = {
  'Content-Security-Policy': PORTAL_POLICY,
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Addresses of the portal's one page; what a link means stands behind its `#`. */
const PAGES: readonly string[] = ['/', '/hand-over'];

export interface SiteParts {
  readonly assets?: Assets | undefined;
  /** Answers what a mail program's "unsubscribe" sends. */
  readonly unsubscribe: (request: Request) => Promise<Response | undefined>;
  /** The demonstration's mails, for anybody who reaches it; absent outside one. */
  readonly mailbox?: (() => Promise<unknown[]>) | undefined;
}

export function createSite(app: App, { assets, unsubscribe, mailbox }: SiteParts): App {
  const nested = assets && join(assets.embedDir, 'embed', 'v1');
  const embed =
    assets &&
    serveFiles({
      folder: nested && existsSync(nested) ? nested : assets.embedDir,
      headers: FOR_EVERYBODY,
      // The entry's name stays while its content may change: five minutes, and then a short question.
      cache: 'public, max-age=300',
    });
  const portal = assets && serveFiles({ folder: assets.portalDir, headers: PORTAL_HEADERS });

  return {
    async fetch(request, env) {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/v1/') || pathname === '/v1') return app.fetch(request, env);
      const unsubscribed = await unsubscribe(request);
      if (unsubscribed) return unsubscribed;
      if (request.method === 'GET' || request.method === 'HEAD') {
        if (/^\/mailbox(\.html|\/|$)/.test(pathname)) {
          if (!mailbox) return wantsPage(request) ? noSuchPage(request) : app.fetch(request, env);
          if (pathname === '/mailbox/mails.json')
            return Response.json(await mailbox(), { headers: { 'Cache-Control': 'no-store' } });
          const page = await portal?.(request, 'mailbox.html');
          if (page) return page;
        }
        const answer = pathname.startsWith('/embed/v1/')
          ? await embed?.(request, pathname.slice('/embed/v1/'.length))
          : await portal?.(request, PAGES.includes(pathname) ? 'index.html' : pathname.slice(1));
        if (answer) return answer;
        if (wantsPage(request)) return noSuchPage(request);
      }
      return app.fetch(request, env);
    },
  };
}
