// Rows that could not be taken in: the first are listed, the others counted.
import type { ImportError } from '@wellkept/contracts';

const MOST_LISTED = 1000;

export class Faults {
  readonly listed: ImportError[] = [];
  further = 0;

  /** @param faults Of one part of a file, in any order. */
  add(faults: readonly ImportError[]): void {
    for (const fault of faults.toSorted((a, b) => a.line - b.line)) {
      if (this.listed.length < MOST_LISTED) this.listed.push(fault);
      else this.further++;
    }
  }
}
