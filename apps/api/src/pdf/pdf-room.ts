// PDFs are drawn on a thread of their own: each is up to a second of work, for which nobody else should wait.
import { Worker } from 'node:worker_threads';
import type { ReceiptFile } from '@wellkept/contracts/receipt';
import type { Page } from '../economics/business-case/page.ts';
import { Refusal } from '../http/refusal.ts';

/** What the thread is given; the rest it works out. */
export type Order =
  | { readonly kind: 'case'; readonly page: Omit<Page, 'result' | 'sensitivity' | 'words'> }
  | { readonly kind: 'receipt'; readonly file: ReceiptFile; readonly lang: 'en' | 'de' };
export interface Ordered {
  readonly id: number;
  readonly order: Order;
}
export type Drawn =
  | { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly thread: number }
  | { readonly id: number; readonly fault: string };

export interface PdfRoom {
  /**
   * Draws one page after the other.
   * @throws `too-many-requests` when too many are waiting already, of this organization or of all.
   */
  draw(organizationId: string, order: Order): Promise<Uint8Array<ArrayBuffer>>;
  /** The threads that have drawn so far, by the ids Node gives them. */
  readonly threads: ReadonlySet<number>;
}

/** Beyond so many the last would wait longer than a person does. */
const MOST_WAITING = 30;
/** One busy firm leaves room for the others. */
const MOST_WAITING_EACH = 10;

interface Waiting {
  readonly organizationId: string;
  resolve(bytes: Uint8Array<ArrayBuffer>): void;
  reject(error: Error): void;
}

export function createPdfRoom(): PdfRoom {
  const threads = new Set<number>();
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;

  /** The thread begins with the first page, and does not keep a process alive that has nothing to draw. */
  function open(): Worker {
    if (worker) return worker;
    const opened = new Worker(new URL('./pdf-worker.ts', import.meta.url));
    opened.on('message', (drawn: Drawn) => {
      const one = waiting.get(drawn.id);
      waiting.delete(drawn.id);
      if ('bytes' in drawn) {
        threads.add(drawn.thread);
        one?.resolve(drawn.bytes);
      }
      if ('fault' in drawn) one?.reject(new Error(`the page could not be drawn: ${drawn.fault}`));
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
    threads,
    draw(organizationId, order) {
      const theirs = [...waiting.values()].filter((one) => one.organizationId === organizationId);
      if (waiting.size >= MOST_WAITING || theirs.length >= MOST_WAITING_EACH)
        throw new Refusal('too-many-requests', { headers: { 'Retry-After': '10' } });
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { organizationId, resolve, reject });
        const thread = open();
        thread.ref();
        thread.postMessage({ id, order } satisfies Ordered);
      });
    },
  };
}

/** Of this process: receipts and business cases wait in one line. */
export const pdfRoom: PdfRoom = createPdfRoom();

/** The answer goes out before its bytes are there, so that no connection to the database waits for them. */
export function oncePromised(bytes: Promise<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  bytes.catch(() => undefined); // told to the stream's reader, if it is still there
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(await bytes);
      controller.close();
    },
  });
}
