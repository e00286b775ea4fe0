// What every request goes through, in this order: who, from where, may they, what do they ask, once, in one transaction.
import type { Kysely, Transaction } from 'kysely';
import type { Route } from '@wellkept/contracts/routes';
import type { Schema } from '../db/schema.ts';
import { isStaff, type Actor } from '../auth/actor.ts';
import type { Authenticate } from '../auth/authenticate.ts';
import { enter } from '../auth/secrets.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { check, LIMITS, parseJson, readBytes, textFault } from './body.ts';
import { isTransient } from './faults.ts';
import { Content, WithHeaders, type Call, type Early, type Handler } from './handler.ts';
import { claimKey, readKey, storeAnswer, type StoredAnswer } from './idempotency.ts';
import type { LimitHeaders, Limits } from './limits/limits.ts';
import { presentedHashes } from './limits/presented.ts';
import { Refusal } from './refusal.ts';

export interface Surroundings {
  readonly db: Kysely<Schema>;
  readonly config: Config;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
}

export interface Incoming {
  readonly request: Request;
  readonly params: Record<string, string>;
  readonly requestId: string;
  readonly address: string | null;
  readonly now: Date;
  readonly log: Logger;
  /** Told as soon as it is known, so that an answer of any kind can say it. */
  readonly onActor: (actor: Actor) => void;
  /** Told what is left of the caller's limit, for the answer's headers. */
  readonly onLimit: (headers: LimitHeaders) => void;
}

export type Endpoint = (incoming: Incoming) => Promise<Response>;

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const NOBODY = '00000000-0000-0000-0000-000000000000';
export const isUuid = (text: string): boolean => UUID.test(text);

export function createEndpoint<R extends Route>(
  around: Surroundings,
  route: R,
  handler: Handler<R>,
): Endpoint {
  const { limits } = around;
  const write = route.method !== 'GET';
  const limit = route.bytes
    ? LIMITS.photo
    : route.path === '/v1/imports'
      ? LIMITS.import
      : LIMITS.json;

  return async ({ request, params: given, requestId, address, now, log, onActor, onLimit }) => {
    // Something that cannot be an id is treated in everything like an id nobody has.
    const params = Object.fromEntries(
      Object.entries(given).map(([name, id]) => [name, isUuid(id) ? id : NOBODY]),
    );
    const actor =
      route.caller === 'anyone' ? undefined : await around.authenticate(request, now, log, address);
    if (actor) {
      onActor(actor);
      onLimit(limits.caller(actor, now));
    }
    if (route.caller !== 'anyone') admit(route, actor);
    if (actor?.recommendationId && route.path.startsWith('/v1/recommendations/{id}'))
      if (params['id'] !== actor.recommendationId) params['id'] = NOBODY;
    const query = readQuery(route, request);
    const bytes = write ? await readBytes(request, limit) : new Uint8Array();
    const body = route.bytes ? bytes : readBody(route, bytes, request);
    const presented = route.caller === 'anyone' ? presentedHashes(route.path, request, body) : [];
    if (route.caller === 'anyone') await limits.stranger(address, now, presented);
    const keyed =
      write && !route.withoutKey && actor ? { actor, ...readKey(request, bytes) } : undefined;
    const revision = route.ifMatch ? readRevision(request) : 0;

    const admitted = async (db: Transaction<Schema>): Promise<void> => {
      if (!actor) return;
      const ended = await enter(db, actor.organizationId, actor.tokenId, actor.personId);
      if (ended) throw new Refusal('unauthorized', 'The session was ended.');
    };
    const read = <T>(work: (db: Transaction<Schema>) => Promise<T>): Promise<T> =>
      around.db
        .transaction()
        .setAccessMode('read only')
        .execute(async (db) => {
          await admitted(db);
          return work(db);
        });
    const early = { actor, params, query, body, now, request, read };
    const made = await handler.before?.(early as unknown as Early<R>);

    const attempt = async (db: Transaction<Schema>): Promise<Response> => {
      await admitted(db);
      const first = keyed && (await claimKey(db, keyed.actor, keyed, now));
      if (first)
        return toResponse({
          ...first,
          headers: { ...first.headers, 'Idempotent-Replayed': 'true' },
        });
      const { config } = around;
      const call = {
        db,
        actor,
        params,
        query,
        body,
        revision,
        now,
        request,
        requestId,
        address,
        limits,
        config,
        log,
        made,
      };
      const answer = await handler(call as unknown as Call<R>);
      if (answer instanceof Content) return contentResponse(route, answer);
      const stored = toAnswer(route, answer);
      if (keyed) await storeAnswer(db, keyed.actor, keyed, stored);
      if (
        !write &&
        stored.headers['ETag'] &&
        stored.headers['ETag'] === request.headers.get('if-none-match')
      ) {
        return new Response(null, { status: 304, headers: stored.headers });
      }
      return toResponse(stored);
    };
    const once = () => {
      const transaction = around.db.transaction();
      return (write ? transaction : transaction.setAccessMode('read only')).execute(attempt);
    };
    try {
      return await once();
    } catch (error) {
      if (presented.length > 0 && error instanceof Refusal) limits.wrong(address, now);
      if (isTransient(error)) return once();
      throw error;
    }
  };
}

