// One server for three things: the API, what a firm's page loads, and the portal.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../http/app.ts';
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

export function createSite(app: App, assets: Assets | undefined): App {
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
      if (request.method === 'GET' || request.method === 'HEAD') {
        const answer = pathname.startsWith('/embed/v1/')
          ? await embed?.(request, pathname.slice('/embed/v1/'.length))
          : await portal?.(request, pathname === '/' ? 'index.html' : pathname.slice(1));
        if (answer) return answer;
      }
      return app.fetch(request, env);
    },
  };
}
