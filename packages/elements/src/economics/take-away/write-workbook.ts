// From our sheets to an .xlsx file. Loaded, with the library that writes it, when a file is asked for.
import writeXlsxFile, { type Cell as WrittenCell, type Feature } from 'write-excel-file/browser';
import { calculate } from './formula.ts';
import { defused, type Cell, type Format, type Sheet, type Style } from './sheet.ts';

const formats: Readonly<Record<Format, string>> = {
  money: '#,##0.00',
  price: '#,##0.0000',
  rate: '0.0%',
  amount: 'General',
  year: '0',
  factor: '0.0000',
};

const styles = {
  title: { fontWeight: 'bold', fontSize: 14 },
  heading: { fontWeight: 'bold', wrap: true, alignVertical: 'top' },
  note: { textColor: '#595959' },
  input: { backgroundColor: '#fff4d6' },
  result: { fontWeight: 'bold' },
} as const satisfies Record<Style, object>;

function written(cell: Cell): WrittenCell {
  if (!cell) return null;
  const look = cell.style ? styles[cell.style] : {};
  if ('text' in cell)
    return cell.text === '' ? null : { type: String, value: defused(cell.text), ...look };
  // General is what a cell without a format is shown in.
  const format = cell.format === 'amount' ? {} : { format: formats[cell.format] };
  return 'value' in cell
    ? { type: Number, value: cell.value, ...format, ...look }
    : { type: 'Formula', value: cell.formula, ...format, ...look };
}

/** Puts each formula's value beside it, for viewers that do not calculate, and asks the others to calculate on opening. */
function withValues(sheets: readonly Sheet[]): Feature<File | Blob | ArrayBuffer> {
  const at = calculate(sheets);
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const name = sheets[sheetIndex]?.name ?? '';
            return xml.replace(
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
export async function writeWorkbook(sheets: readonly Sheet[], rightToLeft = false): Promise<Blob> {
  const given = sheets.map(({ name, rows, widths, fixed }) => ({
    sheet: name,
    data: rows.map((row) => row.map(written)),
    columns: widths.map((width) => ({ width })),
    rightToLeft,
    ...(fixed[0] > 0 && { stickyRowsCount: fixed[0] }),
    ...(fixed[1] > 0 && { stickyColumnsCount: fixed[1] }),
  }));
  return writeXlsxFile(given, { features: [withValues(sheets)] }).toBlob();
}
