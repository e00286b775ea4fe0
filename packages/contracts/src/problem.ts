import * as z from 'zod/mini';
import { Money } from './base.ts';

/** Why a request was refused. Stable: codes are added, never renamed. */
export const ProblemCode = z.enum([
  'malformed', // the body is not JSON, or not of the announced type
  'invalid', // a field is missing, unknown or of the wrong kind; see `errors`
  'too-large',
  'bad-cursor',
  'idempotency-key-missing',
  'idempotency-key-reused', // same key, other request
  'if-match-missing',
  'stale', // If-Match names an older revision
  'version-replaced', // the proposal version decided on is not the newest
  'already-decided', // somebody was first; `winner` names them
  'price-expired',
  'signature-needed', // what is approved comes to the sum from which the firm asks for a signature
  'beyond-authority', // the customer's own rules need somebody else's yes, and nobody else can give it; see `people`
  'order-needed', // the customer's own rules ask for a purchase order number
  'document-needed', // the customer's own rules ask for a document of theirs
  'technician-may-object', // the office changed their words; they have until the time in `detail`
  'objection-open', // the technician objects; sending it needs a `note` that answers them
  'no-contact', // the customer has no contact, so nobody could read what is sent
  'depends', // an answer to another recommendation is missing or excludes this one; see `errors`
  'not-in-this-state', // the step does not exist from the present state
  'undo-too-late',
  'slot-taken',
  'slot-not-offered',
  'hold-expired',
  'unauthorized', // no, expired, revoked or foreign credentials
  'forbidden', // the credentials do not reach this far
  'origin-not-allowed',
  'link-used',
  'link-expired', // a hand-over link whose day is over
  'link-revoked', // a hand-over link that was taken back
  'not-found',
  'method-not-allowed',
  'too-many-requests',
  'import-undone',
  'import-running', // another import of the firm is under way
  'import-in-use',
  'unavailable', // the database cannot be reached just now; try again
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** What is wrong with a field, for pages that word it themselves. Stable: codes are added, never renamed. */
export const FaultCode = z.enum([
  'missing', // nothing was given, or only spaces
  'unknown', // there is no such field
  'wrong-kind', // text where a number belongs, a day that does not exist, …
  'not-offered', // none of the values this field may have
  'not-found', // nothing with this id
  'too-short', // a text; `limit` is the least number of characters
  'too-long', // a text; `limit` is the largest number of characters
  'too-small', // a number; `limit` is the least
  'too-large', // a number; `limit` is the largest
  'too-few', // a list; `limit` is the least number of entries
  'too-many', // a list; `limit` is the largest number of entries
  'too-early', // a day or time
  'too-late', // a day or time
  'twice', // it is there already
  'other-currency', // `limit` is the currency it must be
  'above-approved', // `money` is what was approved
  'unequal-sum', // `money` is what its lines come to
  'not-possible', // any other reason
]);
export type FaultCode = z.infer<typeof FaultCode>;

/** One field at fault. */
export const ProblemError = z.object({
  /** JSON pointer into the request body (`/options/0/price`), or `?name` for a query parameter. */
  pointer: z.string(),
  /** What is wrong, one English sentence for a developer. Pages word `code` instead. */
  detail: z.string(),
  code: z.optional(FaultCode),
  /** What the value is measured against. */
  limit: z.optional(z.union([z.number(), z.string()])),
  /** The sum the value is measured against. */
  money: z.optional(Money),
});
export type ProblemError = z.infer<typeof ProblemError>;

/** RFC 9457 problem details, as `application/problem+json`, with a stable `code`. */
export const Problem = z.object({
  /** A URI that identifies the kind of problem: `urn:wellkept:problem:<code>`. */
  type: z.string(),
  title: z.string(),
  /** Equals the HTTP status. */
  status: z.int(),
  detail: z.optional(z.string()),
  code: ProblemCode,
  /** Names this request in the server's log; give it to the firm's help desk. */
  requestId: z.optional(z.string()),
  errors: z.optional(z.array(ProblemError)),
  /** With `beyond-authority`: names of those who could say yes, or else of those who may change the rules. */
  people: z.optional(z.array(z.string())),
  /** With `already-decided`: who decided what, and when. */
  winner: z.optional(z.object({ name: z.string(), kind: z.string(), at: z.string() })),
});
export type Problem = z.infer<typeof Problem>;
