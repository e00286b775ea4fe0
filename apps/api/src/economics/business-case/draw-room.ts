// Pages are drawn on a thread of their own: each is about a second of work, for which nobody else should wait.
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../http/refusal.ts';
import type { Page } from './page.ts';

/** What the thread is given; the rest it works out. */
export type Order = Omit<Page, 'result' | 'sensitivity' | 'words'>;
export interface Ordered {
  readonly id: number;
  readonly order: Order;
}
export type Drawn =
  | { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly fault: string };

export interface DrawRoom {
  /** @throws `too-many-requests` when too many are waiting already. */
  draw(order: Order): Promise<Uint8Array<ArrayBuffer>>;
}

/** Beyond so many the last would wait longer than a person does. */
const MOST_WAITING = 30;

interface Waiting {
  resolve(bytes: Uint8Array<ArrayBuffer>): void;
  reject(error: Error): void;
}

export function createDrawRoom(): DrawRoom {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  /** The thread begins with the first page, and does not keep a process alive that has nothing to draw. */
  function open(): Worker {
    if (worker) return worker;
    const opened = new Worker(new URL('./draw-worker.ts', import.meta.url));
    opened.on('message', (drawn: Drawn) => {
      const one = waiting.get(drawn.id);
      waiting.delete(drawn.id);
      if ('bytes' in drawn) one?.resolve(drawn.bytes);
      else one?.reject(new Error(`the page could not be drawn: ${drawn.fault}`));
      if (waiting.size === 0) opened.unref();
    });
    const fail = () => {
      if (worker !== opened) return;
      worker = undefined;
      for (const one of waiting.values()) one.reject(new Error('the drawing thread ended'));
      waiting.clear();
    };
    opened.on('error', fail).on('exit', fail);
    worker = opened;
    return opened;
  }

  return {
    draw(order) {
      if (waiting.size >= MOST_WAITING)
        throw new Refusal('too-many-requests', { headers: { 'Retry-After': '10' } });
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        const thread = open();
        thread.ref();
        thread.postMessage({ id, order } satisfies Ordered);
      });
    },
  };
}
