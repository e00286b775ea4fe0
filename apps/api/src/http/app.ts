// The API as one `fetch` function: runs behind a server, or in the same process as a test.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { routes, type Route, type RouteName } from '@wellkept/contracts/routes';
import { createAuthenticate } from '../auth/authenticate.ts';
import { ownOrigin, type Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { Logger } from '../log.ts';
import { addressClass, callerAddress } from './caller-address.ts';
import { corsHeaders, createKnownOrigins, preflightHeaders } from './cors.ts';
import { describeFault, toRefusal } from './faults.ts';
import type { Handler } from './handler.ts';
import { createLimits, type LimitHeaders } from './limits/limits.ts';
import { RATES, type Rates } from './limits/rates.ts';
import { createEndpoint, type Surroundings } from './register.ts';
import { Refusal } from './refusal.ts';

export type Handlers = { [name in RouteName]?: Handler<(typeof routes)[name]> };

export interface AppOptions {
  readonly database: Pick<Database, 'app'>;
  readonly config: Config;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly handlers: Handlers;
  /** How much one caller may ask for. Default: `RATES`. */
  readonly rates?: Rates;
}

export interface App {
  /** `env` is what the server's adapter knows of the connection; tests leave it out. */
  fetch(request: Request, env?: object): Promise<Response>;
}

const SECURITY_HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

export function createApp({
  database,
  config,
  clock,
  log,
  handlers,
  rates = RATES,
}: AppOptions): App {
  const origins = createKnownOrigins(database.app);
  let warned = false;
  /** As the server's adapter knows the connection, or as a proxy of ours tells. */
  function callerOf(env: unknown, request: Request): string | null {
    const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
    const forwarded = request.headers.get('x-forwarded-for');
    if (forwarded !== null && !warned && !config.trustedProxies?.rules.length) {
      warned = true;
      log.warn(
        'requests come through a proxy, and TRUSTED_PROXIES names none: all its callers count as one',
      );
    }
    return callerAddress(incoming?.socket?.remoteAddress, forwarded, config.trustedProxies);
  }
  const limits = createLimits(database.app, rates, log);
  const around: Surroundings = {
    db: database.app,
    config,
    limits,
    authenticate: createAuthenticate(database.app, config, limits),
  };
  const always: Record<string, string> = {
    ...SECURITY_HEADERS,
    ...(config.baseUrl.startsWith('https:')
      ? { 'Strict-Transport-Security': 'max-age=31536000' }
      : {}),
  };

  /** Runs `work`, then dresses its answer (or its refusal) with the headers every answer has, and writes the log line. */
  async function answer(request: Request, path: string, work: Work): Promise<Response> {
    const requestId = randomUUID();
    const begun = performance.now();
    const seen: Seen = {};
    let fault: unknown;
    let response: Response;
    try {
      response = await work({ requestId, seen });
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal.status >= 500) fault = error;
      seen.code = refusal.code;
      response = problemResponse(refusal, requestId);
    }
    for (const [name, value] of Object.entries(always)) {
      if (!response.headers.has(name)) response.headers.set(name, value);
    }
    response.headers.set('X-Request-Id', requestId);
    for (const [name, value] of Object.entries(seen.limit ?? {}))
      if (!response.headers.has(name)) response.headers.set(name, value);
    await addCors(request, response, seen);
    const line = {
      requestId,
      method: request.method,
      path,
      status: response.status,
      ms: Math.round(performance.now() - begun),
      ...(seen.organizationId ? { organizationId: seen.organizationId, role: seen.role } : {}),
      ...(seen.personId ? { personId: seen.personId } : {}),
      ...(seen.address ? { from: addressClass(seen.address) } : {}),
      ...(seen.code ? { code: seen.code } : {}),
    };
    if (fault) log.error({ ...line, fault: describeFault(fault) }, 'failed');
    else log.info(line, 'answered');
    return response;
  }

  async function addCors(request: Request, response: Response, seen: Seen): Promise<void> {
    response.headers.append('Vary', 'Origin');
    const origin = request.headers.get('origin');
    if (
      !origin ||
      origin === ownOrigin(config) ||
      response.headers.has('Access-Control-Allow-Origin')
    )
      return;
    // A token that names this origin was shown, or the token was refused and the page has to learn why.
    const mayRead =
      seen.organizationId !== undefined || (response.status !== 403 && (await isKnown(origin)));
    if (!mayRead) return;
    for (const [name, value] of Object.entries(corsHeaders(origin)))
      response.headers.set(name, value);
  }

  const isKnown = (origin: string) => origins.has(origin).catch(() => false);

  const hono = new Hono();
  // The description is the same for everybody and holds nothing of anybody: any page may read it.
  const description = {
    'Content-Type': 'application/json',
    'Cache-Control': 'public, max-age=300',
    'Access-Control-Allow-Origin': '*',
  };
  hono.get('/v1/openapi.json', (c) =>
    answer(
      c.req.raw,
      '/v1/openapi.json',
      async () => new Response(await readDescription(), { headers: description }),
    ),
  );
  const methodsOf = new Map<string, string[]>();
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    methodsOf.set(path, [...(methodsOf.get(path) ?? []), route.method]);
    const handler = handlers[name] as Handler<Route> | undefined;
    if (!handler) continue;
    const endpoint = createEndpoint(around, route, handler);
    hono.on(route.method, path, (c) =>
      answer(c.req.raw, route.path, ({ requestId, seen }) =>
        endpoint({
          request: c.req.raw,
          params: c.req.param() as Record<string, string>,
          requestId,
          address: (seen.address = callerOf(c.env, c.req.raw)),
          now: clock(),
          log,
          onActor: (actor) =>
            Object.assign(seen, {
              organizationId: actor.organizationId,
              role: actor.role,
              personId: actor.personId,
            }),
          onLimit: (headers) => (seen.limit = headers),
        }),
      ),
    );
  }
  for (const [path, methods] of methodsOf) {
    hono.options(path, (c) =>
      answer(c.req.raw, path, async () => {
        const origin = c.req.header('origin');
        if (!origin || !(await origins.has(origin))) throw new Refusal('origin-not-allowed');
        return new Response(null, { status: 204, headers: preflightHeaders(origin) });
      }),
    );
    hono.all(path, (c) =>
      answer(c.req.raw, path, async () => {
        throw new Refusal('method-not-allowed', {
          headers: { Allow: [...methods, 'OPTIONS'].join(', ') },
        });
      }),
    );
  }
  hono.notFound((c) =>
    answer(c.req.raw, '(unknown)', async () => {
      throw new Refusal('not-found', 'There is nothing at this address.');
    }),
  );
  return { fetch: async (request, env) => hono.fetch(request, env) };
}

const readDescription = (): Promise<string> =>
  readFile(new URL('../../openapi.json', import.meta.url), 'utf8');

interface Seen {
  organizationId?: string;
  role?: string;
  personId?: string | null;
  address?: string | null;
  limit?: LimitHeaders;
  code?: string;
}

type Work = (context: { requestId: string; seen: Seen }) => Promise<Response>;

export function problemResponse(refusal: Refusal, requestId: string): Response {
  const authenticate = refusal.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {};
  return new Response(JSON.stringify(refusal.toProblem(requestId)), {
    status: refusal.status,
    headers: {
      'Content-Type': 'application/problem+json',
      ...authenticate,
      ...refusal.more.headers,
    },
  });
}
