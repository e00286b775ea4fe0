import * as z from 'zod/mini';
import { Id, Instant, Money, Person } from './base.ts';
import { EquipmentKind } from './equipment.ts';

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

/** A page of summaries with the counts behind the filter chips and the money that waits for the reader. */
export const RecommendationPage = z.object({
  items: z.array(RecommendationSummary),
  nextCursor: z.nullable(z.string()),
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
  sort: z.optional(z.enum(['site', 'severity', 'due', 'money'])),
  cursor: z.optional(z.string().check(z.maxLength(500))),
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
});
export type RecommendationEvent = z.infer<typeof RecommendationEvent>;
