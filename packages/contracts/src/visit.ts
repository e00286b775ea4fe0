import * as z from 'zod/mini';
import { Amount, Id, Instant, Line, Money, Person, Text } from './base.ts';

const mark = z.int().check(z.minimum(1), z.maximum(5));

/** What the customer says afterwards: the outcome and the delivery are two things. */
export const FeedbackRequest = z.strictObject({
  /** Is it fixed, are you better off: 1 (not fixed) to 5 (fixed for good). */
  outcome: mark,
  /** How the work was done: 1 (badly) to 5 (very well). */
  delivery: mark,
  /** Likelihood to recommend the firm, 0 to 10. */
  recommend: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
  text: z.optional(Text),
  /** Pass the words on to the technician as thanks. */
  thank: z.optional(z.boolean()),
});
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

/** A promise to put something right; opened by a mark of 1 or 2, closed by the customer. */
export const Recovery = z.object({
  owner: Person,
  promisedBy: Instant,
  closedAt: z.nullable(Instant),
});
export type Recovery = z.infer<typeof Recovery>;

export const Feedback = z.object({
  id: Id,
  outcome: z.int(),
  delivery: z.int(),
  recommend: z.nullable(z.int()),
  text: z.nullable(z.string()),
  thanked: z.boolean(),
  by: Person,
  at: Instant,
  recovery: z.nullable(Recovery),
});
export type Feedback = z.infer<typeof Feedback>;

/** What happened when the technician came. */
export const Visit = z.object({
  id: Id,
  appointmentId: Id,
  technician: Person,
  startedAt: Instant,
  completedAt: z.nullable(Instant),
  /** `null` while under way. */
  result: z.nullable(z.enum(['good', 'incomplete', 'bad'])),
  /** What was done, or why it is not finished. */
  note: z.nullable(z.string()),
  /** Price approved, and price charged, without tax. */
  promised: z.nullable(Money),
  delivered: z.nullable(Money),
  feedback: z.nullable(Feedback),
});
export type Visit = z.infer<typeof Visit>;

/** Ends a visit. More than was approved is refused: it needs a new yes first. */
export const VisitComplete = z.strictObject({
  result: z.enum(['good', 'incomplete', 'bad']),
  note: Line,
  delivered: z.optional(Amount),
});
export type VisitComplete = z.infer<typeof VisitComplete>;
