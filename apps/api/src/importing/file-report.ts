// What an import tells of one file.
import type { ImportReport } from '@wellkept/contracts';
import type { Reading } from './encoding.ts';
import type { FileToRead, OpenFile } from './read-file.ts';
import type { Counts } from './service-rows.ts';

export type FileReport = ImportReport['files'][number];

/** The report of a file that waits for its encoding. */
export const askForEncoding = (file: FileToRead, readings: readonly Reading[]): FileReport => ({
  name: file.name,
  kind: file.kind,
  encoding: '',
  delimiter: '',
  decimal: '',
  dateOrder: '',
  mapping: {},
  ignored: [],
  readings: [...readings],
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  failed: 0,
  preview: [],
});

export function describeFile(
  file: OpenFile,
  counts: Counts,
  failed: number,
  preview: Record<string, string>[],
): FileReport {
  const { decimal, dateOrder, mapping } = file;
  const dates = dateOrder.order === 'ymd' ? 'ISO 8601 (ymd)' : dateOrder.order;
  return {
    name: file.name,
    kind: file.kind,
    encoding: file.encoding,
    delimiter: file.delimiter,
    decimal: decimal.assumed ? `${decimal.decimal} (assumed: no number tells)` : decimal.decimal,
    dateOrder: dateOrder.assumed
      ? `${dates} (assumed: no day above 12 tells day from month)`
      : dates,
    mapping: mapping.told,
    ignored: [...mapping.ignored],
    rows: file.lines,
    ...counts,
    failed,
    preview,
  };
}