function admit({ caller, scope, handOver }: Route, actor: Actor | undefined): void {
  if (!actor) throw new Refusal('unauthorized', 'Send `Authorization: Bearer <token>`.');
  // A link reaches what says so, and nothing that is added later without a thought.
  if (actor.recommendationId !== null && !handOver)
    throw new Refusal('forbidden', 'This link reaches one recommendation and no further.');
  if (caller === 'firm' && actor.role !== 'firm')
    throw new Refusal('forbidden', 'Only a secret key may do this.');
  if (caller === 'desk' && actor.role !== 'desk')
    throw new Refusal('forbidden', 'Only somebody at the firm’s desk may do this.');
  if (caller === 'staff' && !isStaff(actor))
    throw new Refusal('forbidden', 'Only the firm’s staff may do this.');
  if (scope && !isStaff(actor) && !actor.scopes.includes(scope)) {
    throw new Refusal('forbidden', `The session token lacks the scope “${scope}”.`);
  }
}

function readQuery(route: Route, request: Request): unknown {
  const { searchParams } = new URL(request.url);
  const query: Record<string, string> = {};
  for (const [name, value] of searchParams) {
    const fault = Object.hasOwn(query, name)
      ? 'Given twice.'
      : (textFault(name) ?? textFault(value));
    if (fault) throw new Refusal('invalid', { errors: [{ pointer: `?${name}`, detail: fault }] });
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  if (route.query) return check(route.query, query, '?');
  const [unknown] = Object.keys(query);
  if (unknown !== undefined) {
    throw new Refusal('invalid', {
      errors: [{ pointer: `?${unknown}`, detail: 'This parameter is not known.' }],
    });
  }
  return undefined;
}

function readBody(route: Route, bytes: Uint8Array, request: Request): unknown {
  if (!route.body) {
    if (bytes.byteLength > 0) throw new Refusal('malformed', 'This request has no body.');
    return undefined;
  }
  return check(route.body, parseJson(bytes, request.headers.get('content-type')), '/');
}

function readRevision(request: Request): number {
  const header = request.headers.get('if-match');
  if (!header)
    throw new Refusal(
      'if-match-missing',
      'Send `If-Match: "<revision>"` with the revision you read.',
    );
  const revision = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1];
  // Not a revision of ours, so not the present one.
  return revision === undefined ? -1 : Number(revision);
}

/** JSON answers name the revision they show, so that it can be sent back as If-Match. */
function toAnswer(route: Route, answer: unknown): StoredAnswer {
  const body = answer instanceof WithHeaders ? answer.body : answer;
  const own = answer instanceof WithHeaders ? answer.headers : {};
  if (body === undefined || body === null)
    return { status: route.status, headers: own, body: null };
  const revision = (body as { revision?: unknown }).revision;
  const etag = typeof revision === 'number' ? { ETag: `"${revision}"` } : {};
  return { status: route.status, headers: { ...etag, ...own }, body: JSON.stringify(body) };
}

const toResponse = ({ status, headers, body }: StoredAnswer): Response =>
  new Response(body, {
    status,
    headers: { ...(body === null ? {} : { 'Content-Type': 'application/json' }), ...headers },
  });

const contentResponse = (route: Route, { body, headers }: Content): Response =>
  new Response(body, {
    status: route.status,
    headers: { 'Content-Type': route.produces ?? 'application/octet-stream', ...headers },
  });
