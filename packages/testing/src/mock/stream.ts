import type { Change } from '@wellkept/contracts';
import { HttpResponse } from 'msw';
import type { MockState } from './state.ts';

/** The live stream: open until the reader goes, one event for each change the mock makes. */
export const stream = (state: MockState, signal: AbortSignal): Response => {
  const encoder = new TextEncoder();
  let listener: ((change: Change) => void) | undefined;
  const stop = () => {
    if (listener) state.listeners.delete(listener);
  };
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(': open\n\n'));
      listener = (change) =>
        controller.enqueue(
          encoder.encode(`id: ${change.id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`),
        );
      state.listeners.add(listener);
    },
    cancel: stop,
  });
  signal.addEventListener('abort', stop);
  return new HttpResponse(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
};
