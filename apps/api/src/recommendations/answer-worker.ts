// A thread that works cases out, one after the other.
import { parentPort } from 'node:worker_threads';
import { evaluate } from '@wellkept/economics';
import type { Answered, Asked } from './answers.ts';

parentPort?.on('message', ({ id, case: asked }: Asked) => {
  let answered: Answered;
  try {
    answered = { id, result: evaluate(asked) };
  } catch (error) {
    answered = { id, fault: error instanceof Error ? error.name : 'unknown' };
  }
  parentPort?.postMessage(answered);
});
