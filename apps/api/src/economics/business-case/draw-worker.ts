// A thread that works pages out and draws them, one after the other.
import { parentPort } from 'node:worker_threads';
import { evaluate } from '@wellkept/economics';
import { sensitivity } from '@wellkept/economics/sensitivity';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import type { Drawn, Ordered } from './draw-room.ts';
import { drawPage } from './page.ts';

parentPort?.on('message', async ({ id, order }: Ordered) => {
  let drawn: Drawn;
  try {
    const result = evaluate(order.case);
    const bytes = await drawPage({
      ...order,
      result,
      sensitivity: sensitivity(order.case, result),
      words: order.lang === 'de' ? de : en,
    });
    drawn = { id, bytes };
  } catch (error) {
    drawn = { id, fault: error instanceof Error ? error.name : 'unknown' };
  }
  parentPort?.postMessage(drawn);
});
