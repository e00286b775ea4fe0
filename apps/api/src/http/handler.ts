import type * as z from 'zod/mini';
import type { Transaction } from 'kysely';
import type { Route } from '@wellkept/contracts/routes';
import type { Schema } from '../db/schema.ts';
import type { Actor } from '../auth/actor.ts';
import type { Config } from '../config.ts';
import type { Limits } from './limits/limits.ts';
import type { Logger } from '../log.ts';

type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [key in Name]: string } & ParamsOf<Rest>
  : {};
type Inferred<T> = T extends z.ZodMiniType ? z.infer<T> : undefined;

export type BodyOf<R> = R extends { bytes: true }
  ? Uint8Array
  : R extends { body: infer S }
    ? Inferred<S>
    : undefined;
export type QueryOf<R> = R extends { query: infer S } ? Inferred<S> : undefined;
export type AnswerOf<R> = R extends { produces: string }
  ? Content
  : R extends { answer: infer S }
    ? Inferred<S> | WithHeaders<Inferred<S>>
    : void | WithHeaders<undefined>;

/** An answer that is not JSON. */
export class Content {
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: Content['body'], headers: Readonly<Record<string, string>> = {}) {
    this.body = body;
    this.headers = headers;
  }
}

/** An answer with headers of its own (cookies). */
export class WithHeaders<T> {
  readonly body: T;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: T, headers: Readonly<Record<string, string>>) {
    this.body = body;
    this.headers = headers;
  }
}

/** What a handler is given. Everything in it has passed the contract. */
export interface Call<R extends Route = Route> {
  /**
   * The request's one transaction. Row-level security shows it the caller's organization only (none for routes anyone
   * may call). It may be run a second time after a conflict with another, so nothing else may be changed from here.
   */
  readonly db: Transaction<Schema>;
  readonly actor: R['caller'] extends 'anyone' ? Actor | undefined : Actor;
  readonly params: ParamsOf<R['path']>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  /** The revision named by If-Match; 0 on routes that need none. */
  readonly revision: number;
  /** The server's clock, the same for the whole request. */
  readonly now: Date;
  readonly request: Request;
  readonly requestId: string;
  /** Where the caller is, see `TRUSTED_PROXIES`; `null` within one process. */
  readonly address: string | null;
  readonly limits: Limits;
  readonly config: Config;
  readonly log: Logger;
  /** What the handler's own work before the transaction came to, see `afterWork`. */
  readonly made: unknown;
}

/** What work before the transaction is given. */
export interface Early<R extends Route = Route> extends Pick<
  Call<R>,
  'actor' | 'params' | 'query' | 'body' | 'now' | 'request'
> {
  /** Reads in a short transaction of its own, which shows the caller's organization only. */
  read<T>(work: (db: Transaction<Schema>) => Promise<T>): Promise<T>;
}

export interface Handler<R extends Route> {
  (call: Call<R>): Promise<AnswerOf<R>>;
  readonly before?: (early: Early<R>) => Promise<unknown>;
}

/**
 * A handler that begins with work that takes long. It is done once, before the transaction, so that no connection and no
 * lock waits for it.
 */
export function afterWork<R extends Route, Made>(
  before: (early: Early<R>) => Promise<Made>,
  handle: (call: Call<R>, made: Made) => Promise<AnswerOf<R>>,
): Handler<R> {
  const handler = (call: Call<R>) => handle(call, call.made as Made);
  return Object.assign(handler, { before });
}
