/**
 * One plan through all futures, year by year. In every year of a future the machine in service
 * fails a Poisson number of times (inverse of one stored uniform at the year's mean; above
 * `COMPOUND` a lognormal with the compound's mean and variance), each failure costs a lognormal
 * multiple of its mean, machines die at a Weibull age and are replaced, and everything is
 * discounted. Downtime follows the cost: a dear failure is a long one.
 */
import { Draws, POOL_MASK, SHAPES } from './draws.ts'
import type { Model, Plan, UnitModel } from './model.ts'
import type { Ranged } from './inputs.ts'
import { instantOf, spv } from './present-value.ts'
import { normalQuantile } from './statistics.ts'
import { remainingLife, scaleOfMean } from './weibull.ts'

/** Mean failures in a year above which they are drawn together. */
const COMPOUND = 20

/** Sums over the futures by year 0..H, undiscounted. */
export interface Sums {
  readonly capital: Float64Array
  readonly repair: Float64Array
  readonly maintenance: Float64Array
  readonly breakdowns: Float64Array
  readonly downtime: Float64Array
  readonly energy: Float64Array
  readonly carbon: Float64Array
  readonly incentive: Float64Array
  readonly tax: Float64Array
  readonly residual: Float64Array
}

export interface Simulated {
  readonly plan: Plan
  /** Means over the futures. */
  readonly means: Sums
  readonly discounted: Float64Array
  /** Present value of each future. */
  readonly costs: Float64Array
  /** P10 and P90 of cumulative discounted cost by year; empty unless asked for. */
  readonly low: Float64Array
  readonly high: Float64Array
  readonly failuresPerYear: number
  readonly downtimeHoursPerYear: number
  readonly energyPerYear: number
  readonly replacedShare: number
}

/**
 * Per-future values of a ranged input: about P10 and P90 at its ends, and its value as their mean,
 * so that mean flows are what the inputs say. Constant without a range.
 */
function spread(r: Ranged, draws: Draws, floor = 0): Float64Array {
  const values = new Float64Array(draws.futures).fill(r.value)
  if (r.low === null && r.high === null) return values
  const z = draws.normal(r.path)
  const up = (Math.max(r.high ?? r.value, r.value) - r.value) / 1.2815515655446004
  const down = (r.value - Math.min(r.low ?? r.value, r.value)) / 1.2815515655446004
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const zi = z[i] as number
    sum += values[i] = Math.max(floor, r.value + zi * (zi > 0 ? up : down))
  }
  const mean = sum / values.length
  for (let i = 0; i < values.length; i++) {
    // Rates may be negative and are shifted; quantities are scaled and stay above zero.
    values[i] = floor < 0 ? (values[i] as number) + r.value - mean : mean > 0 ? ((values[i] as number) * r.value) / mean : 0
  }
  return values
}

/** Gamma of mean 1 by Wilson-Hilferty from stored normals, so that it moves smoothly with its shape. */
function gammaMeanOne(shape: number, z: Float64Array): Float64Array {
  const out = new Float64Array(z.length)
  const a = 1 - 1 / (9 * shape)
  const b = 1 / (3 * Math.sqrt(shape))
  let sum = 0
  for (let i = 0; i < z.length; i++) {
    const root = Math.max(0, a + b * (z[i] as number))
    sum += out[i] = root * root * root
  }
  for (let i = 0; i < z.length; i++) out[i] = ((out[i] as number) * z.length) / sum
  return out
}

/** Everything about a machine that the inner loop reads. Tables are by year of service. */
interface Machine {
  readonly rate: Float64Array
  readonly energy: Float64Array
  readonly maintenance: Float64Array
  readonly cost: Float64Array
  readonly down: Float64Array
  readonly price: Float64Array
  /** [stratum of shape][year of service]: failures relative to the rate. */
  readonly profile: Float64Array
  readonly borne: Float64Array
  readonly wear: Float64Array
  readonly value: Float64Array
  readonly shield: Float64Array
}

/** What all plans of one evaluation share. */
export class World {
  readonly model: Model
  readonly draws: Draws
  readonly strata: Uint8Array
  readonly energyPrices: Float64Array[] = []
  readonly downtimeCost: Float64Array
  readonly #machines = new Map<UnitModel, Machine>()

