import * as z from 'zod/mini';
import { Amount, Id, Instant, Line, LocalDate, Person, Text } from './base.ts';

/** What a customer's business wants: runs without stopping, costs less, uses less energy, is pleasant to be in, keeps the rules, hurts nobody, emits less. */
export const GoalKind = z.enum([
  'uptime',
  'cost',
  'energy',
  'comfort',
  'compliance',
  'safety',
  'carbon',
]);
export type GoalKind = z.infer<typeof GoalKind>;

/** One goal, as the customer says it. */
export const Goal = z.strictObject({
  kind: GoalKind,
  /** The customer's own words, e.g. "No closed shop in summer"; findings that serve it say them back. */
  words: Line,
  /** Where it holds; empty for everywhere. */
  siteIds: z.array(Id).check(z.maxLength(500)),
});
export type Goal = z.infer<typeof Goal>;

/** Months of the year from 1 to 12, both included; from 11 to 2 goes over the new year. */
const Month = z.int().check(z.minimum(1), z.maximum(12));
const HoursPerWeek = z.number().check(z.minimum(0), z.maximum(168));

/** How a site is used, and what it costs when a unit there stands still. */
export const SiteUsage = z.strictObject({
  siteId: Id,
  /** Hours a week that somebody relies on the units there, 0 to 168; `null` when not said. */
  hoursPerWeek: z.nullable(HoursPerWeek),
  /** Months in which it is otherwise; they are counted in before a year's hours are told. */
  seasons: z
    .array(z.strictObject({ from: Month, to: Month, hoursPerWeek: HoursPerWeek }))
    .check(z.maxLength(6)),
  /** What an hour costs in which a unit that matters stands still; `null` when not said. */
  downtimeCost: z.nullable(Amount),
});
export type SiteUsage = z.infer<typeof SiteUsage>;

/** Something that is going to change. */
export const BusinessPlan = z.strictObject({
  kind: z.enum(['closing', 'expansion', 'budget-year', 'other']),
  /** Which site; `null` for all of them. */
  siteId: z.nullable(Id),
  /** The day it happens; of a budget year, the first day of one. `null` when not yet known. */
  on: z.nullable(LocalDate),
  /** The customer's own words. */
  note: z.nullable(Text),
});
export type BusinessPlan = z.infer<typeof BusinessPlan>;

/** What a customer says of its business: once, for ranking, wording and economics. Replaces what was said before. */
export const BusinessEdit = z.strictObject({
  /** The most important first. */
  goals: z.array(Goal).check(z.maxLength(20)),
  sites: z.array(SiteUsage).check(z.maxLength(500)),
  plans: z.array(BusinessPlan).check(z.maxLength(50)),
});
export type BusinessEdit = z.infer<typeof BusinessEdit>;

/** What is known of it, by whom and since when. */
export const Business = z.object({
  customer: z.object({ id: Id, name: z.string() }),
  goals: z.array(Goal),
  sites: z.array(SiteUsage),
  plans: z.array(BusinessPlan),
  /** 0 until something is said; send it back as `If-Match: "<revision>"`. */
  revision: z.int(),
  updatedAt: z.nullable(Instant),
  updatedBy: z.nullable(Person),
});
export type Business = z.infer<typeof Business>;

/** Staff say whose; a contact's own is meant without. */
export const BusinessQuery = z.strictObject({ customerId: z.optional(Id) });
export type BusinessQuery = z.infer<typeof BusinessQuery>;
