import * as z from 'zod/mini';
import { Amount, Id, Instant, Line, LocalDate, Money, Person, SignedUnits, Text } from './base.ts';
import { MOST } from './sums.ts';
import { Evidence } from './evidence.ts';
import { GoalKind } from './goals.ts';
import {
  RecommendationEvent,
  RecommendationStatus,
  RecommendationSummary,
  Severity,
} from './recommendation.ts';
import { Appointment } from './booking.ts';
import { Visit } from './visit.ts';
import { Decision, Question } from './decision.ts';

export const OptionFamily = z.enum(['repair', 'component', 'replace', 'wait']);
export type OptionFamily = z.infer<typeof OptionFamily>;

/** One line of an option's price, without tax. */
export const PriceLine = z.object({
  text: z.string(),
  quantity: z.number(),
  /** e.g. "h" or "pcs"; empty where there is none. */
  unit: z.string(),
  unitPrice: Money,
  /** Quantity times unit price, rounded half away from zero to whole minor units. */
  amount: Money,
});
export type PriceLine = z.infer<typeof PriceLine>;

/** How two recommendations of one customer hang together, told from the side of the one that carries it. */
export const RecommendationLink = z.object({
  /**
   * `needs`: this one can only be approved together with, or after, the other. `either`: one of the two, not both.
   * `together`: done in one visit, the pair costs `saving` less.
   */
  kind: z.enum(['needs', 'either', 'together']),
  recommendation: z.object({
    id: Id,
    title: z.string(),
    tag: z.string(),
    status: RecommendationStatus,
  }),
  /** Without tax; only with `together`. */
  saving: z.nullable(Money),
});
export type RecommendationLink = z.infer<typeof RecommendationLink>;

/** One way to go on, priced. Letters A, B, C run in the order shown, from card to chart. */
export const Option = z.object({
  id: Id,
  letter: z.string(),
  family: OptionFamily,
  title: z.string(),
  /** What is done and what is not. */
  scope: z.string(),
  /** Without tax. */
  price: Money,
  /** What the price is made of; their amounts sum to it. Empty where it is one sum. */
  lines: z.array(PriceLine),
  /** Tax rate as a fraction, e.g. 0.23. */
  taxRate: z.number(),
  /** Parts and people are there by this day; no visit is offered before it. `null` when there is nothing to wait for. */
  readyBy: z.nullable(LocalDate),
  /** 0 for none. */
  warrantyMonths: z.int(),
  /** Minutes the visit takes; how long a slot has to be. */
  durationMinutes: z.int(),
  /** The firm suggests this one. At most one; never pre-ticked. */
  suggested: z.boolean(),
});
export type Option = z.infer<typeof Option>;

/** The options with scope and price, frozen when sent. A change makes a new version. */
export const ProposalVersion = z.object({
  version: z.int(),
  sentAt: Instant,
  /** The prices hold up to and including this day, in the site's zone. */
  validUntil: LocalDate,
  options: z.array(Option),
  /** What differs from the version before, in plain words; empty for the first. */
  changes: z.array(z.string()),
});
export type ProposalVersion = z.infer<typeof ProposalVersion>;

/** What may come if nothing is done. */
export const IfYouWait = z.object({
  text: z.string(),
  /** Chance of failure as a fraction, 0 to 1; `null` when nobody can say. */
  chance: z.nullable(z.number()),
  /** Until when that chance is meant. */
  until: z.nullable(LocalDate),
  cost: z.nullable(Money),
  /** Who says so, and from what. */
  source: z.nullable(z.string()),
});
export type IfYouWait = z.infer<typeof IfYouWait>;

