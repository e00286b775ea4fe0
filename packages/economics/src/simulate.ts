/**
 * One plan through all futures, one future after the other: service year by year, failures of what
 * was left alone, machines that die at a Weibull age and are replaced, and what is left at the end.
 * What is the same every year while a machine serves (energy, carbon, upkeep) is added at once from
 * sums made beforehand; only failures are walked through.
 */
import { STRATA } from './draws.ts';
import { emptyBins, innerRange } from './inner-range.ts';
import { valueOf } from './inputs.ts';
import { discountedMeans, type Means, meansOf } from './means.ts';
import type { Plan } from './model.ts';
import { remainingLife, scaleOfMean } from './weibull.ts';
import type { World } from './world.ts';

/** Mean failures in a year above which they are drawn together. */
const COMPOUND = 20;
/** Every how many futures one is followed year by year, for the band. */
const FOLLOWED = 4;
/** Longer than any horizon. */
const LONGEST = 30_000;

export interface Simulated {
  readonly plan: Plan;
  readonly means: Means;
  /** Mean present value paid in each year. */
  readonly discounted: Float64Array;
  /** Present value of each future; good until the plan is simulated again with the same draws. */
  readonly costs: Float64Array;
  /** P10 and P90 of cumulative discounted cost by year; empty unless asked for. */
  readonly band: readonly (readonly [low: number, high: number])[];
  readonly failuresPerYear: number;
  readonly downtimeHoursPerYear: number;
  readonly energyPerYear: number;
  /** Share of futures in which the first machine was replaced within the horizon. */
  readonly replacedShare: number;
}

const wholeYears = (life: number): number => Math.min(LONGEST, Math.max(1, Math.round(life)));

/** Years left of the present unit in each future. */
function livesLeft({ first: unit, id }: Plan, { model, draws }: World): Float64Array {
  const shape = model.shared.lifeShape.value;
  const law = { scale: scaleOfMean(unit.own.lifeYears.value, shape), shape };
  const age = unit.lifeFromNow ? 0 : unit.age;
  return draws.latest(`life ${id}`, [law.scale, law.shape, age], () =>
    draws.uniform('life old').map((u) => wholeYears(remainingLife(law, age, 1 - u))),
  );
}

/** Every fourth future is enough for a band; the last year, which is quoted, takes all. */
function bandOf(paths: Float64Array, costs: Float64Array, h: number): Simulated['band'] {
  const followed = paths.length / (h + 1);
  const bins = emptyBins();
  return Array.from({ length: h + 1 }, (_, y) =>
    innerRange(y === h ? costs : paths.subarray(y * followed, (y + 1) * followed), bins),
  );
}

