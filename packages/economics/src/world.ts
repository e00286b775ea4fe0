/** What all plans of one evaluation share: each input as it is in each future, and each machine's tables. */
import { type Draws, SHAPES } from './draws.ts';
import type { Ranged } from './inputs.ts';
import type { Model, UnitModel } from './model.ts';
import { instantOf } from './present-value.ts';
import { normalQuantile } from './statistics.ts';

/**
 * Per-future values of a ranged input: about P10 and P90 at its ends, and its value as their mean,
 * so that mean flows are what the inputs say. Constant without a range.
 */
function spread(r: Ranged, draws: Draws, floor = 0): Float64Array {
  return draws.latest(`spread ${r.path}`, [r.value, r.low, r.high], () => {
    const values = new Float64Array(draws.futures).fill(r.value);
    if (r.low === null && r.high === null) return values;
    const z = draws.normal(r.path);
    const up = (Math.max(r.high ?? r.value, r.value) - r.value) / 1.2815515655446004;
    const down = (r.value - Math.min(r.low ?? r.value, r.value)) / 1.2815515655446004;
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      const zi = z[i] as number;
      sum += values[i] = Math.max(floor, r.value + zi * (zi > 0 ? up : down));
    }
    const mean = sum / values.length;
    for (let i = 0; i < values.length; i++) {
      // Rates may be negative and are shifted; quantities are scaled and stay above zero.
      values[i] =
        floor < 0
          ? (values[i] as number) + r.value - mean
          : mean > 0
            ? ((values[i] as number) * r.value) / mean
            : 0;
    }
    return values;
  });
}

/** Gamma of the given mean by Wilson-Hilferty from stored normals, so that it moves smoothly with its shape. */
function gamma(shape: number, mean: number, z: Float64Array): Float64Array {
  const out = new Float64Array(z.length);
  const a = 1 - 1 / (9 * shape);
  const b = 1 / (3 * Math.sqrt(shape));
  let sum = 0;
  for (let i = 0; i < z.length; i++) {
    const root = Math.max(0, a + b * (z[i] as number));
    sum += out[i] = root * root * root;
  }
  const scale = (z.length * mean) / sum;
  for (let i = 0; i < z.length; i++) out[i] = (out[i] as number) * scale;
  return out;
}

/** Everything about a machine that the inner loop reads. Tables are by year of service. */
export interface Machine {
  readonly rate: Float64Array;
  readonly energy: Float64Array;
  readonly maintenance: Float64Array;
  readonly cost: Float64Array;
  readonly down: Float64Array;
  readonly price: Float64Array;
  /** [stratum of shape][year of service]: failures relative to the rate. */
  readonly profile: Float64Array;
  readonly borne: Float64Array;
  readonly wear: Float64Array;
  readonly value: Float64Array;
  readonly shield: Float64Array;
}

/** What all plans of one evaluation share. */
export class World {
  readonly model: Model;
  readonly draws: Draws;
  readonly strata: Uint8Array;
  /** Energy price of each future today, and its growth; `#moving` holds the years when growth differs. */
  readonly #price: Float64Array;
  readonly #moving: Float64Array[] = [];
  readonly downtimeCost: Float64Array;
  readonly #machines = new Map<UnitModel, Machine>();

