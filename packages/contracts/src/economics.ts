// The repair-or-replace case as it travels; its meaning, units and defaults are documented in the economics package.
import * as z from 'zod/mini';
import { Id, Instant, Person, Text } from './base.ts';

/** One number with its provenance. Money in MAJOR units of the case's currency, rates as decimals. */
export const Assumption = z.object({
  value: z.number(),
  unit: z.string(),
  /** `customer`: the customer said so of its own business. */
  origin: z.enum([
    'measured',
    'invoiced',
    'quoted',
    'datasheet',
    'standard',
    'customer',
    'assumed',
  ]),
  source: z.exactOptional(z.string()),
  date: z.exactOptional(z.string()),
  low: z.exactOptional(z.number()),
  high: z.exactOptional(z.number()),
});
export type Assumption = z.infer<typeof Assumption>;

/** The case `wk-economics` evaluates: history, assumptions with their origin, and the priced options. */
export const EconomicsCase = z.object({
  currency: z.string(),
  baseDate: z.string(),
  unit: z.object({
    name: z.string(),
    kind: z.string(),
    installedOn: z.exactOptional(z.string()),
    ageYears: z.exactOptional(z.number()),
    lifeYears: Assumption,
  }),
  history: z.array(
    z.object({
      date: z.string(),
      kind: z.enum(['repair', 'maintenance', 'failure', 'inspection']),
      cost: z.number(),
      downtimeHours: z.exactOptional(z.number()),
      text: z.exactOptional(z.string()),
      source: z.exactOptional(z.string()),
    }),
  ),
  historyFrom: z.exactOptional(z.string()),
  assumptions: z.record(z.string(), Assumption),
  /** `id`, `label`, `family`, `price` and any further numbers of the option, each an `Assumption`. */
  options: z.array(
    z.catchall(
      z.object({
        id: Id,
        label: z.string(),
        family: z.enum(['repair', 'component', 'replace', 'wait']),
        successor: z.exactOptional(z.string()),
        price: Assumption,
      }),
      z.union([Assumption, z.string(), z.undefined()]),
    ),
  ),
});
export type EconomicsCase = z.infer<typeof EconomicsCase>;

/** The case behind one recommendation. */
export const RecommendationEconomics = z.object({
  recommendationId: Id,
  case: EconomicsCase,
  /** What the history does not say and was therefore assumed, and where the data came from; for people. */
  sources: z.array(z.string()),
});
export type RecommendationEconomics = z.infer<typeof RecommendationEconomics>;

/** A customer's own numbers for a case: value by path, e.g. `assumptions.hoursPerYear`, in the case's units. 1 to 60. */
export const ScenarioCreate = z.strictObject({
  assumptions: z.record(
    z.string().check(z.minLength(1), z.maxLength(120)),
    z.number().check(z.gte(-1e12), z.lte(1e12)),
  ),
  note: z.exactOptional(Text),
});
export type ScenarioCreate = z.infer<typeof ScenarioCreate>;

/** One number a customer knows better. */
export const ScenarioChange = z.object({
  path: z.string(),
  unit: z.string(),
  /** The firm's number when this was sent. */
  was: z.number(),
  now: z.number(),
});
export type ScenarioChange = z.infer<typeof ScenarioChange>;

/** Numbers a customer's contact has sent: "these are our hours and our rate". */
export const Scenario = z.object({
  id: Id,
  at: Instant,
  by: Person,
  note: z.nullable(z.string()),
  changes: z.array(ScenarioChange),
});
export type Scenario = z.infer<typeof Scenario>;

/** Newest first. A contact sees their own, staff see everybody's. */
export const ScenarioList = z.object({ items: z.array(Scenario) });
export type ScenarioList = z.infer<typeof ScenarioList>;

export const ReceiptPdfQuery = z.strictObject({
  /** BCP 47; `en` and `de` are written, others read English. Default `en`. */
  lang: z.optional(z.string().check(z.maxLength(35))),
});
export type ReceiptPdfQuery = z.infer<typeof ReceiptPdfQuery>;

export const BusinessCaseQuery = z.strictObject({
  /** BCP 47; `en` and `de` are written, others read English. Default `en`. */
  lang: z.optional(z.string().check(z.maxLength(35))),
  /** The reader's own numbers as JSON, as in `ScenarioCreate`: `{"energyPrice":0.31}`. Default: the firm's numbers. */
  assumptions: z.optional(z.string().check(z.maxLength(6000))),
});
export type BusinessCaseQuery = z.infer<typeof BusinessCaseQuery>;
