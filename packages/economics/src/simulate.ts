/**
 * One plan through all futures, one future after the other: service year by year, failures of what
 * was left alone, machines that die at a Weibull age and are replaced, and what is left at the end.
 * What is the same every year while a machine serves (energy, carbon, upkeep) is added at once from
 * sums made beforehand; only failures are walked through.
 */
import { STRATA } from './draws.ts';
import { innerRange } from './inner-range.ts';
import { valueOf } from './inputs.ts';
import { discountedMeans, finishMeans, type Means, noFlows } from './means.ts';
import type { Plan } from './model.ts';
import { gammaQuantile, normalQuantile } from './statistics.ts';
import type { World } from './world.ts';

/** Mean failures in a year above which each year's are drawn together. */
const COMPOUND = 20;
/** Every how many futures one is followed year by year, for the band. */
const FOLLOWED = 4;

export interface Simulated {
  readonly plan: Plan;
  readonly means: Means;
  /** Mean present value paid in each year. */
  readonly discounted: Float64Array;
  /** Present value of each future; good until the plan is simulated again with the same draws. */
  readonly costs: Float64Array;
  /** P10 and P90 of cumulative discounted cost by year; empty unless asked for. */
  readonly band: readonly (readonly [low: number, high: number])[];
  readonly perYear: {
    readonly failuresPerYear: number;
    readonly downtimeHoursPerYear: number;
    readonly energyPerYear: number;
  };
  /** Share of futures in which the first machine was replaced within the horizon. */
  readonly replacedShare: number;
}

/** Every fourth future is enough for a band; the last year, which is quoted, takes all. */
function bandOf(paths: Float64Array, costs: Float64Array, h: number): Simulated['band'] {
  const followed = paths.length / (h + 1);
  return Array.from({ length: h + 1 }, (_, y) =>
    innerRange(y === h ? costs : paths.subarray(y * followed, (y + 1) * followed)),
  );
}

