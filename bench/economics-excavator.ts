/**
 * What the engine says of excavator C at the start of each year, against what then happened.
 * Prints the table of docs/economics-excavator.md.
 *
 *   node --conditions=@wellkept/source bench/economics-excavator.ts
 */
import { readFileSync } from 'node:fs';
import {
  type Assumption,
  evaluate,
  type EconomicsCase,
  type HistoryRecord,
} from '@wellkept/economics';

const told = (value: number, unit: string, low?: number, high?: number): Assumption => ({
  value,
  unit,
  origin: 'assumed',
  ...(low === undefined || high === undefined ? {} : { low, high }),
});

interface Order {
  date: string;
  asset: string;
  type: string;
  cost: number;
}

/** Good lines only; the one malformed line has its type where the cost should be. */
const orders = readFileSync(new URL('../data/excavator-work-orders.csv', import.meta.url), 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .flatMap((line): Order[] => {
    const m = /^([^,]*),([^,]*),("(?:[^"]|"")*"|[^,]*),([^,]*),([^,]*)$/.exec(line);
    const cost = Number(m?.[5]);
    return m && Number.isFinite(cost)
      ? [{ date: m[1] as string, asset: m[2] as string, type: m[4] as string, cost }]
      : [];
  })
  .filter((o) => o.asset === 'C');

function asked(year: number): EconomicsCase {
  const baseDate = `${year}-01-01`;
  const history: HistoryRecord[] = orders
    .filter((o) => o.date < baseDate)
    .map((o) => ({
      // Repairs and replacements of parts; the other types are planned work.
      date: o.date,
      kind: o.type === 'PM01' || o.type === 'PM02' ? 'repair' : 'maintenance',
      cost: o.cost,
    }));
  return {
    currency: 'AUD',
    baseDate,
    unit: {
      name: 'Excavator C',
      kind: 'excavator',
      installedOn: '2003-07-01',
      lifeYears: told(12, 'years', 10, 15),
    },
    historyFrom: '2003-07-01',
    history,
    assumptions: { discountRate: told(0.07, 'per year'), horizonYears: told(10, 'years') },
    options: [
      // A mining shovel is kept alive part by part: it has no end of its own.
      {
        id: 'keep',
        label: 'Keep repairing',
        family: 'repair',
        price: told(0, 'AUD'),
        lifeYears: told(60, 'years'),
      },
      {
        id: 'replace',
        label: 'New machine',
        family: 'replace',
        price: told(4_000_000, 'AUD', 3_000_000, 5_000_000),
        lifeYears: told(12, 'years'),
      },
    ],
  };
}

const thousands = (x: number): string => `${Math.round(x / 1000).toLocaleString('en')}`;
console.log(
  '| on 1 January | orders so far | failures a year expected | shape | repairs expected that year, thousand AUD (8 of 10 futures) | what came | verdict | net savings, thousand AUD, of |',
);
console.log('|---|---|---|---|---|---|---|---|');
for (let year = 2005; year <= 2011; year++) {
  const r = evaluate(asked(year));
  const keep = r.options.find((o) => o.id === 'keep');
  const came = orders
    .filter((o) => o.date.startsWith(String(year)))
    .reduce((s, o) => s + o.cost, 0);
  const [first] = keep?.cumulative.slice(1, 2) ?? [];
  const undo = 1.07 ** 0.5;
  const { comparison: c, verdict: v } = r;
  console.log(
    `| ${year} | ${orders.filter((o) => o.date < `${year}-01-01`).length} | ${r.failureFit.failuresPerYear.toFixed(0)} | ${r.failureFit.shape.toFixed(2)} | ` +
      `${thousands(keep?.flows[1]?.breakdowns ?? 0)} (${thousands((first?.low ?? 0) * undo)} to ${thousands((first?.high ?? 0) * undo)}) | ${thousands(came)} | ` +
      `${v?.kind} (${Math.round(100 * (c?.probability ?? 0))} of 100 for ${c?.option}) | ${thousands(c?.netSavings.mean ?? 0)} |`,
  );
}
