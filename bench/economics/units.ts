/**
 * Simulated units with a known law. Nothing here uses the engine's simulator: failures come one by
 * one at their own instants, and what the firm is told is drawn from what is true with an error.
 */
import type { Assumption, EconomicsCase, HistoryRecord, Origin } from '@wellkept/economics';

export interface CalibrationUnit {
  readonly case: EconomicsCase;
  readonly age: number;
  readonly lifeYears: number;
  readonly repairPrice: number;
  readonly replacePrice: number;
  readonly truth: Truth;
  readonly random: () => number;
}

interface Truth {
  readonly lambda: number;
  readonly beta: number;
  readonly newRate: number;
  readonly costPerFailure: number;
  readonly downtime: number;
  readonly hourCost: number;
  readonly energyOld: number;
  readonly energyNew: number;
  readonly growth: number;
  readonly maintenanceOld: number;
  readonly maintenanceNew: number;
  readonly rate: number;
  readonly horizon: number;
  readonly replacePaid: number;
}

/** mulberry32: not the engine's generator. */
function generator(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const normal = (r: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - r())) * Math.cos(2 * Math.PI * r());
const between = (r: () => number, low: number, high: number): number => low + (high - low) * r();
/** As many between 1 and 10 as between 10 and 100: sizes of machines and bills differ by factors. */
const spanning = (r: () => number, low: number, high: number): number => low * (high / low) ** r();
/** Sum of k exponentials: gamma of whole shape, mean 1. */
const gamma = (r: () => number, k: number): number => {
  let sum = 0;
  for (let i = 0; i < k; i++) sum -= Math.log(1 - r());
  return sum / k;
};
const lognormal = (r: () => number, cv: number): number => {
  const s2 = Math.log1p(cv * cv);
  return Math.exp(Math.sqrt(s2) * normal(r) - s2 / 2);
};
const told = (
  value: number,
  unit: string,
  origin: Origin,
  low?: number,
  high?: number,
): Assumption => ({
  value,
  unit,
  origin,
  ...(low === undefined || high === undefined ? {} : { low, high }),
});
const Z = 1.2815515655446004;
const DAY = 86_400_000;
const BASE = Date.parse('2026-01-01');
const date = (yearsAgo: number): string =>
  new Date(BASE - yearsAgo * 365.25 * DAY).toISOString().slice(0, 10);

function ages(r: () => number, lambda: number, beta: number, from: number, to: number): number[] {
  const list: number[] = [];
  for (let sum = lambda * from ** beta; ;) {
    sum -= Math.log(1 - r());
    const age = (sum / lambda) ** (1 / beta);
    if (age > to) return list;
    list.push(age);
  }
}

const CV = 0.7;
const LIFE_SHAPE = 3;
/** Gamma(1 + 1/3): mean over scale of a Weibull of shape 3. */
const MEAN_OVER_SCALE = 0.8929795115692493;

export function drawUnit(index: number): CalibrationUnit {
  const r = generator(index * 2654435761 + 12345);
  const lifeYears = between(r, 10, 25);
  const age = lifeYears * between(r, 0.2, 1.2);
  const seen = Math.min(age, between(r, 1, 10));
  const beta = r() < 0.5 ? 1 : Math.max(0.6, Math.exp(Math.log(1.6) + 0.25 * normal(r)));
  // The class: failures a year at this age; the unit differs from it by a gamma of shape 3.
  const classRate = spanning(r, 0.1, 5);
  const lambda = (classRate * gamma(r, 3)) / ((age + 1) ** beta - age ** beta);
  const classCost = spanning(r, 150, 3000);
  const costPerFailure = classCost * lognormal(r, 0.3);
  const downtime = between(r, 1, 8);
  const hourCost = spanning(r, 5, 500);
  const energyOld = spanning(r, 100, 10000);
  const factor = between(r, 0.7, 1);
  const growth = (0.02 * normal(r)) / Z;
  const maintenanceOld = spanning(r, 100, 2000);
  const maintenanceNew = maintenanceOld * between(r, 0.6, 1);
  const newClass = classRate * between(r, 0.15, 0.5);
  const replacePrice = spanning(r, 3000, 60000);
  const replacePaid = replacePrice * (1 + (0.05 * normal(r)) / Z);
  const repairPrice = replacePrice * spanning(r, 0.02, 0.7);
  const rate = between(r, 0.02, 0.08);
  const horizon = Math.round(between(r, 6, 15));
  const truth: Truth = {
    lambda,
    beta,
    costPerFailure,
    downtime,
    hourCost,
    energyOld,
    growth,
    maintenanceOld,
    maintenanceNew,
    rate,
    horizon,
    replacePaid,
    newRate: newClass * gamma(r, 4),
    energyNew: energyOld * factor,
  };
  const history: HistoryRecord[] = ages(r, lambda, beta, age - seen, age).map((x) => ({
    date: date(age - x),
    kind: 'repair',
    cost: costPerFailure * lognormal(r, CV),
    downtimeHours: downtime,
  }));
  // Few failures say little of their cost: the firm falls back on what the class costs.
  const few = history.length < 5;
  return {
    age,
    lifeYears,
    repairPrice,
    replacePrice,
    truth,
    random: r,
    case: {
      currency: 'EUR',
      baseDate: date(0),
      unit: {
        name: `unit ${index}`,
        kind: 'unit',
        ageYears: age,
        lifeYears: told(lifeYears, 'years', 'standard'),
      },
      historyFrom: date(seen),
      history,
      assumptions: {
        discountRate: told(rate, 'per year', 'assumed'),
        horizonYears: told(horizon, 'years', 'measured'),
        classFailuresPerYear: told(classRate, 'failures/year', 'standard'),
        costPerFailureSpread: told(CV, 'share', 'standard'),
        ...(few
          ? {
              costPerFailure: told(
                classCost,
                'EUR',
                'standard',
                classCost * (1 - 0.3 * Z),
                classCost * (1 + 0.3 * Z),
              ),
            }
          : {}),
        downtimePerFailure: told(downtime, 'hours', 'measured'),
        downtimeCostPerHour: told(hourCost, 'EUR/hour', 'measured'),
        energyUse: told(energyOld, 'EUR/year', 'measured'),
        energyPrice: told(1, 'EUR/EUR', 'invoiced'),
        energyEscalation: told(0, 'per year', 'assumed', -0.02, 0.02),
        maintenancePerYear: told(maintenanceOld, 'EUR/year', 'invoiced'),
      },
      options: [
        {
          id: 'repair',
          label: 'Repair',
          family: 'repair',
          price: told(repairPrice, 'EUR', 'quoted'),
        },
        {
          id: 'replace',
          label: 'Replace',
          family: 'replace',
          price: told(replacePrice, 'EUR', 'quoted', replacePrice * 0.95, replacePrice * 1.05),
          energyFactor: told(factor, 'share', 'datasheet'),
          maintenancePerYear: told(maintenanceNew, 'EUR/year', 'quoted'),
          failuresPerYear: told(newClass, 'failures/year', 'standard'),
        },
      ],
    },
  };
}