export function simulate(plan: Plan, world: World, withBand: boolean): Simulated {
  const { model, draws, mid, running, end, dearer, careSum } = world;
  const { energyPrice, downtimeCost, growths, shapes } = world;
  const { taxRate } = model;
  const n = draws.futures;
  const h = model.horizon;
  const width = h + 1;
  const { existing, own: said } = plan.first;
  const first = world.machine(plan.first);
  const next = world.machine(plan.next ?? plan.first);
  const last = plan.next ? h : 0;

  // Sums over the futures: of amounts by class and year, and of what enters service (+) or leaves it (-) with a year.
  const means = noFlows(h);
  const { capital, breakdowns, downtime, tax, incentive, residual } = means;
  const paid = existing ? means.repair : capital;
  const moves = {
    bills: new Float64Array(2 * STRATA * width),
    units: new Float64Array(2 * width),
    care: new Float64Array(width),
  };
  const { bills, units, care } = moves;

  const { costPerFailureSpread, neededShare } = model.shared;
  const pool = draws.pool(costPerFailureSpread.value);
  const { mask } = draws;
  const relative = 1 + costPerFailureSpread.value ** 2;

  const grantChance = valueOf(said.incentiveProbability, 1);
  const rebate = valueOf(said.incentive);
  const eventChance = valueOf(said.eventProbability);
  const eventHours = valueOf(said.eventDowntime);
  const grantYear = Math.min(h, Math.round(valueOf(said.incentiveYear)));
  const granted = draws.uniform('grant');
  const eventDraw = draws.uniform('event');
  // A repair is expensed; a purchase is written off, less the grant.
  const back = existing ? taxRate : (first.shield[0] as number);
  const workHours = valueOf(said.installationHours);
  let failures = 0;
  let lostHours = 0;
  let replaced = 0;

  const costs = draws.scratch(`costs ${plan.id}`);
  const followed = Math.ceil(n / FOLLOWED);
  /** What one followed future pays in each year. */
  const line = new Float64Array(width);
  const paths = withBand ? draws.scratch('paths', followed * width) : line;

  for (let i = 0; i < n; i++) {
    const follow = withBand && i % FOLLOWED === 0;
    // Today.
    const price = first.price[i] as number;
    const out = workHours * neededShare.value * (downtimeCost[i] as number) + plan.leadCost;
    const grant = (granted[i] as number) < grantChance ? rebate : 0;
    const taxed =
      -back * (existing ? price : price - grant) - taxRate * (out + plan.salvageForgone);
    paid[0]! += price;
    capital[0]! += plan.salvageForgone;
    downtime[0]! += out;
    tax[0]! += taxed;
    incentive[grantYear]! -= grant;
    let total = price + out + plan.salvageForgone + taxed;
    if (follow) line.fill(0);
    line[0] = total;
    const later = -grant * (end[grantYear] as number);
    total += later;
    line[grantYear]! += later;

    const growth = (growths[i] as number) * width;
    const shape = (shapes[i] as number) * width;
    const today = energyPrice[i] as number;
    let machine = first;
    let from = 0;
    let bought = existing ? 0 : 1;
    let death = Math.min(first.life[i] as number, plan.replaceBy);
    // New machines walk far from where the old one of the same future does.
    let place = (i / n + (existing ? 0 : 0.382)) * (mask + 1);
    let at = (place & mask) << 1;
    let wait = pool[at + 1] as number;
    if (eventChance > 0) {
      // The thing found fails within the unit's time: geometric in years.
      const y = Math.ceil(Math.log1p(-(eventDraw[i] as number)) / Math.log1p(-eventChance));
      const year = Math.max(1, y);
      if (year <= h && (year <= death || year > last || !existing)) {
        const cost = valueOf(said.eventCost) * (dearer[year] as number);
        const stopped = eventHours * neededShare.value * (downtimeCost[i] as number);
        breakdowns[year]! += cost;
        downtime[year]! += stopped;
        lostHours += eventHours;
        const worth = (cost + stopped) * (running[year] as number);
        total += worth;
        line[year]! += worth;
      }
    }

    for (;;) {
      const to = death < last ? death : h;
      // What each year of service costs without a failure.
      const { energySum, carbonSum } = machine;
      const unit = machine.energy[i] as number;
      const bill = unit * today;
      const upkeep = machine.maintenance[i] as number;
      const lane = machine === first ? 0 : width;
      bills[lane * STRATA + growth + from]! += bill;
      bills[lane * STRATA + growth + to]! -= bill;
      units[lane + from]! += unit;
      units[lane + to]! -= unit;
      care[from]! += upkeep;
      care[to]! -= upkeep;
      total +=
        bill * ((energySum[growth + to] as number) - (energySum[growth + from] as number)) +
        unit * ((carbonSum[to] as number) - (carbonSum[from] as number)) +
        upkeep * ((careSum[to] as number) - (careSum[from] as number));
      if (follow) {
        for (let y = from + 1; y <= to; y++)
          line[y]! +=
            bill * ((energySum[growth + y] as number) - (energySum[growth + y - 1] as number)) +
            unit * ((carbonSum[y] as number) - (carbonSum[y - 1] as number)) +
            upkeep * ((careSum[y] as number) - (careSum[y - 1] as number));
      }

      // Failures: a Poisson process of unit rate, walked through as far as the years' means reach.
      const { failed, borne, hours } = machine;
      const rate = machine.rate[i] as number;
      const failureCost = machine.cost[i] as number;
      const stop = machine.down[i] as number;
      const reach = failed[shape + to - from] as number;
      const dense = rate * reach > COMPOUND * (to - from);
      const yearsPer = (to - from) / reach;
      const pace = 1 / rate;
      let due = wait * pace;
      for (let k = 0; dense ? k++ < to - from : due < reach;) {
        // A sum of cost multipliers of mean 1; downtime follows the cost.
        let sum;
        if (dense) {
          // A year's failures as one gamma of the compound's mean and variance.
          const mean = rate * ((failed[shape + k] as number) - (failed[shape + k - 1] as number));
          const z = normalQuantile(Math.exp(-(pool[at + 1] as number)));
          sum = relative * gammaQuantile(mean / relative, z);
          at = (at + 2) & (2 * mask + 1);
          failures += mean;
        } else {
          // As if failures were as frequent in every year; then a few steps to where it is.
          k = 1 + ((due * yearsPer) | 0);
          while ((failed[shape + k] as number) < due) k++;
          while ((failed[shape + k - 1] as number) >= due) k--;
          sum = pool[at] as number;
          at = (at + 2) & (2 * mask + 1);
          due += (pool[at + 1] as number) * pace;
          failures++;
        }
        const y = from + k;
        const cost = sum * failureCost * (borne[k] as number) * (dearer[y] as number);
        const stopped = sum * stop;
        breakdowns[y]! += cost;
        downtime[y]! += stopped;
        lostHours += sum * hours;
        const worth = (cost + stopped) * (running[y] as number);
        total += worth;
        if (follow) line[y]! += worth;
      }
      if (!dense) wait = (due - reach) * rate;
      if (to === h) break;

      const spent = next.price[i] as number;
      capital[to]! += spent;
      // Tax is settled in the course of the year, like running costs.
      const worth =
        spent * ((end[to] as number) - (next.shield[to] as number) * (mid[to] as number));
      total += worth;
      line[to]! += worth;
      if (from === 0) replaced++;
      if (machine !== next) {
        machine = next;
        place += 0.382 * (mask + 1);
        at = (place & mask) << 1;
        wait = pool[at + 1] as number;
      }
      from = to;
      death = to + (next.life[(i + 4099 * bought++) % n] as number);
    }

    // Straight line of what was paid; a unit that dies now is worth nothing.
    if (death > h) {
      const left =
        from === 0 && said.residual
          ? said.residual.value
          : (machine.price[i] as number) * (machine.value[h - from] as number);
      residual[h]! -= left;
      const worth = left * ((end[h] as number) - taxRate * (mid[h] as number));
      total -= worth;
      line[h]! -= worth;
    }
    costs[i] = total;
    if (follow) {
      let sum = 0;
      for (let y = 0, k = i / FOLLOWED; y <= h; y++, k += followed)
        paths[k] = sum += line[y] as number;
    }
  }

  const perYear = {
    failuresPerYear: failures / n / h,
    downtimeHoursPerYear: (lostHours / n + workHours) / h,
    ...finishMeans(means, moves, world, [first, next]),
  };
  return {
    plan,
    means,
    discounted: discountedMeans(means, model),
    costs,
    band: withBand ? bandOf(paths, costs, h) : [],
    perYear,
    replacedShare: replaced / n,
  };
}
