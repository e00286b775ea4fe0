// Who at a customer may approve what, as the customer itself says; and links that hand one item to somebody else. Not
// part of the index: the first list does not need it.
import * as z from 'zod/mini';
import { Amount, Id, Instant, Line, LocalDate, Money, Person } from './base.ts';
import { EquipmentKind } from './equipment.ts';
import { GoalKind } from './goals.ts';
import { Severity } from './recommendation.ts';
import { Scope, SessionToken } from './session.ts';

/** What one person may do. People left out approve without limit, but for those invited by a link or
 * added after the customer first kept rules: they approve nothing alone. */
const PersonRule = z.strictObject({
  contactId: Id,
  /** The most they approve alone in one act; `null` for no limit. */
  limit: z.nullable(Amount),
  /** They may give the second yes where two people are asked for. */
  mayConfirm: z.boolean(),
  /** They may change these rules. At least one person does. */
  manages: z.boolean(),
});

/** Somebody decides for somebody who is away, with that person's limit; both days included, by the site's clock. */
const CoverRule = z.strictObject({
  contactId: Id,
  coveredBy: Id,
  from: LocalDate,
  until: LocalDate,
});

/** Is approved as soon as it is sent, unless somebody has answered or asked about it before; the customer is told after, and can take it back. `null` stands for any. */
const StandingRule = z.strictObject({
  /** Of a rule that is there already; absent for a new one. */
  id: z.optional(Id),
  siteId: z.nullable(Id),
  equipmentKind: z.nullable(EquipmentKind),
  severity: z.nullable(Severity),
  goalKind: z.nullable(GoalKind),
  /** The most one item may cost. */
  upTo: Amount,
  /** The most that is approved in this way in one calendar year. */
  perYear: Amount,
  /** Last day; `null` until it is ended. */
  until: z.nullable(LocalDate),
});

/** All rules of a customer; replaces those before. A standing authorisation that is left out is ended. */
export const AuthorityEdit = z.strictObject({
  people: z.array(PersonRule).check(z.maxLength(500)),
  /** Anything over this needs a second yes; `null` for never. At least one of the two people has `mayConfirm`. */
  twoPeopleAbove: z.nullable(Amount),
  /** Anything over this needs a purchase order number; `null` for never. */
  orderAbove: z.nullable(Amount),
  /** Anything over this needs a document of the customer's own; `null` for never. */
  documentAbove: z.nullable(Amount),
  cover: z.array(CoverRule).check(z.maxLength(100)),
  standing: z.array(StandingRule).check(z.maxLength(50)),
});
export type AuthorityEdit = z.infer<typeof AuthorityEdit>;

export const AuthorityPerson = z.object({
  person: Person,
  limit: z.nullable(Money),
  mayConfirm: z.boolean(),
  manages: z.boolean(),
  /** Who gave them a link, where that is how they came to be known; they cannot sign in to everything. */
  invitedBy: z.nullable(Person),
});
export type AuthorityPerson = z.infer<typeof AuthorityPerson>;

export const Cover = z.object({
  away: Person,
  coveredBy: Person,
  from: LocalDate,
  until: LocalDate,
});
export type Cover = z.infer<typeof Cover>;

/** A standing authorisation with its running use. */
export const StandingAuthority = z.object({
  id: Id,
  site: z.nullable(z.object({ id: Id, name: z.string(), city: z.string() })),
  equipmentKind: z.nullable(EquipmentKind),
  severity: z.nullable(Severity),
  goalKind: z.nullable(GoalKind),
  upTo: Money,
  perYear: Money,
  until: z.nullable(LocalDate),
  setBy: Person,
  setAt: Instant,
  /** Approved in this way in this calendar year; what was taken back does not count. */
  used: Money,
  /** The newest ten of this year. */
  uses: z.array(
    z.object({
      recommendationId: Id,
      title: z.string(),
      tag: z.string(),
      price: Money,
      at: Instant,
    }),
  ),
});
export type StandingAuthority = z.infer<typeof StandingAuthority>;

/** One thing that was changed. Names are those of the day. */
export const AuthorityChangeItem = z.object({
  what: z.enum([
    'limit',
    'confirms',
    'manages',
    'two-people',
    'order',
    'document',
    'cover',
    'cover-ended',
    'standing',
    'standing-changed',
    'standing-ended',
  ]),
  /** Whom it is about: whose limit, who is away. */
  person: z.nullable(z.string()),
  /** The amount now: a limit, a threshold, the most per item. `null` for none. */
  amount: z.nullable(Money),
  /** With `confirms` and `manages`: whether they do now. */
  on: z.nullable(z.boolean()),
  /** With `cover`: who decides meanwhile, and when. */
  by: z.nullable(z.string()),
  from: z.nullable(LocalDate),
  until: z.nullable(LocalDate),
});
export type AuthorityChangeItem = z.infer<typeof AuthorityChangeItem>;

