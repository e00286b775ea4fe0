import * as z from 'zod/mini';
import { Id, Instant, Person, Text, pageOf } from './base.ts';
import { NextStepKind, RecommendationStatus } from './recommendation.ts';

/** A dated duty with an owner. It is done, moved with a reason, or escalated; it cannot lapse. */
export const FollowUp = z.object({
  id: Id,
  kind: NextStepKind,
  owner: Person,
  dueAt: Instant,
  /** Promised to a customer, who was told the time. */
  promised: z.boolean(),
  /** Open duties whose time has passed were raised to the coordinator then. */
  escalatedAt: z.nullable(Instant),
  /** A promise that is about to break was marked then; absent otherwise. */
  atRiskAt: z.optional(Instant),
  /** How often it was moved. */
  moved: z.int(),
  text: z.string(),
  customer: z.object({ id: Id, name: z.string() }),
  recommendation: z.nullable(
    z.object({ id: Id, title: z.string(), status: RecommendationStatus, revision: z.int() }),
  ),
  createdAt: Instant,
});
export type FollowUp = z.infer<typeof FollowUp>;
export const FollowUpPage = z.extend(pageOf(FollowUp), {
  counts: z.object({
    overdue: z.int(),
    questions: z.int(),
    promised: z.int(),
    today: z.int(),
    open: z.int(),
  }),
});
export type FollowUpPage = z.infer<typeof FollowUpPage>;
export const FollowUpQuery = z.strictObject({
  /** `mine` or everybody's; default everybody's. */
  owner: z.optional(z.enum(['mine', 'all'])),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
});
export type FollowUpQuery = z.infer<typeof FollowUpQuery>;
/** Moves a duty: never without saying why. */
export const FollowUpMove = z.strictObject({ dueAt: Instant, reason: Text });
export type FollowUpMove = z.infer<typeof FollowUpMove>;

/** By a secret from a mail, which can do nothing else. */
export const ReminderChange = z.strictObject({
  secret: z.string().check(z.maxLength(100)),
  /** One item; default: everything. */
  recommendationId: z.optional(Id),
  wanted: z.boolean(),
});
export type ReminderChange = z.infer<typeof ReminderChange>;
export const ReminderWish = z.strictObject({ wanted: z.boolean() });
export type ReminderWish = z.infer<typeof ReminderWish>;

/** One line of a technician's feed: what became of a finding. */
export const FeedItem = z.object({
  id: Id,
  type: z.string(),
  at: Instant,
  by: z.nullable(Person),
  recommendation: z.object({ id: Id, title: z.string(), tag: z.string() }),
  customerName: z.string(),
  note: z.nullable(z.string()),
});
export type FeedItem = z.infer<typeof FeedItem>;
export const FeedPage = pageOf(FeedItem);
export type FeedPage = z.infer<typeof FeedPage>;

/** What the live stream tells: something changed; fetch it if you show it. */
export const Change = z.object({
  id: Id,
  type: z.string(),
  at: Instant,
  recommendationId: z.nullable(Id),
  appointmentId: z.nullable(Id),
});
export type Change = z.infer<typeof Change>;
