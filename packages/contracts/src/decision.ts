import * as z from 'zod/mini';
import { Id, Instant, Line, LocalDate, Person, Text } from './base.ts';

/** Why something was declined, when the customer wants to say. */
export const DeclineReason = z.enum([
  'site-closes',
  'no-budget',
  'not-convinced',
  'another-firm',
  'not-needed',
  'other',
]);
export type DeclineReason = z.infer<typeof DeclineReason>;

/** The version read must be the newest: an older one is refused with `version-replaced`. */
const version = z.int().check(z.minimum(1));

/** One of the customer's answers. All are equally welcome. */
export const DecisionRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('approved'),
    version,
    optionId: Id,
    purchaseOrder: z.optional(Line),
    title: z.optional(Line),
  }),
  z.strictObject({
    kind: z.literal('declined'),
    version,
    reason: z.optional(DeclineReason),
    note: z.optional(Text),
  }),
  z.strictObject({
    kind: z.literal('deferred'),
    version,
    /** It comes back by itself on this day, with fresh numbers; after today, within three years. */
    until: LocalDate,
    note: z.optional(Text),
  }),
  z.strictObject({
    kind: z.literal('question'),
    version,
    text: Text,
    /** Pins the question to a spot on a photo: fractions of its width and height, from the top left. */
    spot: z.optional(
      z.strictObject({
        evidenceId: Id,
        x: z.number().check(z.minimum(0), z.maximum(1)),
        y: z.number().check(z.minimum(0), z.maximum(1)),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('fixed-elsewhere'), version, note: z.optional(Text) }),
]);
export type DecisionRequest = z.infer<typeof DecisionRequest>;

/** A decision that stands. */
export const Decision = z.object({
  id: Id,
  kind: z.enum(['approved', 'declined', 'deferred', 'fixed-elsewhere']),
  by: Person,
  at: Instant,
  version: z.int(),
  optionId: z.nullable(Id),
  purchaseOrder: z.nullable(z.string()),
  reason: z.nullable(DeclineReason),
  note: z.nullable(z.string()),
  until: z.nullable(LocalDate),
  /** It can be taken back until then; `null` when it no longer can. */
  undoUntil: z.nullable(Instant),
});
export type Decision = z.infer<typeof Decision>;

/** A question and, in time, its answer. */
export const Question = z.object({
  id: Id,
  text: z.string(),
  askedBy: Person,
  askedAt: Instant,
  /** The answer is promised by then. */
  promisedBy: Instant,
  owner: Person,
  spot: z.nullable(z.object({ evidenceId: Id, x: z.number(), y: z.number() })),
  answer: z.nullable(z.string()),
  answeredBy: z.nullable(Person),
  answeredAt: z.nullable(Instant),
});
export type Question = z.infer<typeof Question>;
