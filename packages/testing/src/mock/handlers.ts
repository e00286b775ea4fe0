import type { ProblemCode } from '@wellkept/contracts';
import { routes, type Route, type RouteName } from '@wellkept/contracts/routes';
import { delay, http, HttpResponse, type HttpHandler } from 'msw';
import { people } from '../fixtures/people.ts';
import { behaviours, type Call } from './behaviours.ts';
import { picture } from './picture.ts';
import { Refusal } from './refusal.ts';
import { createState, type MockSeed, type MockState } from './state.ts';
import { stream } from './stream.ts';

/** A refusal by its code; the line is dead; or the answer never comes. */
export type Failure = ProblemCode | 'network' | 'never';

export interface MockOptions extends MockSeed {
  /** Where the API is expected, e.g. `https://api.example.com`. Default: any origin. */
  readonly api?: string;
  /** Paths, beside the API's own, at which a browser token is handed out. Default: any origin’s `/wellkept/token`. */
  readonly tokenUrl?: string;
  /** Milliseconds before every answer. Default 0. */
  readonly delay?: number;
  /** Routes that fail, by name. May be changed while the mock runs. */
  readonly fail?: Partial<Record<RouteName, Failure>>;
}

/** A mock API: its handlers for msw, what it knows, and what fails. */
export interface MockApi {
  readonly handlers: HttpHandler[];
  readonly state: MockState;
  readonly fail: Partial<Record<RouteName, Failure>>;
}

const invalid = (
  part: 'body' | 'query',
  issues: readonly { path: PropertyKey[]; message: string }[],
): Refusal =>
  new Refusal('invalid', {
    errors: issues.map(({ path, message }) => ({
      pointer:
        part === 'body' ? `/${path.map(String).join('/')}` : `?${path.map(String).join('.')}`,
      detail: message,
    })),
  });

const checked = (schema: Route['body'], value: unknown, part: 'body' | 'query'): unknown => {
  const result = schema?.safeParse(value);
  if (result && !result.success) throw invalid(part, result.error.issues);
  return result?.data;
};

const readBody = async (route: Route, request: Request): Promise<unknown> => {
  if (!route.body) return undefined;
  const text = await request.text();
  try {
    return checked(route.body, text === '' ? {} : JSON.parse(text), 'body');
  } catch (error) {
    throw error instanceof SyntaxError ? new Refusal('malformed') : error;
  }
};

/** An older revision is refused, but only after the step itself had its chance to say who was first. */
const refuseStale = (route: Route, request: Request, state: MockState, id: string): void => {
  if (!route.ifMatch) return;
  const sent = request.headers.get('if-match');
  if (sent === null) throw new Refusal('if-match-missing');
  const current =
    route.path === '/v1/goals'
      ? state.business
      : route.path === '/v1/authority'
        ? state.authority
        : (state.recommendations.get(id) ?? state.appointments.get(id));
  if (current && sent !== `"${current.revision}"`) throw new Refusal('stale');
};

const bytes = (type: string, content: string): Response =>
  new HttpResponse(content, { headers: { 'content-type': type } });

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//Wellkept//Mock//EN',
  'END:VCALENDAR',
  '',
].join('\r\n');

/** Enough to be taken for a PDF. */
const page = '%PDF-1.7\n%%EOF\n';

const answerOf = (route: Route, answer: unknown): Response => {
  if (route.status === 204) return new HttpResponse(null, { status: 204 });
  const revision = (answer as { revision?: number }).revision;
  const headers = new Headers(revision === undefined ? {} : { etag: `"${revision}"` });
  return HttpResponse.json(answer as Parameters<typeof HttpResponse.json>[0], {
    status: route.status,
    headers,
  });
};

const problem = (error: unknown): Response => {
  if (!(error instanceof Refusal)) throw error;
  return HttpResponse.json(error.problem, {
    status: error.problem.status,
    headers: { 'content-type': 'application/problem+json' },
  });
};

