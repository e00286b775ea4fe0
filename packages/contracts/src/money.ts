// Money: its decimals, its arithmetic, as text and from text. Imports no schema, so that a page can load it alone; text
// and typing have entries of their own, so that a page loads only what it uses.
export * from './amount-text.ts';
export * from './parse-amount.ts';
export { amountsOf, asRecorded, timesRounded, toMinor, withTax, type Taxed } from './reckon.ts';
export * from './split.ts';
export * from './sums.ts';
