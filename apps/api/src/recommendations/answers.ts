// The answers to cases, worked out on a thread of their own: each is a fifth of a second of work, for which nobody else
// should wait. A case is asked for whenever somebody looks, and changes rarely, so answers are kept.
import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { EconomicsCase, EconomicsResult } from '@wellkept/economics';
import { Refusal } from '../http/refusal.ts';

export interface Asked {
  readonly id: number;
  readonly case: EconomicsCase;
}
export type Answered =
  | { readonly id: number; readonly result: EconomicsResult }
  | { readonly id: number; readonly fault: string };

/** Answers kept; the one asked for longest ago goes first. */
const KEPT = 500;
/** Beyond so many the last would wait longer than a person does. */
const MOST_WAITING = 40;

interface Waiting {
  resolve(result: EconomicsResult): void;
  reject(error: Error): void;
}

export interface Answers {
  /**
   * The answer to a case without faults.
   * @throws `too-many-requests` when too many are waiting already.
   */
  to(asked: EconomicsCase): Promise<EconomicsResult>;
}

export function createAnswers(): Answers {
  const kept = new Map<string, Promise<EconomicsResult>>();
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  /** The thread begins with the first case, and does not keep a process alive that has nothing to work out. */
  function open(): Worker {
    if (worker) return worker;
    const opened = new Worker(new URL('./answer-worker.ts', import.meta.url));
    opened.on('message', (answered: Answered) => {
      const one = waiting.get(answered.id);
      waiting.delete(answered.id);
      if ('result' in answered) one?.resolve(answered.result);
      else one?.reject(new Error(`the case could not be worked out: ${answered.fault}`));
      if (waiting.size === 0) opened.unref();
    });
    const fail = () => {
      if (worker !== opened) return;
      worker = undefined;
      for (const one of waiting.values()) one.reject(new Error('the working thread ended'));
      waiting.clear();
    };
    opened.on('error', fail).on('exit', fail);
    worker = opened;
    return opened;
  }

  function workOut(asked: EconomicsCase): Promise<EconomicsResult> {
    if (waiting.size >= MOST_WAITING)
      throw new Refusal('too-many-requests', { headers: { 'Retry-After': '10' } });
    const id = ++last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      const thread = open();
      thread.ref();
      thread.postMessage({ id, case: asked } satisfies Asked);
    });
  }

  return {
    async to(asked) {
      const key = createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
      const answer = kept.get(key) ?? workOut(asked);
      kept.delete(key);
      kept.set(key, answer);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
      // What went wrong is tried again by whoever asks next.
      answer.catch(() => kept.delete(key));
      return answer;
    },
  };
}