const alreadyDecided = (state: MockState, name: RouteName, call: Call): void => {
  // The API tells the winner before it tells that the reader's copy is old.
  if (name !== 'decide') return;
  const item = state.recommendations.get(call.id ?? '');
  const request = call.body as { kind?: string } | undefined;
  if (!item?.decision || item.status === 'deferred' || request?.kind === 'question') return;
  const { by, kind, at } = item.decision;
  throw new Refusal('already-decided', { winner: { name: by.name, kind, at } });
};

const perform = async (
  api: MockApi,
  name: RouteName,
  request: Request,
  id: string,
): Promise<Response> => {
  const route: Route = routes[name];
  if (name === 'stream') return stream(api.state, request.signal);
  if (name === 'evidenceContent') return bytes('image/svg+xml', picture);
  if (name === 'evidenceFile' || name === 'attachmentContent')
    return bytes('application/octet-stream', page);
  if (name === 'appointmentCalendar') return bytes('text/calendar', calendar);
  if (name === 'businessCase' || name === 'receiptPdf') return bytes('application/pdf', page);
  const behave = behaviours[name];
  if (!behave) throw new Refusal('not-found');
  const query = checked(
    route.query,
    Object.fromEntries(new URL(request.url).searchParams),
    'query',
  );
  const body = await readBody(route, request);
  const call: Call = { state: api.state, id, query: query as never, body: body as never };
  alreadyDecided(api.state, name, call);
  refuseStale(route, request, api.state, id);
  return answerOf(route, behave(call));
};

/** A repeat of an `Idempotency-Key` gets the answer of the first, as from the API. */
const once = (
  answers: Map<string, Promise<Response>>,
  request: Request,
  act: () => Promise<Response>,
) => {
  const key = request.headers.get('idempotency-key');
  if (key === null) return act();
  const first = answers.get(key) ?? act();
  answers.set(key, first);
  return first.then((response) => response.clone());
};

/** Whom a told `already-decided` names: the second person, a quarter of an hour ago. */
const winner = { name: people.declan.name, kind: 'approved', at: '2026-11-24T09:26:00.000Z' };

const fails = async (failure: Failure | undefined): Promise<Response | undefined> => {
  if (failure === undefined) return undefined;
  if (failure === 'network') return HttpResponse.error();
  if (failure === 'never') await delay('infinite');
  throw new Refusal(failure as ProblemCode, failure === 'already-decided' ? { winner } : {});
};

/**
 * A stateful stand-in for the whole API, kept in memory: deciding moves a finding on, a slot can be taken once,
 * a stale revision is refused, the live stream tells the changes. For stories, tests and a firm's own prototypes.
 */
export const mockApi = (options: MockOptions = {}): MockApi => {
  const state = createState(options);
  const answers = new Map<string, Promise<Response>>();
  const api: MockApi = { handlers: [], state, fail: { ...options.fail } };
  const origin = options.api ?? '*';
  const handle = (name: RouteName, path: string): HttpHandler => {
    const method = routes[name].method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    return http[method](path, async ({ request, params }) => {
      if (options.delay) await delay(options.delay);
      try {
        const failed = await fails(api.fail[name]);
        if (failed) return failed;
        return await once(answers, request, () =>
          perform(api, name, request, String(params['id'] ?? '')),
        );
      } catch (error) {
        return problem(error);
      }
    });
  };
  for (const name of Object.keys(routes) as RouteName[]) {
    api.handlers.push(handle(name, `${origin}${routes[name].path.replace('{id}', ':id')}`));
  }
  api.handlers.push(handle('portalToken', options.tokenUrl ?? '*/wellkept/token'));
  return api;
};

/** Only the handlers of {@link mockApi}, for `setupWorker(...handlers())`, `setupServer` or a story's parameters. */
export const handlers = (options: MockOptions = {}): HttpHandler[] => mockApi(options).handlers;