  constructor(model: Model, draws: Draws) {
    this.model = model
    this.draws = draws
    const n = draws.futures
    const price = spread(model.energyPrice, draws)
    const growth = spread(model.energyEscalation, draws, -0.99)
    const moving = model.energyEscalation.low !== null || model.energyEscalation.high !== null
    for (let y = 1; y <= model.horizon; y++) {
      const t = instantOf(y, model.convention)
      const at = new Float64Array(n)
      const constant = (1 + model.energyEscalation.value) ** t
      const before = this.energyPrices[y - 2]
      for (let i = 0; i < n; i++) {
        const g = 1 + (growth[i] as number)
        at[i] = !moving ? (price[i] as number) * constant : before ? (before[i] as number) * g : (price[i] as number) * g ** t
      }
      this.energyPrices.push(at)
    }
    this.downtimeCost = spread(model.downtimeCost, draws)
    const z = draws.normal('shape')
    this.strata = new Uint8Array(n)
    // Stratum by rank: the stored normals are stratified, so each holds the same number of futures.
    const cuts = Array.from({ length: SHAPES - 1 }, (_, k) => normalQuantile((k + 1) / SHAPES))
    for (let i = 0; i < n; i++) {
      let k = 0
      while (k < SHAPES - 1 && (z[i] as number) > (cuts[k] as number)) k++
      this.strata[i] = k
    }
  }

  machine(u: UnitModel): Machine {
    let made = this.#machines.get(u)
    if (!made) this.#machines.set(u, (made = this.#make(u)))
    return made
  }

  #make(u: UnitModel): Machine {
    const { model, draws } = this
    const n = draws.futures
    const h = model.horizon
    const kind = u.existing ? 'old' : 'new'
    const rate = gammaMeanOne(u.evidence, draws.normal(`rate ${kind}`))
    const energy = spread(u.energyUse, draws)
    const factor = spread(u.energyFactor, draws)
    const down = spread(u.downtimePerFailure, draws)
    for (let i = 0; i < n; i++) {
      rate[i] = (rate[i] as number) * u.failures.value * model.usage
      energy[i] = (energy[i] as number) * (factor[i] as number) * model.usage
      down[i] = (down[i] as number) * (this.downtimeCost[i] as number) * model.neededShare
    }
    const table = (f: (k: number) => number): Float64Array => Float64Array.from({ length: h + 1 }, (_, k) => f(k))
    const profile = new Float64Array(SHAPES * (h + 1))
    for (let s = 0; s < SHAPES; s++) {
      const b = Math.max(0.2, u.shape * Math.exp(u.shapeSpread * normalQuantile((s + 0.5) / SHAPES)))
      // Existing: 1 in the coming year. New: 1 on average over its life.
      const unit = u.existing ? (u.age + 1) ** b - u.age ** b : u.life.value ** (b - 1)
      for (let k = 1; k <= h; k++) {
        profile[s * (h + 1) + k] = ((u.age + k) ** b - (u.age + k - 1) ** b) / unit + (k === 1 && u.failures.value > 0 ? u.infantFailures / u.failures.value : 0)
      }
    }
    const writeOff = model.depreciationYears ?? u.life.value
    return {
      rate,
      energy,
      maintenance: spread(u.maintenance, draws),
      cost: spread(u.costPerFailure, draws),
      down,
      price: spread(u.price, draws),
      profile,
      borne: table((k) => 1 - u.warrantyShare * Math.min(1, Math.max(0, u.warrantyYears - (k - 1)))),
      wear: table((k) => (1 + u.degradation) ** (k - 0.5)),
      value: table((k) => (u.existing ? 0 : model.residualShare * Math.max(0, 1 - k / u.life.value))),
      // Share of a purchase at the end of year k that tax gives back within the horizon, at its date.
      shield: table((k) => {
        if (model.taxRate === 0) return 0
        let back = 0
        for (let j = 1; j <= writeOff && k + j <= h; j++) back += ((1 + model.rate) * (1 + model.inflation)) ** -j
        return (model.taxRate * back) / writeOff
      }),
    }
  }
}

/** P10 and P90 by a histogram of 1,024 bins; exact to a thousandth of the range. */
export function innerRange(values: Float64Array): [number, number] {
  let min = Infinity
  let max = -Infinity
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number
    if (v < min) min = v
    if (v > max) max = v
  }
  if (!(max > min)) return [min, max]
  const bins = new Uint32Array(1025)
  const scale = 1024 / (max - min)
  for (let i = 0; i < values.length; i++) (bins[((values[i] as number) - min) * scale | 0] as number)++
  const at = (p: number): number => {
    let seen = 0
    const target = p * values.length
    for (let k = 0; k < 1025; k++) {
      const here = bins[k] as number
      if (seen + here >= target) return min + (k + (target - seen) / here) / scale
      seen += here
    }
    return max
  }
  return [at(0.1), at(0.9)]
}

