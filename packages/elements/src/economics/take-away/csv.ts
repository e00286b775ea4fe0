// The years one by one as comma-separated values (RFC 4180), in UTF-8 with a byte-order mark so that spreadsheets see it.
import type { CostClass, EconomicsResult } from '@wellkept/economics';
import { minorDigits } from '@wellkept/contracts/amount-text';
import type { SpreadsheetTerms } from '../../locales/en/spreadsheet.ts';
import { defused } from './sheet.ts';

const CLASSES: readonly CostClass[] = [
  'capital',
  'repair',
  'incentive',
  'residual',
  'maintenance',
  'breakdowns',
  'downtime',
  'energy',
  'carbon',
  'tax',
];

/** Numbers are written with a point and without groups, whatever the language, so that programs can read them. */
function field(value: string | number, unit: number): string {
  if (typeof value === 'number') return String(Math.round(value * unit) / unit);
  const safe = defused(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line for each option and year: what is paid by kind, in all, worth today, and so far with 8 of 10 futures. */
export function yearsAsCsv(result: EconomicsResult, words: SpreadsheetTerms): string {
  const money = (heading: string): string => `${heading} (${result.currency})`;
  const unit = 10 ** minorDigits(result.currency);
  const heading = [
    words.option,
    words.year,
    ...CLASSES.map((of) => money(words[of])),
    money(words.total),
    money(words.discounted),
    money(words.running),
    money(words.runningLow),
    money(words.runningHigh),
  ];
  const lines = result.options.flatMap((option) =>
    option.flows.map((flow, year) => {
      const sum = option.cumulative[year];
      return [
        option.label,
        flow.year,
        ...CLASSES.map((of) => flow[of]),
        flow.total,
        flow.discounted,
        sum?.mean ?? 0,
        sum?.low ?? 0,
        sum?.high ?? 0,
      ];
    }),
  );
  return `\uFEFF${[heading, ...lines].map((line) => line.map((each) => field(each, unit)).join(',')).join('\r\n')}\r\n`;
}
