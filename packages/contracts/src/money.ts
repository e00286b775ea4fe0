// Money: its decimals, its arithmetic, as text and from text. Imports no schema, so that a page can load it alone.
export * from './minor-digits.ts';
export * from './reckon.ts';
export * from './amount-text.ts';
export * from './parse-amount.ts';
