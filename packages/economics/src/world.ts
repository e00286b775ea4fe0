/** What all plans of one evaluation share: each input as it is in each future, and each machine's tables. */
import { type Draws, STRATA } from './draws.ts';
import { type Ranged, valueOf } from './inputs.ts';
import { growthOfFailures, type Model, shareBorne, shareLeft, type UnitModel } from './model.ts';
import { instantOf, spv } from './present-value.ts';
import { gammaQuantile, strataOfNormal, Z90 } from './statistics.ts';
import { remainingLife, scaleOfMean } from './weibull.ts';

/**
 * Per-future values of a ranged input: about P10 and P90 at its ends, and its value as their mean,
 * so that mean flows are what the inputs say. Constant without a range.
 */
function spread(r: Ranged, draws: Draws, floor = 0): Float64Array {
  return draws.latest(`spread ${r.path}`, [r.value, r.low, r.high], () => {
    const { value } = r;
    const low = r.low ?? value;
    const high = r.high ?? value;
    if (!(low < high)) return new Float64Array(draws.futures).fill(value);
    const values = draws
      .normal(r.path)
      .map((z) =>
        Math.max(
          floor,
          value + (z / Z90) * (z > 0 ? Math.max(0, high - value) : Math.max(0, value - low)),
        ),
      );
    const mean = meanOf(values);
    // Rates may be negative and are shifted; quantities are scaled and stay above zero.
    return values.map((x) => (floor < 0 ? x + value - mean : mean > 0 ? (x * value) / mean : 0));
  });
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum / values.length;
}

/** Gamma of the given mean from stored normals, so that it moves smoothly with its shape. */
function gamma(shape: number, mean: number, z: Float64Array): Float64Array {
  const out = z.map((x) => gammaQuantile(shape, x));
  const scale = mean / meanOf(out);
  return out.map((x) => x * scale);
}

/** A machine as it is in each future, and its tables by year. */
export interface Machine {
  readonly rate: Float64Array;
  /** Whole years from the start of service to its end. */
  readonly life: Float64Array;
  readonly energy: Float64Array;
  readonly maintenance: Float64Array;
  readonly cost: Float64Array;
  readonly down: Float64Array;
  /** Mean hours out of service at a failure. */
  readonly hours: number;
  readonly price: Float64Array;
  /** [stratum of shape][year of service]: failures relative to the rate, summed from the start of service. */
  readonly failed: Float64Array;
  /** By year of service: share of a failure's cost that is the owner's. */
  readonly borne: Float64Array;
  /** By years of service: share of the price that is left. */
  readonly value: Float64Array;
  /** By year of purchase: share of the price that tax gives back within the horizon, at its date. */
  readonly shield: Float64Array;
  /** [stratum of price growth][calendar year]: energy bill as a multiple of use × today's price. */
  readonly energyIndex: Float64Array;
  /** By calendar year: energy used as a multiple of today's. */
  readonly wear: Float64Array;
  /** The two above, discounted, less tax and summed from today. */
  readonly energySum: Float64Array;
  readonly carbonSum: Float64Array;
}

export class World {
  readonly model: Model;
  readonly draws: Draws;
  /** Stratum of each future: of the failures' shape, and of the energy price's growth. */
  readonly shapes: Uint8Array;
  readonly growths: Uint8Array;
  readonly energyPrice: Float64Array;
  readonly downtimeCost: Float64Array;
  /** By year: discount factors in its course and at its end, and how much dearer repairs are. */
  readonly mid: Float64Array;
  /** What one paid in the course of the year is worth today, after tax. */
  readonly running: Float64Array;
  readonly end: Float64Array;
  readonly dearer: Float64Array;
  /** Upkeep of one a year, discounted, less tax and summed from today. */
  readonly careSum: Float64Array;
  readonly #growth: Float64Array;
  readonly #machines = new Map<UnitModel, Machine>();

