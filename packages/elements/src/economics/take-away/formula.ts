// The few formulas our sheets are made of, worked out here too: for the values that stand beside them in a viewer that
// does not calculate, and for the tests. Knows + - * / ^, comparisons, references, SUM, SUMPRODUCT and IF.
import type { Cell, Sheet } from './sheet.ts';

type Values = readonly number[];
const one = (values: Values): number => values[0] ?? 0;
const sum = (values: Values): number => values.reduce((total, value) => total + value, 0);

const functions: Readonly<Record<string, (given: readonly Values[]) => number>> = {
  SUM: (given) => sum(given.flat()),
  SUMPRODUCT: ([a = [], b = []]) => sum(a.map((value, i) => value * (b[i] ?? 0))),
  IF: ([test = [], yes = [], no = []]) => (one(test) === 0 ? one(no) : one(yes)),
};

const token =
  /\s*(?:(?<number>\d+(?:\.\d*)?(?:E[+-]?\d+)?)|(?:(?:'(?<quoted>[^']+)'|(?<plain>[A-Za-z_]\w*))!)?(?<from>\$?[A-Z]{1,3}\$?\d+)(?::(?<to>\$?[A-Z]{1,3}\$?\d+))?|(?<name>[A-Z]+)(?=\()|(?<sign><=|>=|<>|[-+*/^(),<>=]))/y;

const bindings: Readonly<Record<string, number>> = {
  '=': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '<>': 1,
  '+': 2,
  '-': 2,
  '*': 3,
  '/': 3,
  '^': 4,
};

function apply(sign: string, a: number, b: number): number {
  switch (sign) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
    case '=':
      return Number(a === b);
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    default:
      return Number(a !== b);
  }
}

/** Column number from 0, of "A", "AB". */
export const columnOf = (letters: string): number =>
  [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** "A", "AB", from a column number from 0. */
export const lettersOf = (column: number): string =>
  (column >= 26 ? lettersOf(Math.floor(column / 26) - 1) : '') +
  String.fromCharCode(65 + (column % 26));

const place = (reference: string): { column: number; row: number } => {
  const [, letters = 'A', row = '1'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
  return { column: columnOf(letters), row: Number(row) - 1 };
};

/** A workbook's values by sheet name and address; empty cells and text count as 0. */
export type Calculated = (sheet: string, address: string) => number;

/** @throws {SyntaxError} on reading a cell whose formula cannot be read, or that depends on itself. */
export function calculate(sheets: readonly Sheet[]): Calculated {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const known = new Map<Cell, number>();
  const pending = new Set<Cell>();

  function valueAt(sheet: string, row: number, column: number): number {
    const cell = byName.get(sheet)?.rows[row]?.[column];
    if (!cell) return 0;
    if ('value' in cell) return cell.value;
    if (!('formula' in cell)) return 0;
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (pending.has(cell)) throw new SyntaxError(`A formula depends on itself: ${cell.formula}`);
    pending.add(cell);
    const value = read(cell.formula, sheet);
    pending.delete(cell);
    known.set(cell, value);
    return value;
  }

  function read(formula: string, home: string): number {
    let groups: Record<string, string | undefined> = {};
    let at = 0;
    const next = (): void => {
      token.lastIndex = at;
      const match = at < formula.length ? token.exec(formula) : null;
      if (!match && at < formula.length) throw new SyntaxError(`${formula} at ${at}`);
      at = match ? token.lastIndex : at;
      groups = match?.groups ?? {};
    };
    const expect = (sign: string): void => {
      if (groups['sign'] !== sign) throw new SyntaxError(`${formula}: ${sign} expected at ${at}`);
      next();
    };
    const operand = (): Values => {
      const { number, quoted, plain, from, to, name, sign } = groups;
      if (sign === '-') {
        next();
        return [-one(operand())];
      }
      if (sign === '(') {
        next();
        const inner = expression(0);
        expect(')');
        return inner;
      }
      next();
      if (number !== undefined) return [Number(number)];
      if (from !== undefined) {
        const sheet = quoted ?? plain ?? home;
        const [a, b] = [place(from), place(to ?? from)];
        const values: number[] = [];
        for (let row = a.row; row <= b.row; row++)
          for (let column = a.column; column <= b.column; column++)
            values.push(valueAt(sheet, row, column));
        return values;
      }
      const known = name === undefined ? undefined : functions[name];
      if (!known) throw new SyntaxError(`${formula}: unknown at ${at}`);
      expect('(');
      const given: Values[] = [expression(0)];
      while (groups['sign'] === ',') {
        next();
        given.push(expression(0));
      }
      expect(')');
      return [known(given)];
    };
    const expression = (least: number): Values => {
      let left = operand();
      for (;;) {
        const sign = groups['sign'] ?? '';
        const binding = bindings[sign] ?? 0;
        if (binding <= least) return left;
        next();
        left = [apply(sign, one(left), one(expression(binding)))];
      }
    };
    next();
    const value = one(expression(0));
    if (at < formula.length || Object.values(groups).some((group) => group !== undefined))
      throw new SyntaxError(`${formula}: unread at ${at}`);
    return value;
  }

  return (sheet, address) => {
    const { row, column } = place(address);
    return valueAt(sheet, row, column);
  };
}
