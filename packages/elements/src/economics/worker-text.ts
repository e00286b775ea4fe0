import { address } from './settle-worker.ts';

/**
 * What the worker runs: a line that loads it. Our builds put the worker's whole code here instead
 * (`packages/embed/build`); a bundle made without that does the work in slices.
 */
export const text = `import ${JSON.stringify(address)};`;
