import type { Dictionary } from '../localize.ts';

const letters = 'aeiouycnsgdzAEIOUYCNSGDZ';
const marked = 'áéíóúýçñšğďžÁÉÍÓÚÝÇÑŠĞĎŽ';

/** Marks every word and lengthens it by a third, so that what was not translated, or not given room, stands out. */
function mark(text: string): string {
  const changed = text.replace(/\p{L}/gu, (letter) => marked[letters.indexOf(letter)] ?? letter);
  const words = text.length > 12 ? ` ${'~'.repeat(Math.ceil(text.length / 6))}` : '';
  return `[${changed}${words}]`;
}

/** The right-to-left pseudo-locale `ar-XB`, made from English for tests and screenshots. */
export function pseudo<T extends Dictionary>(source: T): T {
  return Object.fromEntries(
    Object.entries(source).map(([key, value]) => [
      key,
      typeof value === 'function' ? (...values: never[]) => mark(value(...values)) : mark(value),
    ]),
  ) as T;
}