export function simulate(plan: Plan, world: World, withBand: boolean): Simulated {
  const {
    model,
    draws,
    mid,
    running,
    end,
    dearer,
    careSum,
    energyPrice,
    downtimeCost,
    growths,
    shapes,
  } = world;
  const { taxRate } = model;
  const n = draws.futures;
  const h = model.horizon;
  const width = h + 1;
  const firstUnit = plan.first;
  const nextUnit = plan.next ?? firstUnit;
  const first = world.machine(firstUnit);
  const next = world.machine(nextUnit);
  const last = plan.next ? h : 0;

  // Amounts a year of the machines that enter service (+) or leave it (-) at the end of a year: [machine][stratum][year].
  const energyMoves = new Float64Array(2 * STRATA * width);
  const unitMoves = new Float64Array(2 * width);
  const careMoves = new Float64Array(width);
  const capital = new Float64Array(width);
  const breakdowns = new Float64Array(width);
  const downtime = new Float64Array(width);

  const { costPerFailureSpread, lifeShape, neededShare } = model.shared;
  const pool = draws.pool(costPerFailureSpread.value);
  const { mask, yearly } = draws;
  const relative = 1 + costPerFailureSpread.value ** 2;
  const oldLives = firstUnit.existing ? livesLeft(plan, world) : null;
  const newLives = draws.lives(lifeShape.value);
  const newScale = scaleOfMean(nextUnit.own.lifeYears.value, lifeShape.value);

  const { own: said } = firstUnit;
  const grantChance = valueOf(said.incentiveProbability, 1);
  const rebate = valueOf(said.incentive);
  const eventChance = valueOf(said.eventProbability);
  const eventCost = valueOf(said.eventCost);
  const eventHours = valueOf(said.eventDowntime);
  const grantYear = Math.min(h, Math.round(valueOf(said.incentiveYear)));
  const granted = draws.uniform('grant');
  const eventDraw = draws.uniform('event');
  // A repair is expensed; a purchase is written off, less the grant.
  const back = firstUnit.existing ? taxRate : (first.shield[0] as number);
  const workHours = valueOf(said.installationHours);
  const outHours = workHours * neededShare.value;
  let prices = 0;
  let outs = 0;
  let grants = 0;
  let taxes = 0;
  let residuals = 0;
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
    const out = outHours * (downtimeCost[i] as number) + plan.leadCost;
    const grant = (granted[i] as number) < grantChance ? rebate : 0;
    const tax =
      -back * (firstUnit.existing ? price : price - grant) - taxRate * (out + plan.salvageForgone);
    prices += price;
    outs += out;
    grants += grant;
    taxes += tax;
    let total = price + out + plan.salvageForgone + tax;
    if (follow) line.fill(0);
    line[0] = total;
    const later = -grant * (end[grantYear] as number);
    total += later;
    line[grantYear] = (line[grantYear] as number) + later;

    const growth = (growths[i] as number) * width;
    const shape = (shapes[i] as number) * width;
    const today = energyPrice[i] as number;
    let machine = first;
    let own = 0;
    let from = 0;
    let bought = 0;
    let death = 0;
    if (oldLives) death = Math.min(oldLives[i] as number, plan.replaceBy);
    else death = wholeYears(newScale * (newLives[(i + 4099 * bought++) % n] as number));
    // New machines walk far from where the old one of the same future does.
    let place = (i / n + (oldLives ? 0 : 0.382)) * (mask + 1);
    let at = (place & mask) << 1;
    let wait = pool[at + 1] as number;
    if (eventChance > 0) {
      // The thing found fails within the unit's time: geometric in years.
      const y = Math.ceil(Math.log1p(-(eventDraw[i] as number)) / Math.log1p(-eventChance));
      const year = Math.max(1, y || 1);
      if (year <= h && (year <= death || year > last || !oldLives)) {
        const cost = eventCost * (dearer[year] as number);
        const stopped = eventHours * neededShare.value * (downtimeCost[i] as number);
        breakdowns[year] = (breakdowns[year] as number) + cost;
        downtime[year] = (downtime[year] as number) + stopped;
        lostHours += eventHours;
        const worth = (cost + stopped) * (running[year] as number);
        total += worth;
        line[year] = (line[year] as number) + worth;
      }
    }

    for (;;) {
      const to = death < last ? death : h;
      // What each year of service costs without a failure.
      const units = machine.energy[i] as number;
      const bill = units * today;
      const care = machine.maintenance[i] as number;
      const { energySum, carbonSum } = machine;
      const lane = own * STRATA * width + growth;
      energyMoves[lane + from] = (energyMoves[lane + from] as number) + bill;
      energyMoves[lane + to] = (energyMoves[lane + to] as number) - bill;
      unitMoves[own * width + from] = (unitMoves[own * width + from] as number) + units;
      unitMoves[own * width + to] = (unitMoves[own * width + to] as number) - units;
      careMoves[from] = (careMoves[from] as number) + care;
      careMoves[to] = (careMoves[to] as number) - care;
      total +=
        bill * ((energySum[growth + to] as number) - (energySum[growth + from] as number)) +
        units * ((carbonSum[to] as number) - (carbonSum[from] as number)) +
        care * ((careSum[to] as number) - (careSum[from] as number));
      if (follow) {
        for (let y = from + 1; y <= to; y++)
          line[y] =
            (line[y] as number) +
            bill * ((energySum[growth + y] as number) - (energySum[growth + y - 1] as number)) +
            units * ((carbonSum[y] as number) - (carbonSum[y - 1] as number)) +
            care * ((careSum[y] as number) - (careSum[y - 1] as number));
      }

      // Failures: a Poisson process of unit rate, walked through as far as the year's mean reaches.
      const { profile, borne } = machine;
      const rate = machine.rate[i] as number;
      const failureCost = machine.cost[i] as number;
      const stop = machine.down[i] as number;
      const hours = (own === 0 ? said : nextUnit.own).downtimePerFailure.value;
      for (let y = from + 1; y <= to; y++) {
        const mean = rate * (profile[shape + y - from] as number);
        if (mean < wait) {
          wait -= mean;
          continue;
        }
        // The year's failures, as a sum of cost multipliers of mean 1; downtime follows the cost.
        let sum = 0;
        if (mean > COMPOUND) {
          // As one gamma of the compound's mean and variance (Wilson-Hilferty).
          const r = relative / mean / 9;
          let pick = Math.imul((at >> 1) + y, 0x9e3779b1);
          pick = Math.imul(pick ^ (pick >>> 15), 0x85ebca6b) >>> 20;
          const root = 1 - r + Math.sqrt(r) * (yearly[pick] as number);
          sum = mean * root * root * root;
          failures += mean;
        } else {
          let reached = wait;
          do {
            sum += pool[at] as number;
            at = (at + 2) & (2 * mask + 1);
            reached += pool[at + 1] as number;
            failures++;
          } while (reached <= mean);
          wait = reached - mean;
        }
        const cost = sum * failureCost * (borne[y - from] as number) * (dearer[y] as number);
        const stopped = sum * stop;
        breakdowns[y] = (breakdowns[y] as number) + cost;
        downtime[y] = (downtime[y] as number) + stopped;
        lostHours += sum * hours;
        const worth = (cost + stopped) * (running[y] as number);
        total += worth;
        if (follow) line[y] = (line[y] as number) + worth;
      }
      if (to === h) break;

      const paid = next.price[i] as number;
      capital[to] = (capital[to] as number) + paid;
      // Tax is settled in the course of the year, like running costs.
      const worth =
        paid * ((end[to] as number) - (next.shield[to] as number) * (mid[to] as number));
      total += worth;
      line[to] = (line[to] as number) + worth;
      if (from === 0) replaced++;
      if (machine !== next) {
        machine = next;
        own = 1;
        place += 0.382 * (mask + 1);
        at = (place & mask) << 1;
        wait = pool[at + 1] as number;
      }
      from = to;
      death = to + wholeYears(newScale * (newLives[(i + 4099 * bought++) % n] as number));
    }

    // Straight line of what was paid; a unit that dies now is worth nothing.
    if (death > h) {
      const left =
        from === 0 && said.residual
          ? said.residual.value
          : (machine.price[i] as number) * (machine.value[h - from] as number);
      residuals += left;
      const worth = left * ((end[h] as number) - taxRate * (mid[h] as number));
      total -= worth;
      line[h] = (line[h] as number) - worth;
    }
    costs[i] = total;
    if (follow) {
      let sum = 0;
      for (let y = 0, k = i / FOLLOWED; y <= h; y++, k += followed)
        paths[k] = sum += line[y] as number;
    }
  }

  const { means, energyPerYear } = meansOf(
    { capital, breakdowns, downtime, energyMoves, unitMoves, careMoves, residual: residuals },
    world,
    [first, next],
  );
  means[firstUnit.existing ? 'repair' : 'capital'][0] = prices / n;
  means.capital[0] = (means.capital[0] as number) + plan.salvageForgone;
  means.downtime[0] = outs / n;
  means.tax[0] = taxes / n;
  means.incentive[grantYear] = -grants / n;
  const discounted = discountedMeans(means, model);
  return {
    plan,
    means,
    discounted,
    costs,
    band: withBand ? bandOf(paths, costs, h) : [],
    failuresPerYear: failures / n / h,
    downtimeHoursPerYear: (lostHours / n + workHours) / h,
    energyPerYear,
    replacedShare: replaced / n,
  };
}
