import type { FromWorker, ToWorker } from './settle-worker.ts';
import { workOut, type Question, type Word } from './work-out.ts';

/**
 * Has the longer work done: by a worker where the page lets us have one, else in slices on the
 * page's own thread. The answers are the same. One question at a time.
 */
export class Settler {
  #worker: Promise<Worker | null> | undefined;
  #asked = 0;

  /** Gets the worker ready while there is nothing to ask it yet. */
  prepare(): void {
    this.#worker ??= import('./start-worker.ts')
      .then(({ startWorker }) => startWorker())
      .catch(() => null);
  }

  async ask(question: Question, signal: AbortSignal, say: (word: Word) => void): Promise<void> {
    this.prepare();
    const worker = await this.#worker;
    if (signal.aborted) return;
    if (worker && (await this.#askWorker(worker, question, signal, say))) return;
    if (!signal.aborted) await workOut(question, signal, say);
  }

  /** Ends the worker; the next question starts another. */
  close(): void {
    void this.#worker?.then((worker) => worker?.terminate());
    this.#worker = undefined;
  }

  /** False when it could not be done there. */
  #askWorker(
    worker: Worker,
    question: Question,
    signal: AbortSignal,
    say: (word: Word) => void,
  ): Promise<boolean> {
    const id = ++this.#asked;
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        worker.postMessage(null satisfies ToWorker);
        resolve(true);
      });
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data === 'ready' || data.id !== id || signal.aborted) return;
        if ('failed' in data) return resolve(false);
        say(data.word);
        if ('final' in data.word && data.word.final) resolve(true);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
      try {
        worker.postMessage({ ...question, id } satisfies ToWorker);
      } catch {
        // A case that cannot be copied: some frameworks hand over proxies.
        resolve(false);
      }
    });
  }
}
