import * as z from 'zod/mini';
import { Id, Instant } from './base.ts';

const column = z.string().check(z.maxLength(200));

/**
 * From our field names to the columns of the firm's file. A field may also be fixed for all rows with `{"value": …}`,
 * or translated word by word with `{"column": …, "values": {"PM01": "repair", "*": "maintenance"}}`.
 */
export const ImportMapping = z.record(
  z.string(),
  z.union([
    column,
    z.strictObject({ value: z.string().check(z.maxLength(400)) }),
    z.strictObject({ column, values: z.record(z.string(), z.string().check(z.maxLength(400))) }),
  ]),
);
export type ImportMapping = z.infer<typeof ImportMapping>;

/** Encodings a file may be in; `macintosh` is Mac Roman. */
export const ImportEncoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'iso-8859-1',
  'windows-1250',
  'windows-1251',
  'macintosh',
  'shift_jis',
]);
export type ImportEncoding = z.infer<typeof ImportEncoding>;

/** How to read one file. What is left out is detected and told in the report. */
export const ImportFile = z.strictObject({
  kind: z.enum(['equipment', 'service']),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The file's bytes in base64. */
  content: z.base64(),
  encoding: z.optional(ImportEncoding),
  delimiter: z.optional(z.enum([',', ';', '\t', '|'])),
  decimal: z.optional(z.enum(['.', ','])),
  /**
   * Order of day, month and year in dates that are not ISO 8601. `serial-1900` and `serial-1904` read whole numbers as a
   * spreadsheet's count of days; without them such numbers are refused.
   */
  dateOrder: z.optional(z.enum(['ymd', 'dmy', 'mdy', 'serial-1900', 'serial-1904'])),
  mapping: z.optional(ImportMapping),
});
export type ImportFile = z.infer<typeof ImportFile>;

export const ImportRequest = z.strictObject({
  files: z.array(ImportFile).check(z.minLength(1), z.maxLength(2)),
  /** Read, check and report, but change nothing. */
  dryRun: z.optional(z.boolean()),
  /** Customer and site for units whose file names none. */
  customerId: z.optional(Id),
  siteId: z.optional(Id),
  /**
   * What a word of the file means: `{"0042": "42"}` takes rows of `0042` for those of the unit `42`. A word that names
   * itself is a unit of its own.
   */
  same: z.optional(z.record(column, column)),
  /** Citation or name of the source, kept with every row. */
  source: z.optional(z.string().check(z.maxLength(500))),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

/** One row that could not be taken in. The others were. */
export const ImportError = z.object({
  file: z.string(),
  /** 1-based line in the file, the header being line 1. */
  line: z.int(),
  column: z.nullable(z.string()),
  reason: z.string(),
  value: z.nullable(z.string()),
});
export type ImportError = z.infer<typeof ImportError>;

export const ImportReport = z.object({
  /** `null` for a dry run. */
  id: z.nullable(Id),
  dryRun: z.boolean(),
  at: Instant,
  files: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['equipment', 'service']),
      encoding: z.string(),
      delimiter: z.string(),
      decimal: z.string(),
      dateOrder: z.string(),
      /** Field → column as used. */
      mapping: z.record(z.string(), z.string()),
      /** Columns nothing was read from. */
      ignored: z.array(z.string()),
      /**
       * In a dry run, when the file does not tell its encoding: the same words as each encoding reads them. Nothing else
       * was read; import it again with `encoding`.
       */
      readings: z.optional(z.array(z.object({ encoding: ImportEncoding, sample: z.string() }))),
      rows: z.int(),
      created: z.int(),
      changed: z.int(),
      unchanged: z.int(),
      failed: z.int(),
      /** The first rows as they were (or would be) stored. */
      preview: z.array(z.record(z.string(), z.string())),
    }),
  ),
  /**
   * Words that are no unit's, but nearly: with zeros in front, other spaces, or the same letters coded otherwise. Their
   * rows were not taken in; say so with `same` if that unit is meant.
   */
  offers: z.optional(
    z.array(
      z.object({
        file: z.string(),
        /** Line on which the word stands first. */
        line: z.int(),
        word: z.string(),
        /** Tags of the units that may be meant. */
        means: z.array(z.string()),
        rows: z.int(),
      }),
    ),
  ),
  errors: z.array(ImportError),
  /** Errors beyond the first 1,000 are counted here and not listed. */
  furtherErrors: z.int(),
  undoneAt: z.nullable(Instant),
});
export type ImportReport = z.infer<typeof ImportReport>;
