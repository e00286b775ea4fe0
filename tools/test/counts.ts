// What a runner counted; every runner's reporter writes it to the file named by WELLKEPT_TEST_COUNTS.

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The last line of `npm test`. */
export function summary(all: Counts[]): string {
  const sum = (key: keyof Counts) => all.reduce((total, counts) => total + counts[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
