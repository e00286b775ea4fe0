/**
 * One re-evaluation while dragging (1.5 failures a year, two options, 20 years, 10,000 futures)
 * against a plain typed-array loop that does the same arithmetic and nothing else, turn about in
 * the same run; the tornado in slices; and all internal rates of return of 27 flows. Runs wherever
 * the engine does.
 */
import { prepare, type Assumption, type EconomicsCase, withValue } from '@wellkept/economics';
import { irrs } from '@wellkept/economics/finance';
import { sensitivitySteps } from '@wellkept/economics/sensitivity';

const told = (value: number, unit: string): Assumption => ({ value, unit, origin: 'assumed' });
const asked: EconomicsCase = {
  currency: 'EUR',
  baseDate: '2026-01-01',
  unit: { name: 'unit', kind: 'rooftop unit', ageYears: 8, lifeYears: told(20, 'years') },
  history: [],
  assumptions: {
    horizonYears: told(20, 'years'),
    failuresPerYear: told(1.5, 'failures/year'),
    failureShape: told(1, 'shape'),
    costPerFailure: told(900, 'EUR'),
    downtimePerFailure: told(4, 'hours'),
    downtimeCostPerHour: told(80, 'EUR/hour'),
    energyUse: told(17400, 'kWh/year'),
    energyPrice: told(0.24, 'EUR/kWh'),
    maintenancePerYear: told(880, 'EUR/year'),
  },
  options: [
    { id: 'repair', label: 'Repair', family: 'repair', price: told(4850, 'EUR') },
    {
      id: 'replace',
      label: 'Replace',
      family: 'replace',
      price: told(21600, 'EUR'),
      failuresPerYear: told(0.3, 'failures/year'),
      energyFactor: told(0.75, 'share'),
    },
  ],
};

const N = 10_000;
const H = 20;
const MASK = 32767;
let seed = 1;
const random = (): number =>
  ((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) + 0.5) / 4294967296;
const fill = (n: number, f: () => number): Float64Array => Float64Array.from({ length: n }, f);
const arrivals = Array.from({ length: 2 * H }, () => fill(N, () => -Math.log(random())));
const multiples = fill(MASK + 1, random);
const gaps = fill(MASK + 1, () => -Math.log(random()));
const rates = [fill(N, () => 1.5), fill(N, () => 0.3)] as const;
const energies = [fill(N, () => 17400), fill(N, () => 13050)] as const;
const cares = fill(N, () => 880);
const failureCosts = fill(N, () => 900);
const downCosts = fill(N, () => 320);
const prices = fill(N, () => 0.24);

/** The arithmetic alone: counts, costs, energy, upkeep, discounting, running sums, sorting, bands left out. */
function plainLoop(): number {
  const totals = [new Float64Array(N), new Float64Array(N)] as const;
  for (const option of [0, 1] as const) {
    const total = totals[option];
    const rate = rates[option];
    const energy = energies[option];
    for (let y = 1; y <= H; y++) {
      const v = 1.03 ** -(y - 0.5);
      const first = arrivals[option * H + y - 1] as Float64Array;
      for (let i = 0; i < N; i++) {
        const mu = rate[i] as number;
        let at = first[i] as number;
        let sum = 0;
        if (mu >= at) {
          let draw = Math.imul(y * N + i, 0x9e3779b1) >>> 8;
          do {
            sum += multiples[draw & MASK] as number;
            at += gaps[draw++ & MASK] as number;
          } while (mu >= at);
        }
        total[i] =
          (total[i] as number) +
          ((energy[i] as number) * (prices[i] as number) +
            (cares[i] as number) +
            sum * ((failureCosts[i] as number) + (downCosts[i] as number))) *
            v;
      }
    }
  }
  const [a, b] = totals;
  return a.map((x, i) => x - (b[i] as number)).sort()[N / 2] as number;
}

export interface Speed {
  /** Milliseconds, ascending. */
  readonly engine: readonly number[];
  readonly plain: readonly number[];
  readonly tornado: readonly number[];
  readonly longestStep: readonly number[];
  /** Microseconds, and how many rates were found. */
  readonly irr: number;
  readonly roots: number;
}

export function measure(rounds = 120): Speed {
  const up = (values: number[]): number[] => values.sort((x, y) => x - y);
  const prepared = prepare(asked);
  const engine: number[] = [];
  const plain: number[] = [];
  for (let k = 0; k < rounds; k++) {
    const changed = withValue(asked, 'assumptions.energyPrice', 0.2 + k / 1000);
    const start = performance.now();
    prepared.evaluate(changed);
    const middle = performance.now();
    plainLoop();
    const end = performance.now();
    if (k < 20) continue;
    engine.push(middle - start);
    plain.push(end - middle);
  }
  const result = prepared.evaluate();
  const tornado: number[] = [];
  const longestStep: number[] = [];
  for (let k = 0; k < 10; k++) {
    const steps = sensitivitySteps(asked, result);
    let total = 0;
    let longest = 0;
    for (let done = false; !done;) {
      const start = performance.now();
      done = steps.next().done ?? false;
      const took = performance.now() - start;
      total += took;
      longest = Math.max(longest, took);
    }
    tornado.push(total);
    longestStep.push(longest);
  }
  const flows = [-217500, -217500, ...Array.from({ length: 25 }, (_, k) => 108466 - 7336 * k)];
  for (let k = 0; k < 20_000; k++) irrs(flows);
  const start = performance.now();
  for (let k = 0; k < 50_000; k++) irrs(flows);
  return {
    engine: up(engine),
    plain: up(plain),
    tornado: up(tornado),
    longestStep: up(longestStep),
    irr: (performance.now() - start) / 50,
    roots: irrs(flows).length,
  };
}
