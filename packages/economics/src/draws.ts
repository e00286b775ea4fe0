/**
 * The random numbers behind the futures, made once and kept: changing an assumption re-uses them,
 * so the answer moves because the assumption did. Each machine has its own stream (the present
 * unit one, new units another), shared by all options that use it; the world (prices) has one more.
 */
import { randomSource } from './random.ts';
import { normalQuantile, strataOfNormal } from './statistics.ts';

/** Strata of a doubt that works through whole years (shape of failures, growth of prices). */
export const STRATA = 16;
/** Different costs of a failure, as multiples of its mean. */
const COSTS = 4096;
/** Failures a future can have before it walks into its neighbour's. */
const OWN_FAILURES = 20;

export class Draws {
  readonly seed: number;
  readonly futures: number;
  /** Failures in the pool, less one: a power of two, so that a walk wraps by `&`. */
  readonly mask: number;
  readonly #made = new Map<string, { from: readonly unknown[]; made: unknown }>();

  constructor(seed: number, futures: number) {
    this.seed = seed;
    this.futures = futures;
    this.mask = 2 ** Math.max(12, Math.ceil(Math.log2(OWN_FAILURES * futures))) - 1;
  }

  /** What was made from the same numbers the last time; most of them stay while one is dragged. Not to be written to. */
  latest<T>(name: string, from: readonly unknown[], make: () => T): T {
    const before = this.#made.get(name);
    if (before?.from.every((x, i) => x === from[i])) return before.made as T;
    const made = make();
    this.#made.set(name, { from, made });
    return made;
  }

  /** Room to be written over by the next who asks for it by this name: spares the collector. */
  scratch(name: string, size: number = this.futures): Float64Array {
    return this.latest(name, [size], () => new Float64Array(size));
  }

  source(name: string): () => number {
    let h = this.seed ^ 0x811c9dc5;
    for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
    return randomSource(h);
  }

  /** Uniform in (0, 1), independent. */
  uniform(stream: string): Float64Array {
    return this.latest(`u ${stream}`, [], () => {
      const random = this.source(stream);
      return new Float64Array(this.futures).map(random);
    });
  }

  /** Middles of as many equal parts of (0, 1) as there are futures, shuffled: means are nearly exact. */
  #ranks(stream: string): Float64Array {
    const into = new Float64Array(this.futures);
    const random = this.source(stream);
    for (let i = 0; i < into.length; i++) {
      const j = Math.floor(random() * (i + 1));
      into[i] = into[j] as number;
      into[j] = (i + 0.5) / into.length;
    }
    return into;
  }

  /** Standard normal, one from each of as many equal strata. */
  normal(stream: string): Float64Array {
    return this.latest(`n ${stream}`, [], () => this.#ranks(stream).map(normalQuantile));
  }

  /** Which of `STRATA` equally large groups each future belongs to, by the normals of that name. */
  strata(stream: string): Uint8Array {
    return this.latest(`s ${stream}`, [], () =>
      Uint8Array.from(this.#ranks(stream), (rank) => rank * STRATA),
    );
  }

  /**
   * Failures to walk through, as pairs: the cost as a lognormal multiple of its mean with the given
   * coefficient of variation, then the wait for it (exponential of mean 1). Both means are exact.
   */
  pool(spread: number): Float32Array {
    return this.latest('pool', [spread], () => {
      const sigma = Math.sqrt(Math.log1p(spread * spread));
      const costs = strataOfNormal(COSTS).map((z) => Math.exp(sigma * z));
      const random = this.source('pool');
      const into = new Float32Array(2 * this.mask + 2);
      const sums = [0, 0];
      for (let i = 0; i < into.length; i += 2) {
        into[i] = costs[(random() * COSTS) | 0] as number;
        into[i + 1] = -Math.log(1 - random());
        sums[0]! += into[i] as number;
        sums[1]! += into[i + 1] as number;
      }
      return into.map((x, i) => (x * (this.mask + 1)) / (sums[i & 1] as number));
    });
  }
}
