// How every measurement tells its figures: as a table of its own, and to the run that started it.

/** One figure beside what it is held to. */
export interface Figure {
  readonly name: string;
  readonly measured: string;
  /** What it may be; empty for what is told beside the figures only. */
  readonly limit: string;
  readonly met: boolean;
}

const words = ({ limit, met }: Figure): string => (limit === '' ? '' : met ? 'met' : 'NOT MET');

/** The figures as one table. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'measured', 'limit', ''],
    ...figures.map((figure) => [figure.name, figure.measured, figure.limit, words(figure)]),
  ];
  const width = [0, 1, 2].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(width[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Prints the figures, or hands them to the run of the whole set; the process ends with 1 when one is not met. */
export function report(figures: readonly Figure[]): void {
  if (process.send) process.send(figures);
  else console.log(table(figures));
  if (figures.some((figure) => !figure.met)) process.exitCode = 1;
}

/** The middle of the numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
