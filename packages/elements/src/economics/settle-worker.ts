// Runs in a worker: works out what it is asked, and drops it when something newer is asked. Has no page.
import { workOut, type Question, type Word } from './work-out.ts';

/** Null stops the work; else a question with its number, which stands in every word of the answer. */
export type ToWorker = (Question & { readonly id: number }) | null;
export type FromWorker =
  | 'ready'
  | { readonly id: number; readonly word: Word }
  | { readonly id: number; readonly failed: true };

/** Where this file is: from there the worker loads it, unless a build gives it the whole text. */
export const address: string = import.meta.url;

/** Nobody waits for a frame here; only a newer question must be heard. */
const SLICE = 20;

if (!('document' in globalThis)) {
  const say = (said: FromWorker): void => postMessage(said);
  let running = new AbortController();
  addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
    running.abort();
    if (!data) return;
    running = new AbortController();
    const { id } = data;
    workOut(data, running.signal, (word) => say({ id, word }), SLICE).catch(() =>
      say({ id, failed: true }),
    );
  });
  say('ready');
}
