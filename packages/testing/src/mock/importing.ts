import type { ImportReport, ImportRequest } from '@wellkept/contracts';
import type { MockState } from './state.ts';

/** Reads nothing: answers with a report that has good rows, changed ones and two errors, as a real file has. */
export const createImport = (state: MockState, body: ImportRequest): ImportReport => ({
  id: body.dryRun ? null : state.nextId('imp'),
  dryRun: body.dryRun === true,
  at: state.clock(),
  files: body.files.map((file) => ({
    name: file.name,
    kind: file.kind,
    encoding: file.encoding ?? 'utf-8',
    delimiter: file.delimiter ?? ';',
    decimal: file.decimal ?? ',',
    dateOrder: file.dateOrder ?? 'dmy',
    mapping:
      file.kind === 'equipment'
        ? { tag: 'Unit', name: 'Serves', make: 'Maker' }
        : { tag: 'Unit', date: 'Date', cost: 'Net' },
    ignored: ['Internal no'],
    rows: 42,
    created: 38,
    changed: 1,
    unchanged: 1,
    failed: 2,
    preview: [
      { tag: 'RTU-3', name: 'shop floor cooling', make: 'Aldane' },
      { tag: 'L1', name: 'passenger lift, 8 persons', make: 'Verto' },
    ],
  })),
  errors: body.files.flatMap((file) => [
    {
      file: file.name,
      line: 7,
      column: 'Date',
      reason: 'is not a day of the calendar',
      value: '31.02.2024',
    },
    {
      file: file.name,
      line: 19,
      column: null,
      reason: 'has 9 fields where the header has 8',
      value: null,
    },
  ]),
  furtherErrors: 0,
  undoneAt: null,
});