/** Everything a reader may see of one recommendation. */
export const Recommendation = z.extend(RecommendationSummary, {
  found: z.string(),
  suggestion: z.string(),
  why: z.string(),
  /** The customer's own goal this serves, in their words where they said it; `null` when none was named. */
  goal: z.nullable(z.string()),
  /** What kind of goal that is; set by the office, used to rank the customer's list. */
  goalKind: z.nullable(GoalKind),
  ifYouWait: z.nullable(IfYouWait),
  /** The newest proposal; `null` before it is sent (staff see the options being prepared). */
  proposal: z.nullable(ProposalVersion),
  evidence: z.array(Evidence),
  /** Other recommendations it depends on, excludes, or is cheaper with. */
  links: z.array(RecommendationLink),
  /**
   * Fingerprint (SHA-256, hex) of the words, prices, options and picture hashes as they stand. Sent back with an answer,
   * it proves that what was recorded is what was shown.
   */
  shown: z.string(),
  /**
   * For staff: how many people of the customer can read it, and how many of them have a mail address and hear of it.
   * Absent for customers.
   */
  reach: z.optional(z.object({ contacts: z.int(), withEmail: z.int() })),
  /**
   * For staff, before the first sending: the office changed the technician's words, and they may say what they think of
   * it. `null` for customers, and when there is nothing to say.
   */
  officeEdit: z.nullable(
    z.object({
      /** The technician's own words, where they are others now. */
      before: z.object({
        title: z.optional(z.string()),
        found: z.optional(z.string()),
        suggestion: z.optional(z.string()),
        why: z.optional(z.string()),
      }),
      by: Person,
      at: Instant,
      /** It is not sent before then, unless they agree. */
      objectUntil: Instant,
      /** What they object to; sending it then needs an answer to them (`note`). */
      objection: z.nullable(z.string()),
    }),
  ),
  technician: Person,
  /** Who at the office has it. */
  coordinator: z.nullable(Person),
  history: z.array(RecommendationEvent),
  questions: z.array(Question),
  /** The newest decision; `null` when none stands. */
  decision: z.nullable(Decision),
  appointment: z.nullable(Appointment),
  visit: z.nullable(Visit),
  equipmentDetail: z.object({
    make: z.nullable(z.string()),
    model: z.nullable(z.string()),
    installedOn: z.nullable(LocalDate),
    source: z.nullable(z.string()),
  }),
  /** The steps the reader may take now; what is not listed is refused. */
  may: z.array(
    z.enum([
      'approve',
      'decline',
      'defer',
      'ask',
      'report-fixed',
      'ask-fresh-price',
      'undo',
      'book',
      'cancel',
      'feedback',
      'propose',
      'edit',
      'send',
      'return',
      'answer',
      'withdraw',
      'start',
      'complete',
      'confirm',
    ]),
  ),
  /** There is enough of the unit's history and of the options for the repair-or-replace picture. */
  hasEconomics: z.boolean(),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** A technician's finding, as a draft. */
export const FindingCreate = z.strictObject({
  equipmentId: Id,
  title: Line,
  severity: Severity,
  found: Text,
  suggestion: z.optional(Text),
  why: z.optional(Text),
  /** If given, the finding is handed to the office straight away. */
  propose: z.optional(z.boolean()),
});
export type FindingCreate = z.infer<typeof FindingCreate>;

/** What the office edits before it sends. Fields left out stay as they are. */
export const RecommendationEdit = z.strictObject({
  title: z.optional(Line),
  severity: z.optional(Severity),
  found: z.optional(Text),
  suggestion: z.optional(Text),
  why: z.optional(Text),
  goal: z.optional(z.nullable(Line)),
  goalKind: z.optional(z.nullable(GoalKind)),
  ifYouWait: z.optional(
    z.strictObject({
      text: Text,
      chance: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
      until: z.optional(LocalDate),
      cost: z.optional(Amount),
      source: z.optional(Line),
    }),
  ),
  options: z.optional(
    z
      .array(
        z.strictObject({
          family: OptionFamily,
          title: Line,
          scope: z.optional(Text),
          price: Amount,
          /** Where given, their amounts (quantity × unit price) must sum to the price. */
          lines: z.optional(
            z
              .array(
                z.strictObject({
                  text: Line,
                  quantity: z.number().check(z.minimum(0), z.maximum(1_000_000)),
                  unit: z.optional(z.string().check(z.maxLength(20))),
                  /** Minor units of the firm's currency; negative for a rebate. */
                  unitPrice: SignedUnits,
                }),
              )
              .check(z.maxLength(50)),
          ),
          taxRate: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
          readyBy: z.optional(LocalDate),
          warrantyMonths: z.optional(z.int().check(z.minimum(0), z.maximum(600))),
          durationMinutes: z.optional(z.int().check(z.minimum(15), z.maximum(600))),
          suggested: z.optional(z.boolean()),
        }),
      )
      .check(z.minLength(1), z.maxLength(8)),
  ),
  /**
   * All links as this one tells them (see `RecommendationLink`): what it needs, excludes, or is cheaper with. Replaces those
   * before. The others must be of the same customer, and not need this one in turn.
   */
  links: z.optional(
    z
      .array(
        z.strictObject({
          kind: RecommendationLink.shape.kind,
          recommendationId: Id,
          /** Minor units; needed with `together`, not allowed otherwise. */
          saving: z.optional(z.int().check(z.minimum(1), z.maximum(MOST))),
        }),
      )
      .check(z.maxLength(10)),
  ),
});
export type RecommendationEdit = z.infer<typeof RecommendationEdit>;

/** Sends the prepared options as the next version; `validUntil` defaults to 28 days from now. */
export const SendRequest = z.strictObject({
  validUntil: z.optional(LocalDate),
  note: z.optional(Text),
});
export type SendRequest = z.infer<typeof SendRequest>;
/** What the technician thinks of the office's change to their words; an objection says what is wrong. */
export const OfficeEditAnswer = z.strictObject({ agrees: z.boolean(), note: z.optional(Text) });
export type OfficeEditAnswer = z.infer<typeof OfficeEditAnswer>;
/** Words that go with a step: why it is returned, withdrawn, or what the answer is. */
export const WithNote = z.strictObject({ note: Text });
export type WithNote = z.infer<typeof WithNote>;
export const Nothing = z.strictObject({});
export type Nothing = z.infer<typeof Nothing>;
export type { Person };