export function simulate(plan: Plan, world: World, withBand: boolean): Simulated {
  const { model, draws, strata } = world
  const n = draws.futures
  const h = model.horizon
  const { first: firstUnit, next: nextUnit } = plan
  const first = world.machine(firstUnit)
  const next = nextUnit ? world.machine(nextUnit) : first
  const pool = draws.pool(model.costSpread)
  const keep = 1 - model.taxRate
  const row = (): Float64Array => new Float64Array(h + 1)
  const sums: Sums = {
    capital: row(), repair: row(), maintenance: row(), breakdowns: row(), downtime: row(),
    energy: row(), carbon: row(), incentive: row(), tax: row(), residual: row(),
  }
  const discounted = row()
  const low = withBand ? row() : new Float64Array(0)
  const high = withBand ? row() : new Float64Array(0)
  const cum = new Float64Array(n)
  const birth = new Int16Array(n)
  const death = new Int16Array(n)
  const lives = new Uint8Array(n)
  const lifeOld = draws.uniform('life old')
  const lifeNew = draws.uniform('life new')
  const granted = draws.uniform('grant')
  const eventDraw = draws.uniform('event')
  const eventYear = new Int16Array(n)
  let failures = 0
  let hours = 0
  const firstHours = firstUnit.downtimePerFailure.value
  const nextHours = (nextUnit ?? firstUnit).downtimePerFailure.value
  let energyUnits = 0
  let replaced = 0

  // Lives.
  const newScale = scaleOfMean((nextUnit ?? firstUnit).life.value, model.lifeShape)
  const newLife = (i: number): number => {
    const u = ((lifeNew[i] as number) + (lives[i] as number) * 0.6180339887498949) % 1
    lives[i] = (lives[i] as number) + 1
    return Math.min(30000, Math.max(1, Math.round(newScale * (-Math.log(1 - u)) ** (1 / model.lifeShape))))
  }
  const oldLaw = { scale: scaleOfMean(firstUnit.life.value, model.lifeShape), shape: model.lifeShape }
  const oldAge = firstUnit.lifeFromNow ? 0 : firstUnit.age
  for (let i = 0; i < n; i++) {
    const years = firstUnit.existing ? Math.max(1, Math.round(remainingLife(oldLaw, oldAge, 1 - (lifeOld[i] as number)))) : newLife(i)
    death[i] = Math.min(years, plan.replaceBy, 30000)
  }

  // Today.
  const grantYear = Math.min(h, Math.round(plan.incentive.year))
  const grants = new Float64Array(n)
  const { probability, cost: eventCost, hours: eventHours } = plan.event
  const upfront = firstUnit.existing ? sums.repair : sums.capital
  for (let i = 0; i < n; i++) {
    const price = first.price[i] as number
    const out = plan.workHours * model.neededShare * (world.downtimeCost[i] as number) + plan.leadCost
    const grant = (granted[i] as number) < plan.incentive.probability ? plan.incentive.amount : 0
    // A repair is expensed; a purchase is written off, less the grant.
    const back = firstUnit.existing ? model.taxRate * price : (first.shield[0] as number) * (price - grant)
    const tax = -back - model.taxRate * (out + plan.salvageForgone)
    upfront[0] = (upfront[0] as number) + price
    sums.capital[0] = (sums.capital[0] as number) + plan.salvageForgone
    sums.downtime[0] = (sums.downtime[0] as number) + out
    sums.incentive[grantYear] = (sums.incentive[grantYear] as number) - grant
    grants[i] = grant
    sums.tax[0] = (sums.tax[0] as number) + tax
    cum[i] = price + out + plan.salvageForgone + tax - (grantYear === 0 ? grant : 0)
    eventYear[i] = probability > 0 ? Math.min(30000, 1 + Math.floor(Math.log(1 - (eventDraw[i] as number)) / Math.log1p(-Math.min(probability, 1 - 1e-12)))) : 0
  }
  discounted[0] = mean(cum)
  if (withBand) [low[0], high[0]] = innerRange(cum) as [number, number]

  const dearer = 1 + model.repairEscalation
  // Variance of a compound Poisson sum over its mean squared, times the mean count.
  const relative = 1 + model.costSpread ** 2
  for (let y = 1; y <= h; y++) {
    const t = instantOf(y, model.convention)
    const v = spv(model.rate, t)
    const vEnd = spv(model.rate, y)
    const g = dearer ** t
    const prices = world.energyPrices[y - 1] as Float64Array
    const uOld = draws.uniform(`old ${y}`)
    const uNew = draws.uniform(`new ${y}`)
    let energy = 0
    let units = 0
    let maintenance = 0
    let breakdowns = 0
    let downtime = 0
    let capital = 0
    let residual = 0
    let tax = 0
    if (y === grantYear) for (let i = 0; i < n; i++) cum[i] = (cum[i] as number) - (grants[i] as number) * vEnd
    for (let i = 0; i < n; i++) {
      const b = birth[i] as number
      const k = y - b
      const isFirst = b === 0
      const m = isFirst ? first : next
      const old = isFirst && firstUnit.existing
      const mu = (m.rate[i] as number) * (m.profile[(strata[i] as number) * (h + 1) + k] as number)
      const u = (old ? uOld : uNew)[i] as number
      // Failures of the year, as a sum of cost multipliers of mean 1.
      let sum = 0
      if (mu > COMPOUND) {
        const s2 = Math.log1p(relative / mu)
        sum = mu * Math.exp(Math.sqrt(s2) * normalQuantile(u + 1e-12) - s2 / 2)
        failures += mu
      } else {
        let p = Math.exp(-mu)
        let below = p
        let at = Math.imul(y * n + i, old ? 0x9e3779b1 : 0x85ebca6b) >>> 8
        let count = 0
        while (u > below && count < 200) {
          count++
          p *= mu / count
          below += p
          sum += pool[at++ & POOL_MASK] as number
        }
        failures += count
      }
      const kwh = (m.energy[i] as number) * (m.wear[k] as number)
      const e = kwh * (prices[i] as number)
      const care = (m.maintenance[i] as number) * g
      let broken = sum * (m.cost[i] as number) * (m.borne[k] as number) * g
      let lost = sum * (m.down[i] as number)
      hours += sum * (isFirst ? firstHours : nextHours)
      if (eventYear[i] === y && old) {
        broken += eventCost * g
        lost += eventHours * model.neededShare * (world.downtimeCost[i] as number)
      }
      units += kwh
      energy += e
      maintenance += care
      breakdowns += broken
      downtime += lost
      let cost = (e + kwh * model.carbonMoney + care + broken + lost) * keep * v
      if (y === h) {
        // Straight line of what was paid; a unit that dies now is worth nothing.
        const worth =
          (death[i] as number) <= y ? 0 : isFirst && plan.residual ? plan.residual.value : (m.price[i] as number) * (m.value[k] as number)
        residual -= worth
        tax += worth * model.taxRate
        cost -= worth * keep * vEnd
      } else if ((death[i] as number) === y && nextUnit) {
        const price = next.price[i] as number
        const back = price * (next.shield[y] as number)
        capital += price
        tax -= back
        cost += (price - back) * vEnd
        if (isFirst) replaced++
        birth[i] = y
        death[i] = y + newLife(i)
      }
      cum[i] = (cum[i] as number) + cost
    }
    sums.energy[y] = energy
    sums.carbon[y] = units * model.carbonMoney
    sums.maintenance[y] = maintenance
    sums.breakdowns[y] = breakdowns
    sums.downtime[y] = downtime
    sums.capital[y] = capital
    sums.residual[y] = residual
    sums.tax[y] = tax - model.taxRate * (energy + units * model.carbonMoney + maintenance + breakdowns + downtime)
    energyUnits += units
    discounted[y] = mean(cum)
    if (withBand) [low[y], high[y]] = innerRange(cum) as [number, number]
  }
  for (let y = h; y > 0; y--) discounted[y] = (discounted[y] as number) - (discounted[y - 1] as number)
  for (const values of Object.values(sums) as Float64Array[]) for (let y = 0; y <= h; y++) values[y] = (values[y] as number) / n
  return {
    plan, means: sums, discounted, costs: cum, low, high,
    failuresPerYear: failures / n / h,
    downtimeHoursPerYear: hours / n / h + plan.workHours / h,
    energyPerYear: energyUnits / n / h,
    replacedShare: replaced / n,
  }
}

function mean(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] as number
  return sum / values.length
}
