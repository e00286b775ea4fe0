// Loaded when the first answer is there. Where a page's policy does not know ours, loading it fails, and stays so.
import type { FromWorker } from './settle-worker.ts';
import { text } from './worker-text.ts';

interface Trusting {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): unknown };
  };
}

/** Never leaves this file, so that no other address can become a script through it. */
const policy = (globalThis as Trusting).trustedTypes?.createPolicy('wellkept', {
  createScriptURL: (url) => url,
});

/** Milliseconds until a worker that says nothing is given up. */
const PATIENCE = 2000;

/** A worker that runs; null where the page's policy or the browser does not let it. */
export async function startWorker(): Promise<Worker | null> {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker((policy?.createScriptURL(url) ?? url) as string, {
    type: 'module',
    name: 'wellkept',
  });
  const runs = await new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), PATIENCE);
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data === 'ready');
    worker.onerror = (event) => {
      event.preventDefault();
      resolve(false);
    };
  });
  URL.revokeObjectURL(url);
  if (runs) return worker;
  worker.terminate();
  return null;
}