/** The rules as they are, with how they came about. */
export const Authority = z.object({
  customer: z.object({ id: Id, name: z.string() }),
  /** The firm's currency; all amounts are in it. */
  currency: z.string(),
  /** Every contact of the customer, in the order the rules name them. */
  people: z.array(AuthorityPerson),
  twoPeopleAbove: z.nullable(Money),
  orderAbove: z.nullable(Money),
  documentAbove: z.nullable(Money),
  /** Those that have not ended. */
  cover: z.array(Cover),
  standing: z.array(StandingAuthority),
  /** The newest twenty changes, newest first. */
  changes: z.array(
    z.object({
      at: Instant,
      /** `null` for the firm's own software. */
      by: z.nullable(Person),
      items: z.array(AuthorityChangeItem),
    }),
  ),
  /** The reader may change them. */
  mayChange: z.boolean(),
  /** 0 until something is set; send it back as `If-Match: "<revision>"`. */
  revision: z.int(),
});
export type Authority = z.infer<typeof Authority>;

/** Staff say whose; a contact's own is meant without. */
export const AuthorityQuery = z.strictObject({ customerId: z.optional(Id) });
export type AuthorityQuery = z.infer<typeof AuthorityQuery>;

/** Hands one recommendation to somebody by a link: to look at it, or to decide on it as well. */
export const HandOverCreate = z.strictObject({
  to: z.union([
    z.strictObject({ contactId: Id }),
    /** Becomes a contact of the customer who approves nothing alone, until the rules say otherwise. */
    z.strictObject({ name: Line, email: z.email().check(z.maxLength(254)) }),
  ]),
  purpose: z.enum(['look', 'decide']),
  /** The link works up to and including this day at the site: today to 30 days from now. */
  until: LocalDate,
  note: z.optional(Line),
});
export type HandOverCreate = z.infer<typeof HandOverCreate>;

/** A link that was given; never the link itself. */
export const HandOver = z.object({
  id: Id,
  recommendation: z.object({ id: Id, title: z.string(), tag: z.string() }),
  from: Person,
  to: Person,
  purpose: z.enum(['look', 'decide']),
  until: LocalDate,
  /** The same as an instant. */
  expiresAt: Instant,
  note: z.nullable(z.string()),
  createdAt: Instant,
  /** When it was opened first; `null` when it was not. */
  openedAt: z.nullable(Instant),
  revokedAt: z.nullable(Instant),
});
export type HandOver = z.infer<typeof HandOver>;
/** The answer to making one: the only time the link is told. */
export const HandOverMade = z.extend(HandOver, {
  /**
   * Address of the portal's page with the secret behind `#`. `null` when it was mailed instead: a link by which a known
   * contact decides reaches nobody but them, so that who hands it over cannot give their yes.
   */
  link: z.nullable(z.string()),
});
export type HandOverMade = z.infer<typeof HandOverMade>;
/** Newest first, those that have ended included. */
export const HandOverList = z.object({
  items: z.array(HandOver),
  /** For the next page, `null` on the last one; absent from servers that gave at most 100 and no more. */
  nextCursor: z.optional(z.nullable(z.string())),
});
export type HandOverList = z.infer<typeof HandOverList>;
export const HandOverQuery = z.strictObject({
  /** Only of this one. */
  recommendationId: z.optional(Id),
  cursor: z.optional(z.string().check(z.maxLength(500))),
});
export type HandOverQuery = z.infer<typeof HandOverQuery>;

/** Exchanges a link's secret for a short-lived token. By POST only: who merely fetches the address changes nothing. */
export const HandOverOpen = z.strictObject({
  secret: z.string().check(z.minLength(16), z.maxLength(200)),
});
export type HandOverOpen = z.infer<typeof HandOverOpen>;
/** A token for that one recommendation, and what the link is for. Ask again for another before it ends. */
export const HandOverSession = z.extend(SessionToken, {
  handOver: HandOver,
  scopes: z.array(Scope),
  organization: z.object({ name: z.string(), phone: z.string() }),
});
export type HandOverSession = z.infer<typeof HandOverSession>;
