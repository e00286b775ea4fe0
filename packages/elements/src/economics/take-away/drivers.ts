// What the engine's futures say of each year, told as numbers that a spreadsheet can multiply: how many of the futures
// still run the present unit, how often either unit fails, how many buy a new one.
import {
  prepare,
  type Assumption,
  type EconomicsCase,
  type EconomicsOption,
  type EconomicsResult,
  type OptionResult,
  type Prepared,
} from '@wellkept/economics';

/** One option's yearly means; index 0 is today and unused unless said. All without money. */
export interface Drivers {
  /** Share of the futures in which the present unit is still in service. */
  readonly present: readonly number[];
  /** Failures a year paid for, after warranty, of the present unit and of a new one. */
  readonly paidPresent: readonly number[];
  readonly paidNew: readonly number[];
  /** Failures a year by the hours they cost, which no warranty bears. */
  readonly lostPresent: readonly number[];
  readonly lostNew: readonly number[];
  /** Chance that what was found fails in this year. */
  readonly event: readonly number[];
  /** Id of the option whose unit follows; its own for a new unit. */
  readonly follows: string | null;
}

const bare = (value: number, unit = ''): Assumption => ({ value, unit, origin: 'assumed' });

/** The same futures with money taken out: each unit's running numbers are `present`, `fresh` or `event`. */
function probe(
  c: EconomicsCase,
  follows: ReadonlyMap<string, string>,
  { present = 0, fresh = 0, event = 0 },
): EconomicsCase {
  const options = c.options.map((option): EconomicsOption => {
    const { energyFactor: _, ...rest } = option;
    const each = bare(option.family === 'replace' ? fresh : present);
    const successor = follows.get(option.id);
    return {
      ...rest,
      ...(successor && { successor }),
      maintenancePerYear: each,
      costPerFailure: each,
      downtimePerFailure: each,
      energyUse: each,
      ...(option.eventCost && { eventCost: bare(event) }),
      ...(option.eventDowntime && { eventDowntime: bare(event) }),
    };
  });
  const fixed = {
    downtimeCostPerHour: bare(1),
    neededShare: bare(1),
    energyPrice: bare(1),
    energyEscalation: bare(0),
    energyDegradation: bare(0),
    repairEscalation: bare(0),
    carbonPrice: bare(0),
    taxRate: bare(0),
  };
  return { ...c, options, assumptions: { ...c.assumptions, ...fixed } };
}

/** Which new unit follows each present one: named in the case, the only one, or the one that gives the same cost. */
function followers(
  c: EconomicsCase,
  result: EconomicsResult,
  prepared: Prepared,
): Map<string, string> {
  const fresh = c.options.filter((option) => option.family === 'replace');
  const lccOf = (answer: EconomicsResult, id: string): number =>
    answer.options.find((option) => option.id === id)?.lcc ?? Number.NaN;
  const open = c.options.filter((option) => option.family !== 'replace' && !option.successor);
  const chosen = new Map<string, string>();
  for (const option of c.options)
    if (option.family !== 'replace' && option.successor) chosen.set(option.id, option.successor);
  for (const { id } of fresh) {
    if (fresh.length === 1) for (const option of open) chosen.set(option.id, id);
    else {
      const tried = prepared.evaluate({
        ...c,
        options: c.options.map((o) => (open.includes(o) ? { ...o, successor: id } : o)),
      });
      for (const option of open) {
        const same = Math.abs(lccOf(tried, option.id) - lccOf(result, option.id)) < 1e-6;
        if (same && !chosen.has(option.id)) chosen.set(option.id, id);
      }
    }
  }
  return chosen;
}

/** @returns Drivers of every option of `result`, by id. Takes the time of some more evaluations. */
export function driversOf(c: EconomicsCase, result: EconomicsResult): Map<string, Drivers> {
  const { futures, seed, convention } = result;
  const prepared = prepare(c, { futures, seed, convention });
  const follows = followers(c, result, prepared);
  const present = prepared.evaluate(probe(c, follows, { present: 1 }));
  const fresh = prepared.evaluate(probe(c, follows, { fresh: 1 }));
  const found = c.options.some((option) => option.eventProbability);
  const event = found ? prepared.evaluate(probe(c, follows, { event: 1 })) : null;
  const rows = (
    from: EconomicsResult | null,
    id: string,
    of: 'maintenance' | 'breakdowns' | 'downtime',
  ): number[] =>
    result.options[0]?.flows.map((_, year) =>
      year === 0 ? 0 : (from?.options.find((option) => option.id === id)?.flows[year]?.[of] ?? 0),
    ) ?? [];
  const drivers = new Map<string, Drivers>();
  for (const { id, family } of c.options) {
    drivers.set(id, {
      present: rows(present, id, 'maintenance'),
      paidPresent: rows(present, id, 'breakdowns'),
      paidNew: rows(fresh, id, 'breakdowns'),
      lostPresent: rows(present, id, 'downtime'),
      lostNew: rows(fresh, id, 'downtime'),
      event: rows(event, id, 'breakdowns'),
      follows: family === 'replace' ? id : (follows.get(id) ?? null),
    });
  }
  for (const option of result.options) {
    const first = option.later ? drivers.get(option.later.first) : undefined;
    if (option.later && first) drivers.set(option.id, laterOf(option, option.later, first));
  }
  return drivers;
}

/**
 * A plan the engine made itself: until its year it is its first step; what the new unit does after that is taken from
 * the option that buys one at once, as many years later.
 */
function laterOf(
  option: OptionResult,
  later: NonNullable<OptionResult['later']>,
  first: Drivers,
): Drivers {
  const until = (row: readonly number[]): number[] =>
    row.map((value, year) => (year <= later.year ? value : 0));
  const failures = (row: readonly number[], of: 'breakdowns' | 'downtime'): number[] =>
    row.map((value, year) => (year <= later.year ? value : (option.flows[year]?.[of] ?? 0)));
  return {
    present: until(first.present),
    paidPresent: until(first.paidPresent),
    lostPresent: until(first.lostPresent),
    paidNew: failures(first.paidNew, 'breakdowns'),
    lostNew: failures(first.lostNew, 'downtime'),
    event: until(first.event),
    follows: later.then,
  };
}
