/**
 * One plan through all futures, year by year: service, failures of what was left alone, machines
 * that die at a Weibull age and are replaced, and what is left at the end, all discounted.
 */
import { SHAPES } from './draws.ts';
import { innerRange } from './inner-range.ts';
import type { Plan } from './model.ts';
import { CLASSES, discountFactor } from './classes.ts';
import { instantOf, spv } from './present-value.ts';
import type { CostClass } from './result.ts';
import { remainingLife, scaleOfMean } from './weibull.ts';
import { NEW, OLD, serve, type Service } from './serve.ts';
import type { World } from './world.ts';

/** Means over the futures by year 0..H, undiscounted. */
export type Means = { readonly [c in CostClass]: Float64Array };

export interface Simulated {
  readonly plan: Plan;
  readonly means: Means;
  /** Mean present value paid in each year. */
  readonly discounted: Float64Array;
  /** Present value of each future; good until the plan is simulated again with the same draws. */
  readonly costs: Float64Array;
  /** P10 and P90 of cumulative discounted cost by year; empty unless asked for. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly failuresPerYear: number;
  readonly downtimeHoursPerYear: number;
  readonly energyPerYear: number;
  /** Share of futures in which the first machine was replaced within the horizon. */
  readonly replacedShare: number;
}

const joined = (a: Float64Array, b: Float64Array): Float64Array => {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

const mean = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
};

