import type { Client, GivenAct, KeptAct } from '@wellkept/client';
import type { Act, Change, Me } from '@wellkept/contracts';

/** How the session stands. */
export interface SessionState {
  readonly status: 'starting' | 'ready' | 'ended' | 'failed';
  /** Who is signed in; `null` until known and after sign-out. Kept when a session merely expires. */
  readonly me: Me | null;
  /** Why it ended: signed out here, or no token to be had. */
  readonly reason: 'signed-out' | 'expired' | null;
  readonly online: boolean;
  /** Why it failed to start. */
  readonly error: Error | null;
  /** Answers that could not be sent when they were given, and what became of them. */
  readonly kept: readonly KeptAct[];
}

/** What the live stream tells; its `type` is `reconnected` (about nothing in particular) after a gap, in which anything may have changed. */
export type SessionChange = Change;

/** Answers on their way to the server. */
export interface SessionActs {
  /** Loads what sending takes, so that it is there when the line is not. */
  prepare(): Promise<void>;
  /** What the server answered, or `null` when it did not arrive and stands in `state.kept`. Rejects when it is refused. */
  give(act: GivenAct): Promise<Act | null>;
  /** Tries what waits once more. */
  retry(): Promise<void>;
  /** Takes a kept one back, or puts away one whose end was read. */
  drop(key: string): Promise<void>;
  /** An element shows this kept one itself, until the answer is called: the session need not. */
  claim(key: string): () => void;
  /** Some element shows it. */
  isClaimed(key: string): boolean;
}

/** One signed-in person's session, shared by the elements inside a `wk-session`. */
export interface SessionStore {
  readonly state: SessionState;
  readonly client: Client;
  /** The server's clock, in milliseconds; a device's own may be wrong. */
  now(): number;
  /** Called after each change of `state`. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Called for what changes on the server. The first listener opens the stream. */
  onChange(listener: (change: SessionChange) => void): () => void;
  /** Asks for a new token, after the session ended or failed. */
  restart(): Promise<void>;
  /** Ends the session on the server and forgets everything here. */
  signOut(): Promise<void>;
  readonly acts: SessionActs;
  /** Keeps what a person typed, in memory only, until sign-out; `null` drops it. */
  keep<T>(key: string, draft: T | null): void;
  draft<T>(key: string): T | null;
}
