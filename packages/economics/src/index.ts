// Repair or replace: pure functions from a case to an answer. No clock, no DOM, no dependency; imports nothing.
export type * from './case.ts';
export type * from './result.ts';
export { evaluate, type EvaluateOptions, prepare, type Prepared } from './evaluate.ts';
export { assumptionAt, withValue } from './inputs.ts';
