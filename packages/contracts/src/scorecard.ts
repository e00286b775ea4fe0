import * as z from 'zod/mini';
import { Instant, LocalDate } from './base.ts';
import { DeclineReason } from './decision.ts';

/** How a firm keeps its own promises, counted from its events. Shares are fractions; `null` where nothing was counted. */
export const Scorecard = z.object({
  /** Counted from this day on, in the firm's zone, until `to`. */
  from: LocalDate,
  to: Instant,
  answers: z.object({
    /** Questions asked in that time. */
    questions: z.int(),
    /** Half of the answers came within so many hours by the clock. */
    medianHours: z.nullable(z.number()),
    /** Share of the questions older than 24 hours that were answered within 24 hours. */
    within24Hours: z.nullable(z.number()),
    /** Share of the questions whose promised time has passed that were answered by then. */
    asPromised: z.nullable(z.number()),
  }),
  /** Open recommendations in which nobody has to do anything now. The database refuses them: it must be 0. */
  withoutNextStep: z.int(),
  /** Duties of the firm's staff whose time has passed, now. */
  overdue: z.int(),
  decisions: z.object({
    approved: z.int(),
    declined: z.int(),
    deferred: z.int(),
    fixedElsewhere: z.int(),
    /** Of the declined ones; `null` where no reason was given. */
    reasons: z.array(z.object({ reason: z.nullable(DeclineReason), count: z.int() })),
  }),
  marks: z.object({
    count: z.int(),
    /** Means of 1 to 5. */
    outcome: z.nullable(z.number()),
    delivery: z.nullable(z.number()),
  }),
  /** Oldest first; the last is the present one. */
  months: z.array(
    z.object({
      /** `2026-11`. */
      month: z.string(),
      /** Feedback with a mark of 1 or 2. */
      complaints: z.int(),
      thanks: z.int(),
    }),
  ),
  wording: z.object({
    /** Recommendations sent in that time whose texts were looked at: all, but for the first minutes after an upgrade of a large database. */
    texts: z.int(),
    /** Share whose texts have nothing to remark upon: no selling, pressing, blaming, jargon; suggestion, why and if-you-wait are there. */
    inServiceLanguage: z.nullable(z.number()),
  }),
});
export type Scorecard = z.infer<typeof Scorecard>;

/** How far back: 1 to 24 months, the present one included; default 6. */
export const ScorecardQuery = z.strictObject({
  months: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(24))),
});
export type ScorecardQuery = z.infer<typeof ScorecardQuery>;
