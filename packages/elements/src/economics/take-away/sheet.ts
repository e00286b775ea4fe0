/** A sheet before any file format: what stands where, and how it looks. */

/** How a number is shown; the program that opens it writes it in its own language. */
export type Format = 'money' | 'price' | 'rate' | 'amount' | 'year' | 'factor';

export type Style = 'title' | 'heading' | 'note' | 'input' | 'result';

export type Cell =
  | null
  | { readonly text: string; readonly style?: Style }
  | { readonly value: number; readonly format: Format; readonly style?: Style }
  | { readonly formula: string; readonly format: Format; readonly style?: Style };

export interface Sheet {
  /** At most 31 characters; see `sheetName`. */
  readonly name: string;
  readonly rows: Cell[][];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in view. */
  readonly fixed: readonly [rows: number, columns: number];
}

export const text = (words: string, style?: Style): Cell => ({
  text: words,
  ...(style && { style }),
});

/** A name a spreadsheet takes, unlike the others. */
export function sheetName(wanted: string, taken: readonly string[]): string {
  const clean =
    wanted
      .replaceAll(/[[\]:*?/\\']/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim() || 'A';
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`;
    const name = clean.slice(0, 31 - end.length).trim() + end;
    if (!taken.some((other) => other.toLowerCase() === name.toLowerCase())) return name;
  }
}

/** Text that a spreadsheet would take for a formula, now or once it is pasted, is made plain text. */
export const defused = (words: string): string =>
  /^[=+\-@\t\r\n]/.test(words) ? `'${words}` : words;