  constructor(model: Model, draws: Draws) {
    this.model = model;
    this.draws = draws;
    this.energyPrice = spread(model.shared.energyPrice, draws);
    this.downtimeCost = spread(model.shared.downtimeCostPerHour, draws);
    this.shapes = draws.strata('shape');
    const { energyEscalation, repairEscalation } = model.shared;
    const growth = spread(energyEscalation, draws, -0.99);
    this.growths = draws.strata(energyEscalation.path);
    this.#growth = draws.latest('growth', [growth], () => {
      const sums = new Float64Array(STRATA);
      const counts = new Float64Array(STRATA);
      this.growths.forEach((s, i) => {
        sums[s]! += growth[i] as number;
        counts[s]! += 1;
      });
      return sums.map((sum, s) => sum / Math.max(1, counts[s] as number));
    });
    this.mid = this.#byYear((y) => spv(model.rate, this.#instant(y)));
    this.running = this.mid.map((v) => v * (1 - model.taxRate));
    this.end = this.#byYear((y) => spv(model.rate, y));
    this.dearer = this.#byYear((y) => (1 + repairEscalation.value) ** this.#instant(y));
    this.careSum = this.#summed(this.dearer);
  }

  machine(u: UnitModel): Machine {
    let made = this.#machines.get(u);
    if (!made) this.#machines.set(u, (made = this.#make(u)));
    return made;
  }

  #instant(y: number): number {
    return instantOf(y, this.model.convention);
  }

  #byYear(f: (y: number, row: number) => number, rows = 1): Float64Array {
    const width = this.model.horizon + 1;
    return Float64Array.from({ length: rows * width }, (_, k) => f(k % width, (k / width) | 0));
  }

  /** Rows of amounts by year as running sums of what they are worth today, after tax; year 0 is nothing. */
  #summed(rows: Float64Array): Float64Array {
    const width = this.model.horizon + 1;
    let sum = 0;
    return rows.map((amount, k) => {
      const y = k % width;
      return (sum = y === 0 ? 0 : sum + amount * (this.running[y] as number));
    });
  }

  #make(u: UnitModel): Machine {
    const { model, draws } = this;
    const { own } = u;
    const { shared } = model;
    const width = model.horizon + 1;
    const name = own.price.path;
    const shape = shared.lifeShape.value;
    const scale = scaleOfMean(own.lifeYears.value, shape);
    const age = u.lifeFromNow ? 0 : u.age;
    const times = (a: Ranged, b: Ranged, by: number, what: string): Float64Array => {
      const [x, y] = [spread(a, draws), spread(b, draws)];
      return draws.latest(`${what} ${name}`, [x, y, by], () =>
        x.map((v, i) => v * (y[i] as number) * by),
      );
    };
    const mean = Math.max(own.failuresPerYear.value, 1e-6) * model.usage;
    const wear = this.#byYear((y) => (1 + u.degradation) ** (y - 0.5));
    const energyIndex = this.#byYear(
      (y, s) => (1 + (this.#growth[s] as number)) ** this.#instant(y) * (wear[y] as number),
      STRATA,
    );
    const writeOff = valueOf(shared.depreciationYears) || own.lifeYears.value;
    const nominal = (1 + model.rate) * (1 + shared.inflation.value);
    return {
      rate: draws.latest(`rate ${name}`, [u.evidence, mean], () =>
        gamma(u.evidence, mean, draws.normal(u.existing ? 'rate old' : 'rate new')),
      ),
      life: draws.latest(`life ${name}`, [scale, shape, age], () =>
        draws
          .uniform(u.existing ? 'life old' : 'new life')
          .map((x) => Math.max(1, Math.round(remainingLife({ scale, shape }, age, 1 - x)))),
      ),
      energy: times(own.energyUse, own.energyFactor, model.usage, 'energy'),
      maintenance: spread(own.maintenancePerYear, draws),
      cost: spread(own.costPerFailure, draws),
      down: times(
        own.downtimePerFailure,
        shared.downtimeCostPerHour,
        shared.neededShare.value,
        'down',
      ),
      hours: own.downtimePerFailure.value,
      price: spread(own.price, draws),
      failed: this.#failed(u),
      borne: this.#byYear((k) => shareBorne(u, k)),
      value: this.#byYear((k) => shareLeft(u, k, model)),
      shield: this.#byYear((k) => {
        let back = 0;
        for (let j = 1; model.taxRate > 0 && j <= writeOff && k + j < width; j++)
          back += nominal ** -j;
        return (model.taxRate * back) / writeOff;
      }),
      energyIndex,
      wear,
      energySum: this.#summed(energyIndex),
      carbonSum: this.#summed(wear.map((w) => w * model.carbonMoney)),
    };
  }

  /** A unit that never fails may still have infant failures: tables are relative to a rate above zero. */
  #failed(u: UnitModel): Float64Array {
    const failures = u.own.failuresPerYear.value;
    const z = strataOfNormal(STRATA);
    let sum = 0;
    return this.#byYear((k, s) => {
      if (k === 0) return (sum = 0);
      const infant = k === 1 ? valueOf(u.own.infantFailures) : 0;
      const grown = growthOfFailures(u, k, shapeAt(u, z[s] as number));
      return (sum += (failures * grown + infant) / Math.max(failures, 1e-6));
    }, STRATA);
  }
}

/** However wide the doubt, no machine is taken to wear with a power above 6, unless somebody says so. */
function shapeAt(u: UnitModel, z: number): number {
  const { value } = u.own.failureShape;
  const b = value * Math.exp(Math.min(1, u.shapeSpread) * z);
  return Math.min(Math.max(6, value), Math.max(0.2, b));
}
