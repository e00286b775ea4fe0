// A thread that works pages out and draws them, one after the other.
import { parentPort, threadId } from 'node:worker_threads';
import { evaluate } from '@wellkept/economics';
import { sensitivity } from '@wellkept/economics/sensitivity';
import { drawPage } from '../economics/business-case/page.ts';
import { de } from '../economics/words/de.ts';
import { en } from '../economics/words/en.ts';
import { drawReceipt } from '../receipts/draw-receipt.ts';
import type { Drawn, Order, Ordered } from './pdf-room.ts';

parentPort?.on('message', async ({ id, order }: Ordered) => {
  let drawn: Drawn;
  try {
    drawn = { id, bytes: await draw(order), thread: threadId };
  } catch (error) {
    drawn = { id, fault: error instanceof Error ? error.name : 'unknown' };
  }
  parentPort?.postMessage(drawn);
});

function draw(order: Order): Promise<Uint8Array<ArrayBuffer>> {
  if (order.kind === 'receipt') return drawReceipt(order.file, order.lang);
  const { page } = order;
  const result = evaluate(page.case);
  return drawPage({
    ...page,
    result,
    sensitivity: sensitivity(page.case, result),
    words: page.lang === 'de' ? de : en,
  });
}
