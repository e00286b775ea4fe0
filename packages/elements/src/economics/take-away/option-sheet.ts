// One option's sheet: the yearly means of its futures, what is paid in each year by formula, and what that is worth today.
import type { CostClass, OptionResult } from '@wellkept/economics';
import type { Drivers } from './drivers.ts';
import { calculate, lettersOf } from './formula.ts';
import type { Inputs, Material } from './inputs-sheet.ts';
import { text, type Cell, type Format, type Sheet } from './sheet.ts';

/** Paid at the end of their year, then those paid in its course. */
const DATED = ['capital', 'repair', 'incentive', 'residual'] as const;
const RUNNING = ['maintenance', 'breakdowns', 'downtime', 'energy', 'carbon', 'tax'] as const;
/** May need a factor to meet the mean of the futures to the cent. */
const ADJUSTED: readonly CostClass[] = [
  'incentive',
  'maintenance',
  'breakdowns',
  'downtime',
  'energy',
  'carbon',
];
const FIRST = 8;

interface Column {
  readonly key: string;
  readonly group: string;
  readonly heading: string;
  readonly format: Format;
  /** The year's cell; `row` counts as the sheet does, from 1. */
  readonly cell: (year: number, row: number) => Cell;
}

export interface OptionSheet {
  readonly sheet: Sheet;
  readonly lcc: string;
  /** Address of the present value of a class of cost. */
  readonly presentValue: (of: CostClass) => string;
}

type Factors = { readonly [c in CostClass]?: readonly number[] };

export function optionSheet(
  name: string,
  option: OptionResult,
  drivers: Drivers,
  inputs: Inputs,
  made: Material,
): OptionSheet {
  // First without factors: what they are is how far the plain formulas are from the mean of the futures.
  const plain = build(name, option, drivers, inputs, made, {});
  const at = calculate([inputs.sheet, plain.sheet]);
  const factors: Factors = Object.fromEntries(
    ADJUSTED.map((of): [CostClass, number[]] => {
      const values = option.flows.map(({ year }) => {
        const formula = at(name, plain.paid(of, year));
        const flow = option.flows[year]?.[of] ?? 0;
        return Math.abs(formula) < 1e-9 ? 1 : flow / formula;
      });
      return [of, values];
    }).filter(([, values]) => values.some((value) => Math.abs(value - 1) > 1e-11)),
  );
  return build(name, option, drivers, inputs, made, factors);
}

