import * as z from 'zod/mini';
import { Amount, Id, Instant, Line, LocalDate, Person, Text } from './base.ts';

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

/** What brings a deferred recommendation back before its day. */
export const ReturnCondition = z.discriminatedUnion('kind', [
  /** The unit fails again. */
  z.strictObject({ kind: z.literal('fails-again') }),
  /** Somebody is at the site anyway. */
  z.strictObject({ kind: z.literal('next-visit') }),
  /** Repairs and failures of the unit from now on come to more than this. */
  z.strictObject({ kind: z.literal('spend-above'), amount: z.object(Amount.shape) }),
]);
export type ReturnCondition = z.infer<typeof ReturnCondition>;

/** A customer's own picture or PDF: a purchase order, or proof that something was fixed. */
export const Attachment = z.object({
  id: Id,
  name: z.string(),
  /** `image/webp` or `application/pdf`. */
  contentType: z.string(),
  /** SHA-256 of the bytes as stored, hex. */
  sha256: z.string(),
  at: Instant,
  by: Person,
});
export type Attachment = z.infer<typeof Attachment>;
/** Goes with an uploaded attachment, in the query string. */
export const AttachmentQuery = z.strictObject({
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});
export type AttachmentQuery = z.infer<typeof AttachmentQuery>;
/** Attachments that were uploaded for this recommendation before. */
const attachmentIds = z.optional(z.array(Id).check(z.maxLength(5)));

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
    attachmentIds,
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
    /** It comes back by itself on this day at the latest, with fresh numbers; after today, within three years. */
    until: LocalDate,
    /** It comes back sooner if one of these comes true. */
    orIf: z.optional(z.array(ReturnCondition).check(z.maxLength(3))),
    /** The budget period it is put off to, in the customer's own words, e.g. "2027/28". */
    budgetPeriod: z.optional(Line),
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
  z.strictObject({
    kind: z.literal('fixed-elsewhere'),
    version,
    note: z.optional(Text),
    attachmentIds,
  }),
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
  /** What brings it back sooner. */
  orIf: z.array(ReturnCondition),
  budgetPeriod: z.nullable(z.string()),
  attachments: z.array(Attachment),
  /** Whose yes is still needed under the customer's own rules; the decision counts once it is given. */
  waitsFor: z.nullable(Person),
  /** The second person who said yes. */
  confirmedBy: z.nullable(Person),
  /** In whose stead it was approved, under the customer's own rules; absent or `null` for nobody's. */
  actingFor: z.optional(z.nullable(Person)),
  /** The standing authorisation it was approved under, before anybody looked; absent or `null` for none. */
  standingId: z.optional(z.nullable(Id)),
  /** The act it is part of; to be read where there is a receipt. */
  actId: Id,
  /** The receipt of that act; `null` for decisions from before receipts were given. */
  receiptId: z.nullable(Id),
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
