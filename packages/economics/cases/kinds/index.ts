/** All kinds of worked case, by name. */
import { alternatives } from './alternatives.ts';
import { money } from './money.ts';
import { reliability } from './reliability.ts';

export type Kind = (inputs: never) => unknown;

export const kinds: Readonly<Record<string, Kind>> = { ...money, ...alternatives, ...reliability };
