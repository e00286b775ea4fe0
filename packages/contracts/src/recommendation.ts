import * as z from 'zod/mini';
import { Id, Instant, LocalDate, Money, Person } from './base.ts';
import { EquipmentKind } from './equipment.ts';
import { GoalKind } from './goals.ts';

/** Where a recommendation is in its life; the rules are in the reference backend's `loop/transitions.ts`. */
export const RecommendationStatus = z.enum([
  'draft',
  'proposed',
  'sent',
  'viewed',
  'question',
  'waiting',
  'deferred',
  'price-expired',
  'approved',
  'booked',
  'in-progress',
  'incomplete',
  'completed',
  'recovery',
  'declined',
  'fixed-elsewhere',
  'withdrawn',
  'confirmed',
]);
export type RecommendationStatus = z.infer<typeof RecommendationStatus>;

/** How pressing: now; within weeks; plan it; keep an eye on it. */
export const Severity = z.enum(['urgent', 'soon', 'plan', 'watch']);
export type Severity = z.infer<typeof Severity>;

/** What has to happen next. The verb is chosen by the reader's side: "You decide", "Aoife Brennan decides". */
export const NextStepKind = z.enum([
  'finish-draft',
  'review',
  'decide',
  'answer',
  'second-decision',
  'renew-price',
  'book',
  'visit',
  'finish-visit',
  'rebook',
  'confirm',
  'check-outcome',
  'recover',
  'call-back',
]);
export type NextStepKind = z.infer<typeof NextStepKind>;

/** Who does what by when. Every recommendation that is not final has one. */
export const NextStep = z.object({ kind: NextStepKind, owner: Person, dueAt: Instant });
export type NextStep = z.infer<typeof NextStep>;

/** A recommendation as a list shows it. */
export const RecommendationSummary = z.object({
  id: Id,
  title: z.string(),
  severity: Severity,
  status: RecommendationStatus,
  equipment: z.object({ id: Id, tag: z.string(), name: z.string(), kind: EquipmentKind }),
  site: z.object({ id: Id, name: z.string(), city: z.string(), timeZone: z.string() }),
  customer: z.object({ id: Id, name: z.string() }),
  /** Cheapest and dearest option, without tax; both `null` before options are priced. Waiting (price 0) is left out. */
  priceFrom: z.nullable(Money),
  priceTo: z.nullable(Money),
  /** What waiting is likely to cost; `null` when it costs nothing that can be named. */
  waitCost: z.nullable(Money),
  /** Short words where waiting has no price, e.g. "noise, no harm". */
  waitNote: z.nullable(z.string()),
  /** `null` only in a final state. */
  nextStep: z.nullable(NextStep),
  /** The next step is the reader's. */
  yourTurn: z.boolean(),
  /** When the present status began. */
  since: Instant,
  /** Counts up at every change; send it back as `If-Match: "<revision>"`. */
  revision: z.int(),
});
export type RecommendationSummary = z.infer<typeof RecommendationSummary>;

/** The list's filters: what waits for the reader, is with the firm, booked, put off, or ended. */
export const RecommendationGroup = z.enum(['all', 'yours', 'firm', 'booked', 'deferred', 'done']);
export type RecommendationGroup = z.infer<typeof RecommendationGroup>;

/** What a list is grouped by. `goal` is the kind of the customer's goal that the finding serves. */
export const RecommendationGrouping = z.enum(['none', 'site', 'equipment', 'goal', 'severity']);
export type RecommendationGrouping = z.infer<typeof RecommendationGrouping>;

/** The order within a group. `age`: longest in its present state first; `goals`: most points first, see `GoalRank`. */
export const RecommendationSort = z.enum(['site', 'severity', 'due', 'money', 'age', 'goals']);
export type RecommendationSort = z.infer<typeof RecommendationSort>;

