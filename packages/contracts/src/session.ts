import * as z from 'zod/mini';
import { Id, Instant, Money, Person } from './base.ts';

/** What a browser token may do: read, decide for the customer, book visits, give feedback. */
export const Scope = z.enum(['view', 'decide', 'book', 'feedback']);
export type Scope = z.infer<typeof Scope>;

/** What a firm's server sends to get a token for one of its signed-in customers' browsers. */
export const SessionTokenRequest = z.strictObject({
  customerId: Id,
  /** The person in front of the screen; must be a contact of that customer. */
  contactId: Id,
  /** Default: all four. */
  scopes: z.optional(z.array(Scope).check(z.minLength(1))),
  /** Exact origins (`https://www.example.com`) from which the token may be used; a request from another is refused. */
  origins: z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(20)),
  /** Seconds the token lives: 60 to 900, default 900. */
  ttlSeconds: z.optional(z.int().check(z.minimum(60), z.maximum(900))),
});
export type SessionTokenRequest = z.infer<typeof SessionTokenRequest>;

/** A short-lived bearer token for a browser, and when it ends. */
export const SessionToken = z.object({ token: z.string(), expiresAt: Instant });
export type SessionToken = z.infer<typeof SessionToken>;

/** The payload of a session token (a signed JWT, `typ: wk-session+jwt`, `aud: wellkept`). */
export const SessionClaims = z.object({
  /** Contact or staff id. */
  sub: Id,
  organizationId: Id,
  /** Absent for staff. */
  customerId: z.optional(Id),
  role: z.enum(['contact', 'technician', 'desk']),
  scopes: z.array(Scope),
  origins: z.array(z.string()),
  /** How the person came in: by the firm's own sign-in, the portal's, or a link for one recommendation. */
  via: z.enum(['firm', 'portal', 'hand-over']),
  /** The one recommendation a hand-over's token reaches; absent for others. */
  recommendationId: z.optional(Id),
  jti: z.string(),
  iat: z.int(),
  exp: z.int(),
});
export type SessionClaims = z.infer<typeof SessionClaims>;

/** Who is signed in, for whom, and whom they can ring. */
export const Me = z.object({
  person: Person,
  role: z.enum(['contact', 'technician', 'desk']),
  /** `null` for staff. */
  customer: z.nullable(z.object({ id: Id, name: z.string() })),
  organization: z.object({
    id: Id,
    name: z.string(),
    phone: z.string(),
    /** When the phone is answered, in the firm's own words. */
    phoneHours: z.string(),
    /** The person a customer reaches at the office. */
    coordinator: z.nullable(Person),
    currency: z.string(),
    timeZone: z.string(),
    /** Name of the tax in that country, e.g. "VAT". */
    taxName: z.string(),
    /** A signature is asked for when what is approved in one act comes to this or more, without tax; `null` for never. */
    signatureAbove: z.nullable(Money),
  }),
  scopes: z.array(Scope),
  /** How they came in, see `SessionClaims.via`; absent for a firm's own software. */
  via: z.optional(z.enum(['firm', 'portal', 'hand-over'])),
  /** The server's clock at the answer; ages and due times are told against it. */
  now: Instant,
});
export type Me = z.infer<typeof Me>;

/** The secret of a sign-in link, as it stands behind `#` in a mail. */
export const SignInLinkSecret = z.strictObject({
  secret: z.string().check(z.minLength(16), z.maxLength(200)),
});
export type SignInLinkSecret = z.infer<typeof SignInLinkSecret>;
/** The short code of the same mail, for when the link was cut on its way. */
export const SignInCode = z.strictObject({
  email: z.email().check(z.maxLength(254)),
  /** Eight letters and digits; case, spaces and hyphens do not matter. */
  code: z.string().check(z.minLength(8), z.maxLength(20)),
});
export type SignInCode = z.infer<typeof SignInCode>;
/** Exchanges a sign-in link's secret, or the code of its mail, for a portal session cookie. By POST only. */
export const SignInRequest = z.union([SignInLinkSecret, SignInCode]);
export type SignInRequest = z.infer<typeof SignInRequest>;
/** Whom a sign-in link is for, told before it is pressed. */
export const SignInLink = z.object({
  /** The firm's name. */
  organization: z.string(),
  /** The person's name. */
  name: z.string(),
  language: z.enum(['en', 'de']),
});
export type SignInLink = z.infer<typeof SignInLink>;
/** Whose session was opened and which side of the portal is theirs. */
export const SignInAnswer = z.object({
  role: z.enum(['contact', 'technician', 'desk']),
  name: z.string(),
});
export type SignInAnswer = z.infer<typeof SignInAnswer>;
/** Which of the people signed in to this browser is meant; default: who signed in last. */
export const PortalSideQuery = z.strictObject({
  side: z.optional(z.enum(['contact', 'technician', 'desk'])),
});
export type PortalSideQuery = z.infer<typeof PortalSideQuery>;
/** Asks for a new sign-in link by mail. The answer is the same whether the address is known or not. */
export const SignInLinkRequest = z.strictObject({ email: z.email().check(z.maxLength(254)) });
export type SignInLinkRequest = z.infer<typeof SignInLinkRequest>;