export function simulate(plan: Plan, world: World, withBand: boolean): Simulated {
  const { model, draws, strata } = world;
  const n = draws.futures;
  const h = model.horizon;
  const { first: firstUnit, next: nextUnit } = plan;
  const first = world.machine(firstUnit);
  const next = nextUnit ? world.machine(nextUnit) : first;
  const changes = next !== first;
  const own = (name: string, values: Float64Array): Float64Array => {
    if (!changes) return values;
    const copy = draws.scratch(name);
    copy.set(values);
    return copy;
  };
  const service: Service = {
    rate: own('rate', first.rate),
    energy: own('energy', first.energy),
    maintenance: own('maintenance', first.maintenance),
    cost: own('cost', first.cost),
    down: own('down', first.down),
    hours: Float64Array.of(
      firstUnit.downtimePerFailure.value,
      (nextUnit ?? firstUnit).downtimePerFailure.value,
    ),
    moved: new Uint8Array(n),
    row: new Int32Array(n),
    profileRow: new Int32Array(n),
    profile: joined(first.profile, next.profile),
    borne: joined(first.borne, next.borne),
    wear: joined(first.wear, next.wear),
  };
  const { moved, row: tableRow, profileRow } = service;
  const width = h + 1;
  const birth = new Int16Array(n);
  for (let i = 0; i < n; i++) profileRow[i] = (strata[i] as number) * width;
  const row = (): Float64Array => new Float64Array(h + 1);
  const means = {
    capital: row(),
    repair: row(),
    maintenance: row(),
    breakdowns: row(),
    downtime: row(),
    energy: row(),
    carbon: row(),
    incentive: row(),
    tax: row(),
    residual: row(),
  };
  const discounted = row();
  const low = withBand ? row() : new Float64Array(0);
  const high = withBand ? row() : new Float64Array(0);
  const cum = draws.scratch(`costs ${plan.id}`);
  const { taxRate } = model;
  const closeYear = (y: number): void => {
    // Every fourth future is enough for a band; the last year, which is quoted, takes all.
    if (withBand) [low[y], high[y]] = innerRange(cum, y === h ? 1 : 4) as [number, number];
  };

  // Lives, in whole years of service.
  const lifeNew = draws.lives('new', model.lifeShape);
  const newScale = scaleOfMean((nextUnit ?? firstUnit).life.value, model.lifeShape);
  const newLife = (i: number, before: number): number =>
    Math.min(
      30000,
      Math.max(1, Math.round(newScale * (lifeNew[(i + before * 4099) % n] as number))),
    );
  const death = new Int16Array(n);
  const bought = new Uint8Array(n);
  // Futures whose machine dies at the end of year y, as linked lists: heads by year, then one to the next.
  const dying = new Int32Array(h + 1).fill(-1);
  const another = new Int32Array(n);
  const dies = (i: number, y: number): void => {
    death[i] = y;
    if (y >= h) return;
    another[i] = dying[y] as number;
    dying[y] = i;
  };
  if (firstUnit.existing) {
    const law = {
      scale: scaleOfMean(firstUnit.life.value, model.lifeShape),
      shape: model.lifeShape,
    };
    const age = firstUnit.lifeFromNow ? 0 : firstUnit.age;
    const years = draws.latest(`life ${plan.id}`, [law.scale, law.shape, age], () =>
      draws
        .uniform('life old')
        .map((u) => Math.min(30000, Math.max(1, Math.round(remainingLife(law, age, 1 - u))))),
    );
    for (let i = 0; i < n; i++) dies(i, Math.min(years[i] as number, plan.replaceBy));
  } else {
    for (let i = 0; i < n; i++) {
      dies(i, newLife(i, 0));
      bought[i] = 1;
    }
  }

  // Today.
  const grantYear = Math.min(h, Math.round(plan.incentive.year));
  const granted = draws.uniform('grant');
  const grants = draws.scratch('grants');
  const back = firstUnit.existing ? taxRate : (first.shield[0] as number);
  const sums0 = { out: 0, grant: 0, tax: 0 };
  for (let i = 0; i < n; i++) {
    const price = first.price[i] as number;
    const out =
      plan.workHours * model.neededShare * (world.downtimeCost[i] as number) + plan.leadCost;
    const grant = (granted[i] as number) < plan.incentive.probability ? plan.incentive.amount : 0;
    // A repair is expensed; a purchase is written off, less the grant.
    const tax =
      -back * (firstUnit.existing ? price : price - grant) - taxRate * (out + plan.salvageForgone);
    grants[i] = grant;
    sums0.out += out;
    sums0.grant += grant;
    sums0.tax += tax;
    cum[i] = price + out + plan.salvageForgone + tax - (grantYear === 0 ? grant : 0);
  }
  means[firstUnit.existing ? 'repair' : 'capital'][0] = mean(first.price);
  means.capital[0] = (means.capital[0] as number) + plan.salvageForgone;
  means.downtime[0] = sums0.out / n;
  means.tax[0] = sums0.tax / n;
  means.incentive[grantYear] = -sums0.grant / n;
  closeYear(0);

  const { probability } = plan.event;
  const eventDraw = draws.uniform('event');
  const survive = 1 - probability;
  let failures = 0;
  let hours = 0;
  let units = 0;
  let replaced = 0;
  for (let y = 1; y <= h; y++) {
    const t = instantOf(y, model.convention);
    const v = spv(model.rate, t);
    const factor = (1 - taxRate) * v;
    const vEnd = spv(model.rate, y);
    const dearer = (1 + model.repairEscalation) ** t;
    const energyPrice = world.energyAt(y);
    const nextArrivals = draws.firstArrival(`new ${y}`);
    const sums = serve(
      service,
      {
        y,
        nextArrivals,
        factor,
        dearer,
        firstArrivals: firstUnit.existing ? draws.firstArrival(`old ${y}`) : nextArrivals,
        saltFirst: firstUnit.existing ? OLD : NEW,
        pool: draws.pool(model.costSpread),
        spread: model.costSpread,
        prices: energyPrice.prices,
        priceIndex: energyPrice.index,
        carbonMoney: model.carbonMoney,
      },
      cum,
    );
    failures += sums[0] as number;
    hours += sums[1] as number;
    units += sums[2] as number;
    const [, , , energy = 0, care = 0] = sums;
    let [, , , , , broken = 0, lost = 0] = sums;

    if (probability > 0) {
      // The thing found fails in this year, if the unit is still there: geometric in years.
      const from = 1 - survive ** (y - 1);
      const to = 1 - survive ** y;
      for (let i = 0; i < n; i++) {
        const u = eventDraw[i] as number;
        if (u < from || u >= to || moved[i] === 1) continue;
        const cost = plan.event.cost * dearer;
        const out = plan.event.hours * model.neededShare * (world.downtimeCost[i] as number);
        broken += cost;
        lost += out;
        hours += plan.event.hours;
        cum[i] = (cum[i] as number) + (cost + out) * factor;
      }
    }
    if (y === grantYear)
      for (let i = 0; i < n; i++) cum[i] = (cum[i] as number) - (grants[i] as number) * vEnd;

    let tax = 0;
    if (y < h) {
      if (nextUnit) {
        const shield = next.shield[y] as number;
        let capital = 0;
        for (let i = dying[y] as number, then = -1; i >= 0; i = then) {
          then = another[i] as number;
          const price = next.price[i] as number;
          capital += price;
          // Tax is settled in the course of the year, like running costs.
          cum[i] = (cum[i] as number) + price * (vEnd - shield * v);
          if (birth[i] === 0) replaced++;
          birth[i] = y;
          dies(i, Math.min(30000, y + newLife(i, bought[i] as number)));
          bought[i] = (bought[i] as number) + 1;
          const at = changes ? 1 : 0;
          tableRow[i] = at * width - y;
          profileRow[i] = (at * SHAPES + (strata[i] as number)) * width - y;
          if (!changes) continue;
          moved[i] = 1;
          service.rate[i] = next.rate[i] as number;
          service.energy[i] = next.energy[i] as number;
          service.maintenance[i] = next.maintenance[i] as number;
          service.cost[i] = next.cost[i] as number;
          service.down[i] = next.down[i] as number;
        }
        means.capital[y] = capital / n;
        tax -= capital * shield;
      }
    } else {
      let residual = 0;
      for (let i = 0; i < n; i++) {
        const m = moved[i] === 1 ? next : first;
        // Straight line of what was paid; a unit that dies now is worth nothing.
        const worth =
          (death[i] as number) <= y
            ? 0
            : birth[i] === 0 && plan.residual
              ? plan.residual.value
              : (m.price[i] as number) * (m.value[y - (birth[i] as number)] as number);
        residual += worth;
        cum[i] = (cum[i] as number) - worth * (vEnd - taxRate * v);
      }
      means.residual[y] = -residual / n;
      tax += residual * taxRate;
    }
    const carbon = (sums[2] as number) * model.carbonMoney;
    means.energy[y] = energy / n;
    means.carbon[y] = carbon / n;
    means.maintenance[y] = care / n;
    means.breakdowns[y] = broken / n;
    means.downtime[y] = lost / n;
    means.tax[y] = (tax - taxRate * (energy + carbon + care + broken + lost)) / n;
    closeYear(y);
  }
  for (let y = 0; y <= h; y++) {
    for (const c of CLASSES)
      discounted[y] =
        (discounted[y] as number) + (means[c][y] as number) * discountFactor(model, c, y);
  }
  return {
    plan,
    means,
    discounted,
    costs: cum,
    low,
    high,
    failuresPerYear: failures / n / h,
    downtimeHoursPerYear: (hours / n + plan.workHours) / h,
    energyPerYear: units / n / h,
    replacedShare: replaced / n,
  };
}
