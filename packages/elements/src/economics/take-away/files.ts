// The files that are made in the reader's browser. Loaded when one is asked for.
import spreadsheet, { type SpreadsheetTerms } from '../../locales/en/spreadsheet.ts';
import { yearsAsCsv } from './csv.ts';
import type { Material } from './inputs-sheet.ts';

async function wordsOf(lang: string): Promise<SpreadsheetTerms> {
  if (lang.split('-')[0] === 'de') return (await import('../../locales/de/spreadsheet.ts')).default;
  return spreadsheet;
}

/** The calculation as an .xlsx file of formulas. */
export async function spreadsheetFile(
  material: Omit<Material, 'words'>,
  lang: string,
  rightToLeft: boolean,
): Promise<Blob> {
  const [{ workbook }, { writeWorkbook }, words] = await Promise.all([
    import('./workbook.ts'),
    import('./write-workbook.ts'),
    wordsOf(lang),
  ]);
  return writeWorkbook(workbook({ ...material, words }), material.result.currency, rightToLeft);
}

/** The years one by one as comma-separated values. */
export async function yearsFile(material: Omit<Material, 'words'>, lang: string): Promise<Blob> {
  return new Blob([yearsAsCsv(material.result, await wordsOf(lang))], {
    type: 'text/csv;charset=utf-8',
  });
}
