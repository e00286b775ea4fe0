/** Kinds about the time value of money. Each takes a case's inputs and returns everything it can say. */
import { fv, nearest, nper, pmt, pv, rate, type When } from '../../src/annuity.ts';
import { type DatedFlow, irrs, xirrs, xnpv } from '../../src/irr.ts';
import { payback } from '../../src/payback.ts';
import {
  type Convention,
  chained,
  effectiveRate,
  inflationFrom,
  mirr,
  nominalFrom,
  nominalRate,
  npv,
  realFrom,
  spv,
  ucr,
  upvStar,
} from '../../src/present-value.ts';

type Flows = { cashflows: number[] };
type Annuity = { rate: number; nper: number; pmt: number; pv: number; fv: number; when: When };

type Project = { initial: number; annual: number; life: number };

const one = (roots: number[]): number | null => nearest(roots) ?? null;
const filled = (i: Partial<Annuity>): Annuity => ({
  rate: 0,
  nper: 0,
  pmt: 0,
  pv: 0,
  fv: 0,
  when: 'end',
  ...i,
});

export const money = {
  npv: (i: Flows & { rate: number }) => ({ npv: npv(i.rate, i.cashflows) }),
  'npv-excel': (i: Flows & { rate: number }) => ({ npvExcel: npv(i.rate, [0, ...i.cashflows]) }),
  irr: (i: Flows) => ({ irr: one(irrs(i.cashflows)) }),
  'irr-multiple': (i: Flows) => ({ irrs: irrs(i.cashflows) }),
  mirr: (i: Flows & { financeRate: number; reinvestRate: number }) => ({
    mirr: mirr(i.cashflows, i.financeRate, i.reinvestRate),
  }),
  xirr: (i: { cashflows: DatedFlow[] }) => ({ xirr: one(xirrs(i.cashflows)) }),
  xnpv: (i: { cashflows: DatedFlow[]; rate: number }) => ({ xnpv: xnpv(i.rate, i.cashflows) }),

  pv: (i: Partial<Annuity>) =>
    ((a) => ({ pv: pv(a.rate, a.nper, a.pmt, a.fv, a.when) }))(filled(i)),
  fv: (i: Partial<Annuity>) =>
    ((a) => ({ fv: fv(a.rate, a.nper, a.pmt, a.pv, a.when) }))(filled(i)),
  pmt: (i: Partial<Annuity>) =>
    ((a) => ({ pmt: pmt(a.rate, a.nper, a.pv, a.fv, a.when) }))(filled(i)),
  nper: (i: Partial<Annuity>) =>
    ((a) => ({ nper: nper(a.rate, a.pmt, a.pv, a.fv, a.when) }))(filled(i)),
  rate: (i: Partial<Annuity>) =>
    ((a) => ({ rate: rate(a.nper, a.pmt, a.pv, a.fv, a.when) }))(filled(i)),

  'effective-rate': (i: { nominal: number; periods: number }) => ({
    effective: effectiveRate(i.nominal, i.periods),
  }),
  'nominal-rate': (i: { effective: number; periods: number }) => ({
    nominal: nominalRate(i.effective, i.periods),
  }),
  'real-nominal': (i: { real: number; nominal: number; inflation: number }) => ({
    inflation: i.inflation ?? inflationFrom(i.real, i.nominal),
    nominal: i.nominal ?? nominalFrom(i.real, i.inflation),
    real: i.real ?? realFrom(i.nominal, i.inflation),
  }),

  payback: (i: Flows & { rate?: number }) => ({
    payback: payback(i.cashflows),
    npv: npv(i.rate ?? 0, i.cashflows),
    discountedPayback: payback(i.cashflows, i.rate),
  }),
  'discounted-payback': (i: Flows & { rate: number }) => ({
    discountedPayback: payback(i.cashflows, i.rate),
  }),
  'discounted-payback-multi': (i: { rate: number; inflows: number[]; initials: number[] }) => ({
    discountedPayback: i.initials.map((initial) => payback([-initial, ...i.inflows], i.rate)),
  }),

  'npv-table': (i: { rates: number[]; projects: Record<string, number[]> }) => {
    const each = <T>(f: (flows: number[]) => T): Record<string, T> =>
      Object.fromEntries(Object.entries(i.projects).map(([name, flows]) => [name, f(flows)]));
    return {
      npv: each((flows) => i.rates.map((r) => npv(r, flows))),
      irr: each((flows) => one(irrs(flows))),
      payback: each((flows) => payback(flows)),
    };
  },

  escalate: (i: { baseAnnual: number; escalationByYear: number[] }) => ({
    byYear: chained(i.escalationByYear).map((index) => i.baseAnnual * index),
  }),
  'escalate-indexed': (i: { baseByYear: number[]; priceIndexByYear: number[] }) => ({
    byYear: i.baseByYear.map((base, k) => base * (i.priceIndexByYear[k] ?? Number.NaN)),
  }),

  spv: (i: {
    discountRateReal: number;
    serviceDelayYears?: number;
    yearsAfterService: number[];
    amounts: number[];
  }) => {
    const factors = i.yearsAfterService.map((t) =>
      spv(i.discountRateReal, (i.serviceDelayYears ?? 0) + t),
    );
    const pvs = factors.map((factor, k) => factor * (i.amounts[k] ?? Number.NaN));
    return { factors, pvs, subtotal: pvs.reduce((a, b) => a + b, 0) };
  },

  'upv-star': (i: {
    baseAnnualEnergyCost?: number;
    basePv?: number;
    altAnnualEnergyCost?: number;
    convention?: Convention;
    discountRateReal?: number;
    escalation?: number | number[];
    serviceDelayYears?: number;
    serviceYears?: number;
    amountPerYear?: number;
  }) => {
    const implied = (i.basePv ?? Number.NaN) / (i.baseAnnualEnergyCost ?? Number.NaN);
    const factor = upvStar(
      i.discountRateReal ?? Number.NaN,
      i.escalation ?? 0,
      i.serviceYears ?? 0,
      i.convention ?? 'mid-year',
      i.serviceDelayYears ?? 0,
    );
    return {
      impliedUpvStar: implied,
      altPv: implied * (i.altAnnualEnergyCost ?? Number.NaN),
      factor,
      pv: factor * (i.amountPerYear ?? Number.NaN),
    };
  },

  usage: (i: { existingKwh: number; newKwh: number; years?: number; kwhToMbtu: number }) => ({
    annualSavingsKwh: i.existingKwh - i.newKwh,
    lifetimeSavingsKwh: (i.existingKwh - i.newKwh) * (i.years ?? 1),
    existingMbtu: i.existingKwh * i.kwhToMbtu,
    newMbtu: i.newKwh * i.kwhToMbtu,
    savingsMbtu: (i.existingKwh - i.newKwh) * i.kwhToMbtu,
  }),

  'annuity-equivalent': (i: { rate: number; [project: string]: number | Project }) => {
    const values = Object.entries(i)
      .filter((entry): entry is [string, Project] => typeof entry[1] === 'object')
      .map(([name, p]) => {
        const value = -p.initial - pv(i.rate, p.life, p.annual);
        return [name, { npv: value, aae: value * ucr(i.rate, p.life) }] as const;
      });
    const choose = values.toSorted(([, a], [, b]) => b.aae - a.aae)[0]?.[0];
    return { ...Object.fromEntries(values), choose };
  },
};
