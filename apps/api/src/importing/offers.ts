// Words that nearly name a unit: asked about once, and never attached by themselves.
import type { ImportReport } from '@wellkept/contracts';
import type { Unit } from './units.ts';

type Told = NonNullable<ImportReport['offers']>[number];

/** Why a row waits: its word is no unit's, but these are called nearly so. */
export class Offer extends Error {
  readonly word: string;
  readonly units: readonly Unit[];

  constructor(word: string, units: readonly Unit[]) {
    super(word);
    this.word = word;
    this.units = units;
  }
}

/** One question for each word, however many rows it stands in. */
export class Offers {
  readonly #told = new Map<string, Told>();

  add(file: string, line: number, { word, units }: Offer): void {
    const key = `${file}\n${word}`;
    const known = this.#told.get(key);
    const means = [...new Set(units.map(({ tag }) => tag))];
    this.#told.set(
      key,
      known ? { ...known, rows: known.rows + 1 } : { file, line, word, means, rows: 1 },
    );
  }

  list(): Told[] {
    return [...this.#told.values()];
  }
}