/**
 * Why a finding stands where it stands when sorted by the customer's goals. The points are the sum of three parts that
 * anybody can work out by hand: the goal it serves (50 for the first, 40, 30, 20, then 10; 0 when it serves none, or
 * none at that site), the chance of failing (30 × the chance that the technician named; 0 when none was named), and how
 * pressing it is (urgent 40, soon 20, plan 10, watch 0). Nothing else counts, the price least of all.
 */
export const GoalRank = z.object({
  points: z.number(),
  /** The customer's own goal that it serves, in their words; `null` when it serves none of theirs. */
  goal: z.nullable(
    z.object({ kind: GoalKind, words: z.string(), /** 1 is the most important. */ place: z.int() }),
  ),
  /** Chance of failing as a fraction, and until when it is meant. */
  chance: z.nullable(z.number()),
  until: z.nullable(LocalDate),
});
export type GoalRank = z.infer<typeof GoalRank>;

/** A summary in a list; `rank` is there when the list is sorted by goals. */
export const RecommendationItem = z.extend(RecommendationSummary, { rank: z.nullable(GoalRank) });
export type RecommendationItem = z.infer<typeof RecommendationItem>;

/** The heading of a group that has items on the page. */
export const RecommendationHeading = z.object({
  /** Which group it is, counted from 0 in the order of the list; how many it holds is `sections[at]`. */
  at: z.int(),
  /** The site's or unit's id, the severity or the goal's kind; empty for findings that serve no goal. */
  key: z.string(),
  /** Name of the site, tag of the unit, or the customer's own words for the goal; empty where the key says it all. */
  title: z.string(),
  /** The site's city, or the unit's name and site. */
  text: z.string(),
  /** Sum of the cheapest options of all its items, without tax; `null` when none is priced. */
  from: z.nullable(Money),
  /** Dearer options would make it more. */
  ranged: z.boolean(),
});
export type RecommendationHeading = z.infer<typeof RecommendationHeading>;

/** A page of summaries with the counts behind the filter chips and the money that waits for the reader. */
export const RecommendationPage = z.object({
  items: z.array(RecommendationItem),
  nextCursor: z.nullable(z.string()),
  /** Items in the chosen part of the list, over all its pages. */
  total: z.int(),
  /** How many of them stand in each group, in the order of the list; empty when it is not grouped. */
  sections: z.array(z.int()),
  headings: z.array(RecommendationHeading),
  /** Items per filter chip. `all` means all open ones; `done` is not part of it. */
  counts: z.record(RecommendationGroup, z.int()),
  /** Sum of the cheapest and of the dearest options that wait for the reader, without tax. */
  yours: z.object({ from: z.nullable(Money), to: z.nullable(Money) }),
});
export type RecommendationPage = z.infer<typeof RecommendationPage>;

export const RecommendationQuery = z.strictObject({
  group: z.optional(RecommendationGroup),
  siteId: z.optional(Id),
  equipmentId: z.optional(Id),
  /** Words searched for in title, unit and site. */
  q: z.optional(z.string().check(z.maxLength(200))),
  /** Default `site`. */
  sort: z.optional(RecommendationSort),
  /** Default: `site` when sorted by site, else `none`. */
  by: z.optional(RecommendationGrouping),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  /** Begins at this item, counted from 0, instead of at a cursor: for a window that jumps. 0 to 100,000. */
  offset: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
});
export type RecommendationQuery = z.infer<typeof RecommendationQuery>;

/** One line of a recommendation's history, as far as the reader may see it. */
export const RecommendationEvent = z.object({
  id: Id,
  /** The step taken, e.g. `sent`, `viewed`, `approved`, `booked`, `answered`, `thanked`. */
  type: z.string(),
  at: Instant,
  by: z.nullable(Person),
  from: z.nullable(RecommendationStatus),
  to: z.nullable(RecommendationStatus),
  /** Why, or the words that came with it; `null` when none. */
  note: z.nullable(z.string()),
  /** It stands in the feed of the technician who raised it; absent when it does not. */
  told: z.optional(z.boolean()),
});
export type RecommendationEvent = z.infer<typeof RecommendationEvent>;
