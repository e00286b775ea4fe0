import { address } from './settle-worker.ts';

/**
 * What the worker runs: a line that loads it. The embed's build puts the worker's whole code here
 * instead (`packages/embed/build`), so that a page's policy need allow nothing but `worker-src blob:`.
 */
export const text = `import ${JSON.stringify(address)};`;
