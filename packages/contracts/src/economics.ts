// The repair-or-replace case as it travels; its meaning, units and defaults are documented in the economics package.
import * as z from 'zod/mini';
import { Id } from './base.ts';

/** One number with its provenance. Money in MAJOR units of the case's currency, rates as decimals. */
export const Assumption = z.object({
  value: z.number(),
  unit: z.string(),
  origin: z.enum(['measured', 'invoiced', 'quoted', 'datasheet', 'standard', 'assumed']),
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