  constructor(model: Model, draws: Draws) {
    this.model = model;
    this.draws = draws;
    this.#price = spread(model.energyPrice, draws);
    if (model.energyEscalation.low !== null || model.energyEscalation.high !== null) {
      const growth = spread(model.energyEscalation, draws, -0.99);
      let before = this.#price.map(
        (p, i) => p * (1 + (growth[i] as number)) ** instantOf(1, model.convention),
      );
      for (let y = 1; y <= model.horizon; y++) {
        this.#moving.push(before);
        before = before.map((p, i) => p * (1 + (growth[i] as number)));
      }
    }
    this.downtimeCost = spread(model.downtimeCost, draws);
    this.strata = draws.latest('strata', [], () => {
      const z = draws.normal('shape');
      // By rank: the stored normals are stratified, so each stratum holds the same number of futures.
      const cuts = Array.from({ length: SHAPES - 1 }, (_, k) => normalQuantile((k + 1) / SHAPES));
      return Uint8Array.from(z, (x) => cuts.filter((cut) => x > cut).length);
    });
  }

  /** Energy prices in the middle (or at the end) of year y: `prices[i] * index`. */
  energyAt(y: number): { prices: Float64Array; index: number } {
    const moving = this.#moving[y - 1];
    if (moving) return { prices: moving, index: 1 };
    return {
      prices: this.#price,
      index: (1 + this.model.energyEscalation.value) ** instantOf(y, this.model.convention),
    };
  }

  machine(u: UnitModel): Machine {
    let made = this.#machines.get(u);
    if (!made) this.#machines.set(u, (made = this.#make(u)));
    return made;
  }

  #make(u: UnitModel): Machine {
    const { model, draws } = this;
    const h = model.horizon;
    const kind = u.existing ? 'old' : 'new';
    const name = u.price.path;
    const times = (a: Ranged, b: Ranged, by: number, what: string): Float64Array => {
      const [x, y] = [spread(a, draws), spread(b, draws)];
      return draws.latest(
        `${what} ${name}`,
        [a.value, a.low, a.high, b.value, b.low, b.high, by],
        () => x.map((v, i) => v * (y[i] as number) * by),
      );
    };
    // A unit that never fails may still have infant failures: tables are relative to a rate above zero.
    const base = Math.max(u.failures.value, 1e-6);
    const mean = base * model.usage;
    const table = (f: (k: number) => number): Float64Array =>
      Float64Array.from({ length: h + 1 }, (_, k) => f(k));
    const profile = new Float64Array(SHAPES * (h + 1));
    for (let s = 0; s < SHAPES; s++) {
      // However wide the doubt, no machine is taken to wear with a power above 6, unless somebody says so.
      const b = Math.min(
        Math.max(6, u.shape),
        Math.max(
          0.2,
          u.shape * Math.exp(Math.min(1, u.shapeSpread) * normalQuantile((s + 0.5) / SHAPES)),
        ),
      );
      // Existing: 1 in the coming year. New: 1 on average over its life.
      const unit = u.existing ? (u.age + 1) ** b - u.age ** b : u.life.value ** (b - 1);
      for (let k = 1; k <= h; k++) {
        profile[s * (h + 1) + k] =
          (u.failures.value * ((u.age + k) ** b - (u.age + k - 1) ** b)) / unit / base +
          (k === 1 ? u.infantFailures / base : 0);
      }
    }
    const writeOff = model.depreciationYears ?? u.life.value;
    return {
      rate: draws.latest(`rate ${name}`, [u.evidence, mean], () =>
        gamma(u.evidence, mean, draws.normal(`rate ${kind}`)),
      ),
      energy: times(u.energyUse, u.energyFactor, model.usage, 'energy'),
      maintenance: spread(u.maintenance, draws),
      cost: spread(u.costPerFailure, draws),
      down: times(u.downtimePerFailure, model.downtimeCost, model.neededShare, 'down'),
      price: spread(u.price, draws),
      profile,
      borne: table(
        (k) => 1 - u.warrantyShare * Math.min(1, Math.max(0, u.warrantyYears - (k - 1))),
      ),
      wear: table((k) => (1 + u.degradation) ** (k - 0.5)),
      value: table((k) =>
        u.existing ? 0 : model.residualShare * Math.max(0, 1 - k / u.life.value),
      ),
      // Share of a purchase at the end of year k that tax gives back within the horizon, at its date.
      shield: table((k) => {
        if (model.taxRate === 0) return 0;
        let back = 0;
        for (let j = 1; j <= writeOff && k + j <= h; j++)
          back += ((1 + model.rate) * (1 + model.inflation)) ** -j;
        return (model.taxRate * back) / writeOff;
      }),
    };
  }
}