interface Law {
  lambda: number;
  beta: number;
  age: number;
  energy: number;
  maintenance: number;
}

/** Present value of serving from calendar time `from` to `to` with a machine that is `law.age` at `from`. */
function serve(t: Truth, law: Law, from: number, to: number, r: (() => number) | null): number {
  const v = (at: number): number => (1 + t.rate) ** -at;
  let pv = 0;
  for (let y = 1; y <= t.horizon; y++) {
    const overlap = Math.max(0, Math.min(y, to) - Math.max(y - 1, from));
    pv += overlap * v(y - 0.5) * (law.energy * (1 + t.growth) ** (y - 0.5) + law.maintenance);
    if (r === null && overlap > 0) {
      const a = law.age + Math.max(y - 1, from) - from;
      const n = law.lambda * ((a + overlap) ** law.beta - a ** law.beta);
      pv += n * v(y - 0.5) * (t.costPerFailure + t.downtime * t.hourCost);
    }
  }
  if (r !== null) {
    for (const x of ages(r, law.lambda, law.beta, law.age, law.age + to - from)) {
      // Every hour out of service is paid; only the bill varies.
      pv += v(from + x - law.age) * (t.costPerFailure * lognormal(r, CV) + t.downtime * t.hourCost);
    }
  }
  return pv;
}

/** Lives to come: of the unit as it stands, then of new ones. */
interface Lives {
  old: number;
  next: number[];
}
function drawLives(u: CalibrationUnit): Lives {
  const scale = u.lifeYears / MEAN_OVER_SCALE;
  const old =
    scale * ((u.age / scale) ** LIFE_SHAPE - Math.log(1 - u.random())) ** (1 / LIFE_SHAPE) - u.age;
  return {
    old,
    next: Array.from({ length: 40 }, () => scale * (-Math.log(1 - u.random())) ** (1 / LIFE_SHAPE)),
  };
}

function cost(
  u: CalibrationUnit,
  option: 'repair' | 'replace',
  lives: Lives,
  chance: boolean,
): number {
  const { truth: t } = u;
  const r = chance ? u.random : null;
  const life = u.lifeYears;
  const young: Law = {
    lambda: t.newRate * life ** -0.5,
    beta: 1.5,
    age: 0,
    energy: t.energyNew,
    maintenance: t.maintenanceNew,
  };
  let now = 0;
  let pv = option === 'repair' ? u.repairPrice : 0;
  if (option === 'repair') {
    const end = Math.min(t.horizon, lives.old);
    pv += serve(
      t,
      {
        lambda: t.lambda,
        beta: t.beta,
        age: u.age,
        energy: t.energyOld,
        maintenance: t.maintenanceOld,
      },
      0,
      end,
      r,
    );
    now = end;
  }
  for (let k = 0; now < t.horizon; k++) {
    pv += t.replacePaid * (1 + t.rate) ** -now;
    const end = now + (lives.next[k] as number);
    pv += serve(t, young, now, Math.min(t.horizon, end), r);
    // Half of the straight-line value can be had, as the case says by default.
    if (end > t.horizon)
      pv -=
        0.5 *
        t.replacePaid *
        Math.max(0, 1 - (t.horizon - now) / life) *
        (1 + t.rate) ** -t.horizon;
    now = end;
  }
  return pv;
}

/** Whether replacing costs less in one future. */
export function realised(u: CalibrationUnit): boolean {
  const lives = drawLives(u);
  return cost(u, 'replace', lives, true) < cost(u, 'repair', lives, true);
}

/** Mean cost of each option under the true law, over 60 draws of the lives. */
export function longRun(u: CalibrationUnit): { repair: number; replace: number } {
  const mean = { repair: 0, replace: 0 };
  for (let i = 0; i < 60; i++) {
    const lives = drawLives(u);
    mean.repair += cost(u, 'repair', lives, false) / 60;
    mean.replace += cost(u, 'replace', lives, false) / 60;
  }
  return mean;
}
