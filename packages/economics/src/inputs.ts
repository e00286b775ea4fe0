/** Reading and changing single numbers of a case by path, and keeping book of what was used. */
import type { Assumption, EconomicsCase, EconomicsOption, InputPath, Origin } from './case.ts';
import type { InputUsed } from './result.ts';

/** A number with its plausible range, as the simulation needs it. */
export interface Ranged {
  readonly path: InputPath;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A number that may be left out. */
export const valueOf = (r: Ranged | undefined, otherwise = 0): number => r?.value ?? otherwise;

/** Records every number taken from a case, or filled in for it. */
export class Book {
  readonly used: InputUsed[] = [];
  take(
    path: InputPath,
    given: Assumption | undefined,
    fallback: number,
    unit: string,
    origin: Origin = 'assumed',
    range: readonly [low?: number, high?: number] = [],
  ): Ranged {
    const [low = null, high = null] = given ? [given.low, given.high] : range;
    const entry: InputUsed = {
      path,
      value: given?.value ?? fallback,
      unit: given?.unit ?? unit,
      origin: given?.origin ?? origin,
      source: given?.source ?? null,
      date: given?.date ?? null,
      low,
      high,
      filledIn: !given,
    };
    this.used.push(entry);
    return entry;
  }
}

/** Only the id of an option may have dots of its own. */
function split(path: InputPath): [head: string, option: string, id: string] {
  const parts = path.split('.');
  const head = parts.shift() ?? '';
  const id = parts.pop() ?? '';
  return [head, parts.join('.'), id];
}

/** The assumption at a path, if the case gives it. */
export function assumptionAt(c: EconomicsCase, path: InputPath): Assumption | undefined {
  const [head, option, id] = split(path);
  if (head === 'unit') return c.unit.lifeYears;
  if (head === 'assumptions') return c.assumptions[id as keyof typeof c.assumptions];
  const found = c.options.find((o) => o.id === option);
  return found?.[id as keyof EconomicsOption] as Assumption | undefined;
}

/**
 * A copy of the case with one number changed. A number that the case did not give is added as
 * assumed, in `unit` (take it from the result's `provenance`). The range stays.
 */
export function withValue(
  c: EconomicsCase,
  path: InputPath,
  value: number,
  unit = '',
): EconomicsCase {
  return withAssumption(c, path, {
    ...(assumptionAt(c, path) ?? { unit, origin: 'assumed' }),
    value,
  });
}

export function withAssumption(
  c: EconomicsCase,
  path: InputPath,
  given: Assumption,
): EconomicsCase {
  const [head, option, id] = split(path);
  if (head === 'unit') return { ...c, unit: { ...c.unit, lifeYears: given } };
  if (head === 'assumptions') return { ...c, assumptions: { ...c.assumptions, [id]: given } };
  return { ...c, options: c.options.map((o) => (o.id === option ? { ...o, [id]: given } : o)) };
}
