// Server-sent events, read by `fetch` so that the token stays out of the address.
import type { Change } from '@wellkept/contracts';
import type { routes } from '@wellkept/contracts/routes';
import { Content, type Handler } from '../http/handler.ts';
import type { Reader, News } from './news.ts';

const HEARTBEAT_MS = 15_000;
/** How long a stream of a secret key lasts, which has no end of its own. */
const KEY_MS = 15 * 60_000;
/** A reader that does not read is let go; it will come back and fetch. */
const MAX_WAITING = 1000;

export const createStream =
  (news: News): Handler<(typeof routes)['stream']> =>
  async ({ actor, request, now }) => {
    await news.ready();
    const left = actor.expiresAt ? Math.max(0, actor.expiresAt.getTime() - now.getTime()) : KEY_MS;
    const encoder = new TextEncoder();
    let leave = () => {};
    const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      const end = () => {
        leave();
        try {
          controller.close();
        } catch {
          // The reader left first.
        }
      };
      const send = (text: string) => {
        if ((controller.desiredSize ?? 0) < -MAX_WAITING) end();
        else controller.enqueue(encoder.encode(text));
      };
      const reader: Reader = {
        actor,
        tell: ({ id, type, at, recommendationId, appointmentId }) => {
          const change: Change = { id, type, at, recommendationId, appointmentId };
          send(`id: ${id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`);
        },
        end,
      };
      const unsubscribe = news.subscribe(reader);
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS).unref();
      const expiry = setTimeout(end, left).unref();
      leave = () => {
        unsubscribe();
        clearInterval(heartbeat);
        clearTimeout(expiry);
        leave = () => {};
      };
      request.signal.addEventListener('abort', end, { once: true });
      send('retry: 2000\n: listening\n\n');
    };
    const queue = new CountQueuingStrategy({ highWaterMark: 1 });
    return new Content(new ReadableStream<Uint8Array>({ start, cancel: () => leave() }, queue), {
      'X-Accel-Buffering': 'no',
    });
  };
