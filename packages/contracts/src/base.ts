import * as z from 'zod/mini';
import { MOST } from './sums.ts';

/** An opaque identifier. Never parse it; compare it whole. Unknown and foreign ids answer alike (404). */
export const Id = z.string().check(z.minLength(1), z.maxLength(64));
export type Id = z.infer<typeof Id>;

/** An instant in UTC, ISO 8601 with a `Z`, e.g. `2026-11-24T09:41:00.000Z`. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** A calendar day without a time, ISO 8601, e.g. `2026-11-24`; read it in the site's time zone. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

/** An amount in integer minor units (cents) of an ISO 4217 currency. Formatted only in elements, by `Intl`. */
export const Money = z.object({
  /** Integer minor units; negative for a credit. */
  amount: z.int(),
  /** ISO 4217 code in capitals, e.g. `EUR`. Fixes how many minor units make one. */
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof Money>;

/** Minor units as somebody may send them, below zero for a rebate: at most ten trillion either way, so that sums are exact. */
export const SignedUnits = z.int().check(z.minimum(-MOST), z.maximum(MOST));
/** Minor units as somebody may send them, from zero to ten trillion. */
export const Units = z.int().check(z.minimum(0), z.maximum(MOST));
/** Zero or more of a currency, as somebody may send it. */
export const Amount = z.strictObject({ amount: Units, currency: Money.shape.currency });

/** One line of text a person typed: kept as it is, at most 200 characters, without line ends and with something to see. */
export const Line = z
  .string()
  .check(z.minLength(1), z.maxLength(200), z.regex(/^.*[^\s\p{Cc}\p{DI}].*$/u));
/** Free text a person typed: kept as it is, at most 5,000 characters. */
export const Text = z.string().check(z.minLength(1), z.maxLength(5000));

/** Somebody with a name: a contact at the customer or one of the firm's staff. */
export const Person = z.object({
  id: Id,
  name: z.string(),
  /** What they do, in the firm's own words, e.g. "Service coordinator"; absent when not said. */
  title: z.optional(z.string()),
  /** Which side they are on. */
  side: z.enum(['customer', 'firm']),
});
export type Person = z.infer<typeof Person>;

/** Wraps a list: `nextCursor` is handed back as `?cursor=` for the next page, `null` on the last one. */
export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** How long a list's page may be: 1 to 100, default 50. */
export const PageQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
});
export type PageQuery = z.infer<typeof PageQuery>;
