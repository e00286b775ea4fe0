/** Expected yearly costs of a plan without chance: for the cost a year over its own life, and to choose when to replace later. */
import { valueOf } from './inputs.ts';
import {
  growthOfFailures,
  type Model,
  type Plan,
  shareBorne,
  shareLeft,
  type UnitModel,
  yearsLeft,
} from './model.ts';
import { instantOf, spv, ucr } from './present-value.ts';

/** Expected cost of serving with `u` through its k-th year from the start, at calendar year `y`, undiscounted. */
function serviceCost(u: UnitModel, k: number, y: number, model: Model): number {
  const { own } = u;
  const { shared } = model;
  const t = instantOf(y, model.convention);
  const failures =
    (own.failuresPerYear.value * growthOfFailures(u, k) +
      (k === 1 ? valueOf(own.infantFailures) : 0)) *
    model.usage;
  const borne = shareBorne(u, k);
  const g = (1 + shared.repairEscalation.value) ** t;
  const kwh =
    own.energyUse.value * own.energyFactor.value * model.usage * (1 + u.degradation) ** (k - 0.5);
  return (
    failures *
      (own.costPerFailure.value * borne * g +
        own.downtimePerFailure.value *
          shared.downtimeCostPerHour.value *
          shared.neededShare.value) +
    own.maintenancePerYear.value * g +
    kwh * (shared.energyPrice.value * (1 + shared.energyEscalation.value) ** t + model.carbonMoney)
  );
}

function pvOfService(u: UnitModel, from: number, to: number, model: Model): number {
  let sum = 0;
  for (let y = from + 1; y <= to; y++)
    sum += serviceCost(u, y - from, y, model) * spv(model.rate, instantOf(y, model.convention));
  return sum * (1 - model.taxRate);
}

function today(plan: Plan, model: Model): number {
  const { own, existing } = plan.first;
  const { shared } = model;
  return (
    own.price.value * (existing ? 1 - model.taxRate : 1) +
    plan.leadCost +
    plan.salvageForgone +
    valueOf(own.installationHours) * shared.neededShare.value * shared.downtimeCostPerHour.value -
    valueOf(own.incentive) *
      valueOf(own.incentiveProbability, 1) *
      spv(model.rate, valueOf(own.incentiveYear))
  );
}

/** Whole years the plan's own machine serves. */
function yearsOf(u: UnitModel): number {
  const life = u.own.lifeYears.value;
  return Math.max(1, Math.round(u.existing && !u.lifeFromNow ? yearsLeft(life, u.age) : life));
}

export function ownLife(plan: Plan, model: Model): { years: number; eac: number } {
  const years = Math.min(yearsOf(plan.first), plan.replaceBy);
  return {
    years,
    eac: (today(plan, model) + pvOfService(plan.first, 0, years, model)) * ucr(model.rate, years),
  };
}

/** Expected cost over the horizon when the plan's next machine takes over at the end of year k. */
function expectedCost(plan: Plan, k: number, model: Model): number {
  const { horizon: h, rate } = model;
  const next = k < h ? plan.next : null;
  const priceOf = ({ own }: UnitModel): number => own.price.value;
  const left = next
    ? priceOf(next) * shareLeft(next, h - k, model)
    : priceOf(plan.first) * shareLeft(plan.first, h, model);
  return (
    today(plan, model) +
    pvOfService(plan.first, 0, Math.min(k, h), model) +
    (next ? priceOf(next) * spv(rate, k) + pvOfService(next, k, h, model) : 0) -
    left * spv(rate, h)
  );
}

/**
 * "Repair now, replace in year k" with the best k, for the cheapest way to keep the unit; null
 * when waiting for its end, or replacing at once, is expected to cost less.
 */
export function planLater(model: Model): Plan | null {
  let best: { plan: Plan; k: number; cost: number } | null = null;
  let otherwise = Infinity;
  for (const plan of model.plans) {
    const isNew = plan.family === 'replace';
    const end = isNew ? Infinity : yearsOf(plan.first);
    if (isNew || plan.next) otherwise = Math.min(otherwise, expectedCost(plan, end, model));
    for (
      let k = 1;
      plan.family === 'repair' && plan.next && k < Math.min(end, model.horizon);
      k++
    ) {
      const cost = expectedCost(plan, k, model);
      if (!best || cost < best.cost) best = { plan, k, cost };
    }
  }
  if (!best || best.cost >= otherwise || !best.plan.next) return null;
  const { plan, k } = best;
  const then = model.plans.find((p) => p.first === plan.next) as Plan;
  return {
    ...plan,
    id: `${plan.id}+${then.id}`,
    label: `${plan.label}, ${then.label}`,
    family: 'replace',
    later: { first: plan.id, then: then.id, year: k },
    replaceBy: k,
  };
}
