/**
 * The random numbers behind the futures, made once and kept: changing an assumption re-uses them,
 * so the answer moves because the assumption did. Each machine has its own stream (the present
 * unit one, new units another), shared by all options that use it; the world (prices) has one more.
 */
import { randomSource } from './random.ts';
import { normalQuantile } from './statistics.ts';

const POOL = 1 << 15;
export const POOL_MASK = POOL - 1;
/** Strata of the shape that is not known exactly. */
export const SHAPES = 16;

function hash(text: string, seed: number): number {
  let h = seed ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

export class Draws {
  readonly seed: number;
  readonly futures: number;
  readonly #made = new Map<string, Float64Array>();
  readonly #latest = new Map<string, { numbers: readonly (number | null)[]; made: unknown }>();

  constructor(seed: number, futures: number) {
    this.seed = seed;
    this.futures = futures;
  }

  #once(
    name: string,
    size: number,
    fill: (into: Float64Array, random: () => number) => void,
  ): Float64Array {
    let array = this.#made.get(name);
    if (!array) {
      array = new Float64Array(size);
      fill(array, randomSource(hash(name, this.seed)));
      this.#made.set(name, array);
    }
    return array;
  }

  /** What was made from the same numbers the last time; most of them stay while one is dragged. Not to be written to. */
  latest<T>(name: string, numbers: readonly (number | null)[], make: () => T): T {
    const before = this.#latest.get(name);
    if (before && before.numbers.every((x, i) => x === numbers[i])) return before.made as T;
    const made = make();
    this.#latest.set(name, { numbers, made });
    return made;
  }

  /** Room for one number a future, to be written over by the next who asks for it by this name: spares the collector. */
  scratch(name: string): Float64Array {
    return this.#once(`scratch ${name}`, this.futures, () => undefined);
  }

  /** Uniform in [0, 1), independent. */
  uniform(stream: string): Float64Array {
    return this.#once(`u ${stream}`, this.futures, (into, random) => {
      for (let i = 0; i < into.length; i++) into[i] = random();
    });
  }

  /** Standard normal, one from each of as many equal strata, shuffled: means are nearly exact. */
  normal(stream: string, size: number = this.futures): Float64Array {
    return this.#once(`n ${stream}`, size, (into, random) => {
      for (let i = 0; i < size; i++) {
        const j = Math.floor(random() * (i + 1));
        into[i] = into[j] as number;
        into[j] = normalQuantile((i + 0.5) / size);
      }
    });
  }

  /** Lives as multiples of the Weibull scale: (-ln u)^(1/shape). */
  lives(stream: string, shape: number): Float64Array {
    const u = this.uniform(`life ${stream}`);
    return this.#once(`life ${stream} ${shape}`, this.futures, (into) => {
      for (let i = 0; i < into.length; i++)
        into[i] = (-Math.log(1 - (u[i] as number))) ** (1 / shape);
    });
  }

  /** First arrivals of a Poisson process of unit rate, one a future. */
  firstArrival(stream: string): Float64Array {
    return this.#once(`first ${stream}`, this.futures, (into, random) => {
      for (let i = 0; i < into.length; i++) into[i] = -Math.log(1 - random());
    });
  }

  /**
   * Pairs, to be read from any offset modulo the pool: the cost of a failure as a lognormal
   * multiple of its mean with the given coefficient of variation, then the gap to the next arrival
   * (exponential of mean 1). Both stratified and shuffled, so that their means are exact.
   */
  pool(spread: number): Float32Array {
    return this.latest('pool', [spread], () => Float32Array.from(this.#pairs(spread)));
  }

  #pairs(spread: number): Float64Array {
    const z = this.normal('cost', POOL);
    const gaps = this.#once('gaps', POOL, (into, random) => {
      for (let i = 0; i < POOL; i++) {
        const j = Math.floor(random() * (i + 1));
        into[i] = into[j] as number;
        into[j] = -Math.log(1 - (i + 0.5) / POOL);
      }
    });
    const into = new Float64Array(2 * POOL);
    const sigma = Math.sqrt(Math.log1p(spread * spread));
    let sum = 0;
    let gap = 0;
    for (let i = 0; i < POOL; i++) {
      sum += into[2 * i] = Math.exp(sigma * (z[i] as number));
      gap += into[2 * i + 1] = gaps[i] as number;
    }
    for (let i = 0; i < POOL; i++) {
      into[2 * i] = ((into[2 * i] as number) * POOL) / sum;
      into[2 * i + 1] = ((into[2 * i + 1] as number) * POOL) / gap;
    }
    return into;
  }
}
