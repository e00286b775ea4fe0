// From our sheets to an .xlsx file. Loaded, with the library that writes it, when a file is asked for.
import writeXlsxFile, { type Cell as WrittenCell, type Feature } from 'write-excel-file/browser';
import { minorDigits } from '@wellkept/contracts/amount-text';
import { calculate } from './formula.ts';
import { defused, type Cell, type Format, type Sheet, type Style } from './sheet.ts';

/** Money has the decimals of its currency; the price of a kilowatt hour two more. */
export const formatsOf = (currency: string): Readonly<Record<Format, string>> => {
  const digits = minorDigits(currency);
  return {
    money: digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`,
    price: `#,##0.${'0'.repeat(digits + 2)}`,
    rate: '0.0%',
    amount: '0.0##',
    year: '0',
    factor: '0.0000',
  };
};

type Formats = ReturnType<typeof formatsOf>;

const styles = {
  title: { fontWeight: 'bold', fontSize: 14 },
  heading: { fontWeight: 'bold', wrap: true, alignVertical: 'top' },
  note: { textColor: '#595959', wrap: true, alignVertical: 'top' },
  input: { backgroundColor: '#fff4d6' },
  result: { fontWeight: 'bold' },
} as const satisfies Record<Style, object>;

function written(cell: Cell, formats: Formats): WrittenCell {
  if (!cell) return null;
  const look = cell.style ? styles[cell.style] : {};
  if ('text' in cell)
    return cell.text === '' ? null : { type: String, value: defused(cell.text), ...look };
  // Thousands need no decimals; below that a typed fraction must be seen.
  const large = cell.format === 'amount' && 'value' in cell && Math.abs(cell.value) >= 1000;
  const format = { format: large ? '#,##0' : formats[cell.format] };
  return 'value' in cell
    ? { type: Number, value: cell.value, ...format, ...look }
    : { type: 'Formula', value: cell.formula, ...format, ...look };
}

const WIDE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';

/** Rows are as high as their headings; a note goes on beside its cell, over as many lines as it takes. */
function spread(row: readonly Cell[], widths: readonly number[], formats: Formats): WrittenCell[] {
  const [first] = row;
  const cells = row.map((cell) => written(cell, formats));
  const lines = row.map((cell, i) =>
    cell && 'text' in cell && cell.style === 'heading'
      ? Math.ceil(cell.text.length / Math.max(1, (widths[i] ?? 0) - 3))
      : 1,
  );
  const most = Math.max(1, ...lines);
  if (most > 1) return cells.map((cell) => cell && { ...(cell as object), height: 16 * most });
  if (row.length !== 1 || !first || !('text' in first) || first.style !== 'note') return cells;
  const span = Math.min(widths.length, 6);
  const room = widths.slice(0, span).reduce((sum, width) => sum + width, 0);
  const height = 16 * Math.max(1, Math.ceil(first.text.length / (room * 0.95)));
  const note = { ...(written(first, formats) as object), columnSpan: span, height };
  return [note, ...new Array<null>(span - 1).fill(null)];
}

/**
 * Puts each formula's value beside it, for viewers that do not calculate, and asks the others to calculate on opening.
 * On paper a sheet is as wide as the page.
 */
function finished(sheets: readonly Sheet[]): Feature<File | Blob | ArrayBuffer> {
  const at = calculate(sheets);
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const name = sheets[sheetIndex]?.name ?? '';
            const fitted = xml
              .replace(/<worksheet[^>]*>/, (tag) => `${tag}${WIDE}`)
              .replace('<pageSetup ', '<pageSetup fitToHeight="0" ');
            return fitted.replace(
              /<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)<\/f><\/c>/g,
              (whole, address: string, attributes: string, formula: string) => {
                const value = at(name, address);
                return Number.isFinite(value)
                  ? `<c r="${address}"${attributes}><f>${formula}</f><v>${value}</v></c>`
                  : whole;
              },
            );
          },
        },
        'xl/workbook.xml': {
          transformElementAttributes: (tag, attributes) =>
            tag === 'calcPr' ? { ...attributes, fullCalcOnLoad: 1 } : attributes,
        },
      },
    },
  };
}

/** The sheets as an .xlsx file. */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  currency: string,
  rightToLeft = false,
): Promise<Blob> {
  const formats = formatsOf(currency);
  const given = sheets.map(({ name, rows, widths, fixed }) => ({
    sheet: name,
    data: rows.map((row) => spread(row, widths, formats)),
    columns: widths.map((width) => ({ width })),
    rightToLeft,
    orientation: 'landscape' as const,
    ...(fixed[0] > 0 && { stickyRowsCount: fixed[0] }),
    ...(fixed[1] > 0 && { stickyColumnsCount: fixed[1] }),
  }));
  return writeXlsxFile(given, {
    fontFamily: 'Calibri',
    fontSize: 11,
    features: [finished(sheets)],
  }).toBlob();
}