function build(
  name: string,
  option: OptionResult,
  drivers: Drivers,
  inputs: Inputs,
  made: Material,
  factors: Factors,
): OptionSheet & { readonly paid: (of: CostClass, year: number) => string } {
  const { words, result } = made;
  const { flows, later } = option;
  const horizon = flows.length - 1;
  const own = later?.first ?? option.id;
  const fresh = option.family === 'replace' && !later;
  const next = drivers.follows;
  const ref = (id: string, of: string | null = null, otherwise = '0'): string =>
    inputs.of(of, id, otherwise);
  const num = (id: string, of: string | null = null, otherwise = 0): number =>
    inputs.valueOf(of, id, otherwise);

  const usage =
    inputs.reference('assumptions.hoursPerYear') &&
    inputs.reference('assumptions.usualHoursPerYear')
      ? `*${ref('hoursPerYear')}/${ref('usualHoursPerYear')}`
      : '';
  const used = usage ? num('hoursPerYear') / num('usualHoursPerYear') : 1;
  const taxed = num('taxRate') !== 0;
  const energyOf = (of: string): string =>
    inputs.reference(`options.${of}.energyUse`) ??
    `${ref('energyUse')}${inputs.reference(`options.${of}.energyFactor`) ? `*${ref('energyFactor', of)}` : ''}`;

  const order = new Map<string, string>();
  const col = (key: string, row: number): string => `${order.get(key)}${row}`;
  const has = (row: readonly number[]): boolean => row.some((value) => Math.abs(value) > 1e-12);
  // Running costs fall in the middle of their year, or at its end where the answer was asked for so.
  const early = result.convention === 'mid-year' ? 0.5 : 0;
  const mid = (row: number): string => (early > 0 ? `($A${row}-0.5)` : `$A${row}`);
  // Wear is that of mid-year in any case.
  const wear = (row: number): string => `($A${row}-0.5)`;
  const dearer = (row: number): string => `(1+${ref('repairEscalation')})^${mid(row)}`;
  const factor = (of: CostClass, row: number): string =>
    factors[of] ? `*${col(`factor ${of}`, row)}` : '';
  const sum = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('+');

  /** A mean relative to something expected; where nothing is expected there is nothing to scale. */
  const relative = (row: readonly number[], by: (year: number) => number): number[] =>
    row.map((value, year) => (value === 0 || by(year) === 0 ? 0 : value / by(year)));
  const expected = num('failuresPerYear', own) * used;
  const expectedNext = num('failuresPerYear', next) * used;
  const growth = 1 + num('repairEscalation');
  // What the engine's own plan pays once its year has come arrives in money; see `drivers`.
  const worth =
    (hours: boolean) =>
    (year: number): number => {
      if (!later || year <= later.year) return expectedNext;
      const money = hours
        ? num('downtimePerFailure', next) * num('downtimeCostPerHour') * num('neededShare', null, 1)
        : num('costPerFailure', next) * growth ** (year - early);
      return expectedNext * money;
    };
  const chance = num('eventProbability', own);
  const price = num('price', next);
  const means: { key: string; heading: string; values: readonly number[] }[] = [
    { key: 'present', heading: words.present, values: drivers.present },
    {
      key: 'paidPresent',
      heading: words.paidPresent,
      values: relative(drivers.paidPresent, () => expected),
    },
    { key: 'paidNew', heading: words.paidNew, values: relative(drivers.paidNew, worth(false)) },
    {
      key: 'lostPresent',
      heading: words.lostPresent,
      values: relative(drivers.lostPresent, () => expected),
    },
    { key: 'lostNew', heading: words.lostNew, values: relative(drivers.lostNew, worth(true)) },
    {
      key: 'event',
      heading: words.event,
      values: relative(drivers.event, (year) => chance * (1 - chance) ** (year - 1)),
    },
    {
      key: 'bought',
      heading: words.bought,
      values: flows.map((flow) => (flow.year > 0 && price > 0 ? flow.capital / price : 0)),
    },
    { key: 'left', heading: words.left, values: leftOf() },
    {
      key: 'taxRest',
      heading: words.taxRest,
      values: flows.map((flow) => {
        const running = RUNNING.reduce((total, of) => total + (of === 'tax' ? 0 : flow[of]), 0);
        const now = expensed(flow.year) ? flow.capital + flow.repair : 0;
        return taxed ? flow.tax / num('taxRate') + running + now : 0;
      }),
    },
  ].filter(({ values }) => has(values));

  /** Work on the present unit is expensed; a purchase is written off over the years. */
  function expensed(year: number): boolean {
    return year === 0 && !fresh;
  }

  function leftOf(): number[] {
    const kept = inputs.reference(`options.${own}.residual`)
      ? num('residual', own)
      : num('residualShare') * price;
    return flows.map((flow) => (kept > 0 ? -flow.residual / kept : 0));
  }

  const shown = new Set(means.map(({ key }) => key));
  const when = (key: string, formula: string): string => (shown.has(key) ? formula : '');
  const strikes = (row: number): string =>
    `${col('event', row)}*${ref('eventProbability', own)}*(1-${ref('eventProbability', own)})^($A${row}-1)`;

  const paid: Readonly<Record<CostClass, (year: number, row: number) => string>> = {
    capital: (year, row) => {
      if (year === 0) return fresh ? ref('price', own) : ref('salvageNow');
      return when('bought', `${col('bought', row)}*${ref('price', next)}`);
    },
    repair: (year) => (year === 0 && !fresh ? ref('price', own) : ''),
    incentive: (year, row) =>
      (flows[year]?.incentive ?? 0) === 0
        ? ''
        : `0-${ref('incentive', own)}*${ref('incentiveProbability', own, '1')}${factor('incentive', row)}`,
    residual: (_, row) => {
      const kept =
        inputs.reference(`options.${own}.residual`) ??
        `${ref('residualShare')}*${ref('price', next)}`;
      return when('left', `0-${col('left', row)}*${kept}`);
    },
    maintenance: (year, row) => {
      if (year === 0) return '';
      const old = when('present', `${col('present', row)}*${ref('maintenancePerYear', own)}`);
      const share = shown.has('present') ? `(1-${col('present', row)})*` : '';
      const young = next ? `${share}${ref('maintenancePerYear', next)}` : '';
      return `(${sum([old, young])})*${dearer(row)}${factor('maintenance', row)}`;
    },
    breakdowns: (year, row) => {
      if (year === 0) return '';
      const failures = sum([
        when(
          'paidPresent',
          `${col('paidPresent', row)}*${ref('failuresPerYear', own)}*${ref('costPerFailure', own)}`,
        ),
        when(
          'paidNew',
          `${col('paidNew', row)}*${ref('failuresPerYear', next)}*${ref('costPerFailure', next)}`,
        ),
      ]);
      const event = when('event', `${strikes(row)}*${ref('eventCost', own)}`);
      const both = sum([failures && `(${failures})${usage}`, event]);
      return both && `(${both})*${dearer(row)}${factor('breakdowns', row)}`;
    },
    downtime: (year, row) => {
      const hour = `*${ref('neededShare', null, '1')}*${ref('downtimeCostPerHour')}`;
      if (year === 0) {
        const work = ref('installationHours', own);
        const days = inputs.reference(`options.${own}.leadTimeCostPerDay`)
          ? `${ref('leadTimeDays', own)}*${ref('leadTimeCostPerDay', own)}`
          : '';
        return sum([work === '0' ? '' : `${work}${hour}`, days]);
      }
      const failures = sum([
        when(
          'lostPresent',
          `${col('lostPresent', row)}*${ref('failuresPerYear', own)}*${ref('downtimePerFailure', own)}`,
        ),
        when(
          'lostNew',
          `${col('lostNew', row)}*${ref('failuresPerYear', next)}*${ref('downtimePerFailure', next)}`,
        ),
      ]);
      const event = when('event', `${strikes(row)}*${ref('eventDowntime', own)}`);
      const both = sum([failures && `(${failures})${usage}`, event]);
      return both && `(${both})${hour}${factor('downtime', row)}`;
    },
    energy: (year, row) =>
      year === 0
        ? ''
        : `${col('units', row)}*${ref('energyPrice')}*(1+${ref('energyEscalation')})^${mid(row)}${factor('energy', row)}`,
    carbon: (year, row) =>
      year === 0
        ? ''
        : `${col('units', row)}*${ref('carbonIntensity')}*${ref('carbonPrice')}/1000${factor('carbon', row)}`,
    tax: (year, row) => {
      const rest = when('taxRest', `+${col('taxRest', row)}`);
      const now = expensed(year) ? `-SUM(${col('capital', row)}:${col('repair', row)})` : '';
      return taxed
        ? `${ref('taxRate')}*(0-SUM(${col('maintenance', row)}:${col('carbon', row)})${now}${rest})`
        : '';
    },
  };
  const classes = [...DATED, ...RUNNING].filter((of) => of !== 'tax' || taxed);

  const formula = (words_: string, format: Format): Cell =>
    words_ === '' ? { value: 0, format } : { formula: words_, format };
  const columns: Column[] = [
    {
      key: 'year',
      group: '',
      heading: words.year,
      format: 'year',
      cell: (year) => ({ value: year, format: 'year' }),
    },
    ...means.map(({ key, heading, values }): Column => {
      const format: Format = key === 'taxRest' ? 'money' : 'factor';
      const cell = (year: number): Cell =>
        year === 0 && key !== 'taxRest' ? null : { value: values[year] ?? 0, format };
      return { key, group: words.means, heading, format, cell };
    }),
    ...ADJUSTED.filter((of) => factors[of]).map((of): Column => ({
      key: `factor ${of}`,
      group: words.means,
      heading: words.adjust(words[of]),
      format: 'factor',
      cell: (year) => ({ value: factors[of]?.[year] ?? 1, format: 'factor' }),
    })),
    {
      key: 'units',
      group: words.paid,
      heading: `${words.energy} (${energyUnit(made)})`,
      format: 'money',
      cell: (year, row) => {
        if (year === 0) return null;
        const old = when(
          'present',
          `${col('present', row)}*${energyOf(own)}*(1+${ref('energyDegradation')})^${wear(row)}`,
        );
        const share = shown.has('present') ? `(1-${col('present', row)})*` : '';
        const young = next ? `${share}${energyOf(next)}` : '';
        return formula(`(${sum([old, young])})${usage}`, 'money');
      },
    },
    ...classes.map((of): Column => ({
      key: of,
      group: words.paid,
      heading: words[of],
      format: 'money',
      cell: (year, row) => formula(paid[of](year, row), 'money'),
    })),
    {
      key: 'total',
      group: words.paid,
      heading: words.total,
      format: 'money',
      cell: (_, row) =>
        formula(`SUM(${col(classes[0] ?? '', row)}:${col(classes.at(-1) ?? '', row)})`, 'money'),
    },
    {
      key: 'end',
      group: words.today,
      heading: words.endOfYear,
      format: 'factor',
      cell: (_, row) => formula(`1/(1+${ref('discountRate')})^$A${row}`, 'factor'),
    },
    {
      key: 'mid',
      group: words.today,
      heading: words.midYear,
      format: 'factor',
      cell: (year, row) =>
        year === 0
          ? { value: 1, format: 'factor' }
          : formula(`1/(1+${ref('discountRate')})^${mid(row)}`, 'factor'),
    },
    {
      key: 'discounted',
      group: words.today,
      heading: words.discounted,
      format: 'money',
      cell: (_, row) =>
        formula(
          `SUM(${col('capital', row)}:${col('residual', row)})*${col('end', row)}+SUM(${col('maintenance', row)}:${col(classes.at(-1) ?? '', row)})*${col('mid', row)}`,
          'money',
        ),
    },
    {
      key: 'running',
      group: words.today,
      heading: words.running,
      format: 'money',
      cell: (_, row) =>
        formula(`SUM(${order.get('discounted')}$${FIRST}:${col('discounted', row)})`, 'money'),
    },
    {
      key: 'ours',
      group: words.ours,
      heading: words.discounted,
      format: 'money',
      cell: (year) => ({ value: flows[year]?.discounted ?? 0, format: 'money' }),
    },
    {
      key: 'difference',
      group: words.ours,
      heading: words.difference,
      format: 'money',
      cell: (_, row) => formula(`${col('discounted', row)}-${col('ours', row)}`, 'money'),
    },
  ];
  columns.forEach(({ key }, i) => order.set(key, lettersOf(i)));

  const last = FIRST + horizon;
  const total = last + 1;
  const span = (key: string): string => `${order.get(key)}${FIRST}:${order.get(key)}${last}`;
  const totals = columns.map(({ key }): Cell => {
    if (key === 'year') return text(words.presentValue, 'heading');
    const dated = (DATED as readonly string[]).includes(key);
    if ((classes as readonly string[]).includes(key))
      return {
        formula: `SUMPRODUCT(${span(key)},${span(dated ? 'end' : 'mid')})`,
        format: 'money',
        style: 'result',
      };
    return key === 'discounted' || key === 'ours' || key === 'difference'
      ? { formula: `SUM(${span(key)})`, format: 'money', style: 'result' }
      : null;
  });
  const rows: Cell[][] = [
    [text(option.label, 'title')],
    [text(words.meansHint(made.n.plain(result.futures)), 'note')],
    [text(Object.keys(factors).length > 0 ? words.factorHint : '', 'note')],
    [text(words.datesHint, 'note')],
    [],
    columns.map(({ group }, i) =>
      group !== '' && columns[i - 1]?.group !== group ? text(group, 'result') : null,
    ),
    columns.map(({ heading }) => text(heading, 'heading')),
    ...flows.map(({ year }) => columns.map(({ cell }) => cell(year, FIRST + year))),
    totals,
  ];
  return {
    sheet: {
      name,
      rows,
      widths: columns.map(({ key }) => (key === 'year' ? 12 : 15)),
      fixed: [7, 1],
    },
    lcc: `'${name}'!${col('discounted', total)}`,
    presentValue: (of) => (order.has(of) ? `'${name}'!${col(of, total)}` : '0'),
    paid: (of, year) => col(of, FIRST + year),
  };
}

/** What energy is counted in, as the case says: "kWh". */
function energyUnit({ result }: Material): string {
  const unit = result.provenance.find(({ path }) => path === 'assumptions.energyUse')?.unit;
  return unit?.split('/')[0] ?? 'kWh';
}
