import type { Option } from '@wellkept/contracts';
import { withTax } from '@wellkept/contracts/reckon';
import { dayOf, estimate, figuresOf, odds, taxName, type View } from './view.ts';

/** One line of a comparison: what it is called, and an option's value; `null` where it has none. */
export interface Fact {
  readonly name: string;
  readonly of: (option: Option) => string | null;
}

const duration = ({ l }: View, minutes: number): string => {
  const hours = minutes / 60;
  return hours >= 1
    ? l.t.hours(hours, l.format.number(hours))
    : l.t.minutes(l.format.number(minutes, 0));
};

const warranty = ({ l }: View, months: number): string => {
  if (months === 0) return l.t.none;
  const years = months / 12;
  return Number.isInteger(years)
    ? l.t.years(years, l.format.number(years))
    : l.t.months(months, l.format.number(months));
};

const grossOf = ({ price, taxRate }: Option): Option['price'] => ({
  ...price,
  amount: withTax(price.amount, taxRate).gross,
});

/** What the calculation says of each option over the years. */
const overTheYears = (view: View): readonly Fact[] => {
  const { comparison } = view;
  const { t, format } = view.l;
  if (!comparison) return [];
  return [
    {
      name: t.overYears(format.number(comparison.years, 0)),
      of: ({ id }) => {
        const figures = figuresOf(view, id);
        return figures ? estimate(view, figures.total) : null;
      },
    },
    {
      name: t.failuresPerYear,
      of: ({ id }) => {
        const figures = figuresOf(view, id);
        return figures ? format.number(figures.failuresPerYear) : null;
      },
    },
    {
      name: t.energyPerYear,
      of: ({ id }) => {
        const energy = figuresOf(view, id)?.energyPerYear;
        return energy ? estimate(view, energy) : null;
      },
    },
    {
      name: t.withoutPerYear,
      of: ({ id }) => {
        const hours = figuresOf(view, id)?.hoursWithoutPerYear;
        return hours == null ? null : t.hours(hours, format.number(hours));
      },
    },
  ];
};

/** What waiting may come to: only ever what the technician said. */
const ifLeft = (view: View): readonly Fact[] => {
  const { ifYouWait: wait } = view.item;
  const { t, format } = view.l;
  const of = (told: string | null) => (option: Option) => (option.family === 'wait' ? told : null);
  const chance = wait?.chance ?? null;
  const until = wait?.until ? t.beforeDay(dayOf(view, wait.until)) : '';
  return [
    { name: t.chanceFails, of: of(chance === null ? null : `${odds(view, chance)} ${until}`) },
    { name: t.ifItFails, of: of(wait?.cost ? t.about(format.money(wait.cost)) : null) },
  ];
};

/** What the quote says of each option. */
const quoted = (view: View): readonly Fact[] => {
  const { t } = view.l;
  return [
    {
      name: t.readyBy,
      of: ({ readyBy, family }) =>
        readyBy ? dayOf(view, readyBy) : family === 'wait' ? t.noWork : null,
    },
    {
      name: t.visitTime,
      of: ({ family, durationMinutes }) =>
        family === 'wait' ? null : duration(view, durationMinutes),
    },
    {
      name: t.warranty,
      of: ({ family, warrantyMonths }) =>
        family === 'wait' ? null : warranty(view, warrantyMonths),
    },
  ];
};

/** Every line that has something to say of at least one of the options. */
export const factsOf = (view: View, options: readonly Option[]): readonly Fact[] =>
  [
    ...overTheYears(view),
    ...ifLeft(view),
    ...quoted(view),
    {
      name: view.l.t.withTax(taxName(view)),
      of: (option: Option) =>
        option.family === 'wait' ? null : view.l.format.money(grossOf(option)),
    },
  ].filter(({ of }) => options.some((option) => of(option) !== null));
