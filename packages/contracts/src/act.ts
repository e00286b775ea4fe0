import * as z from 'zod/mini';
import { Id, Instant, Line, Money, Person } from './base.ts';
import { DecisionRequest } from './decision.ts';
import { ProblemCode } from './problem.ts';
import { NextStep } from './recommendation.ts';

/** A signature: the name typed, or drawn and named. Never a picture: strokes are small and can be drawn again. */
export const Signature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), name: Line }),
  z.strictObject({
    kind: z.literal('drawn'),
    name: Line,
    /** Width of the pad as a multiple of its height. */
    ratio: z.number().check(z.minimum(0.2), z.maximum(20)),
    /** Strokes of points `[x, y]`, fractions of the pad from its top left. */
    strokes: z
      .array(
        z
          .array(
            z.tuple([
              z.number().check(z.minimum(0), z.maximum(1)),
              z.number().check(z.minimum(0), z.maximum(1)),
            ]),
          )
          .check(z.minLength(1), z.maxLength(2000)),
      )
      .check(z.minLength(1), z.maxLength(100)),
  }),
]);
export type Signature = z.infer<typeof Signature>;

/** One answer of an act. */
export const ActAnswer = z.strictObject({
  recommendationId: Id,
  /** The revision that was read; an older one is refused with `stale`. */
  revision: z.int(),
  /** `Recommendation.shown` as it was read; another one now is refused with `stale`. Default: not compared. */
  shown: z.optional(z.string().check(z.maxLength(64))),
  answer: DecisionRequest,
});
export type ActAnswer = z.infer<typeof ActAnswer>;

/**
 * Answers to one or several recommendations, given together: all are taken or none is. A refusal names the answer at
 * fault by JSON pointer (`/answers/2`).
 */
export const ActRequest = z.strictObject({
  /** Each recommendation at most once. */
  answers: z.array(ActAnswer).check(z.minLength(1), z.maxLength(50)),
  /** What the approved came to as it was shown, without tax, in minor units; another sum now is refused with `stale`. */
  net: z.optional(z.int()),
  /** Needed when the firm asks for one at this sum (`Me.organization.signatureAbove`). */
  signature: z.optional(Signature),
  /** Which consent text was agreed to, from `@wellkept/contracts/consent`; needed with a signature. */
  consentVersion: z.optional(Line),
  /** BCP 47 tag of the language the person read and answered in. */
  language: z.string().check(z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)),
});
export type ActRequest = z.infer<typeof ActRequest>;

/** What became of one answer. */
export const ActOutcome = z.object({
  recommendationId: Id,
  title: z.string(),
  /** Tag of the unit. */
  tag: z.string(),
  /** `waits-for-second`: approved, and the customer's own rules ask for a second yes. */
  outcome: z.enum([
    'approved',
    'waits-for-second',
    'declined',
    'deferred',
    'fixed-elsewhere',
    'question',
  ]),
  /** What was chosen, e.g. the option's title; `null` unless approved. */
  optionTitle: z.nullable(z.string()),
  /** Without tax; `null` unless approved. */
  price: z.nullable(Money),
  /** Whose yes is still needed. */
  waitsFor: z.nullable(Person),
  /** Who acts now, what they do, and by when; `null` where it has ended. */
  nextStep: z.nullable(NextStep),
  /** It still counts: it was neither taken back nor followed by another answer. A question always does. */
  stands: z.boolean(),
  /** It can be taken back until then; `null` when it no longer can. */
  undoUntil: z.nullable(Instant),
});
export type ActOutcome = z.infer<typeof ActOutcome>;

/** An act as it was taken, and how far each answer has come. */
export const Act = z.object({
  id: Id,
  at: Instant,
  by: Person,
  outcomes: z.array(ActOutcome),
  /** Of what was approved: prices, what is saved by doing things in one visit, tax (rounded per rate), and the sum. */
  total: z.nullable(z.object({ net: Money, saving: Money, tax: Money, gross: Money })),
  receiptId: Id,
  /** First 16 hex digits of the receipt's hash, in groups of four, as a person would compare it. */
  fingerprint: z.string(),
  /** What can be taken back of it can be until then, together or answer by answer; `null` once nothing can. */
  undoUntil: z.nullable(Instant),
});
export type Act = z.infer<typeof Act>;

/** What was taken back of an act, and what was not. */
export const ActUndo = z.object({
  act: Act,
  /** Recommendations whose answers were taken back. */
  undone: z.array(Id),
  kept: z.array(
    z.object({
      recommendationId: Id,
      /** Why: `undo-too-late`, `not-in-this-state` (e.g. a question, or a visit is booked), `depends`. */
      code: ProblemCode,
      detail: z.string(),
    }),
  ),
});
export type ActUndo = z.infer<typeof ActUndo>;
