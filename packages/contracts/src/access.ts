// Who may come in: a firm's secret keys and its staff, as its desk looks after them. Not part of the index: no widget needs it.
import * as z from 'zod/mini';
import { Id, Instant, Line } from './base.ts';

/** A secret key, without its secret. */
export const Key = z.object({
  id: Id,
  /** What it is for, in the firm's own words. */
  label: z.string(),
  createdAt: Instant,
  /** From then on it opens nothing; `null` for never. */
  expiresAt: z.nullable(Instant),
  /** When it was taken back. */
  revokedAt: z.nullable(Instant),
  firstUsedAt: z.nullable(Instant),
  /** To the minute. */
  lastUsedAt: z.nullable(Instant),
});
export type Key = z.infer<typeof Key>;
/** All keys, the newest first; those that opened something once stay in the list. */
export const KeyList = z.object({ items: z.array(Key) });
export type KeyList = z.infer<typeof KeyList>;

export const KeyCreate = z.strictObject({
  label: Line,
  /** Default: never. */
  expiresAt: z.optional(Instant),
});
export type KeyCreate = z.infer<typeof KeyCreate>;

/** Asks for a new key in the place of an old one. */
export const KeyRotate = z.strictObject({
  /** For how long the old key works beside the new one; default 24, 0 for not at all. */
  overlapHours: z.optional(z.number().check(z.minimum(0), z.maximum(720))),
});
export type KeyRotate = z.infer<typeof KeyRotate>;

export const KeyMade = z.object({
  key: Key,
  /** Shown this once, and kept nowhere. */
  secret: z.string(),
});
export type KeyMade = z.infer<typeof KeyMade>;

/** Somebody of the firm's staff. */
export const StaffMember = z.object({
  id: Id,
  name: z.string(),
  title: z.string(),
  role: z.enum(['technician', 'desk']),
  email: z.nullable(z.string()),
  /** False for who cannot sign in any more. */
  active: z.boolean(),
});
export type StaffMember = z.infer<typeof StaffMember>;
export const StaffList = z.object({ items: z.array(StaffMember) });
export type StaffList = z.infer<typeof StaffList>;

export const StaffEdit = z.strictObject({
  /** False ends their sessions and tokens at once, and lets nobody sign in as them. */
  active: z.boolean(),
});
export type StaffEdit = z.infer<typeof StaffEdit>;

/** What was done with access. Kinds are added, never renamed. */
export const AuditKind = z.enum([
  'signed-in', // by a link or its code
  'signed-out',
  'link-opened', // a hand-over link was opened
  'token-minted', // a firm's server asked for a token; the portal's own are counted with its sign-ins
  'key-made',
  'key-rotated', // `subjectId` is the old key
  'key-revoked',
  'key-first-used', // later uses: `Key.lastUsedAt`
  'staff-added',
  'staff-off',
  'staff-on',
  'contact-added',
  'contact-erased',
]);
export type AuditKind = z.infer<typeof AuditKind>;

export const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  kind: AuditKind,
  /** Who did it; absent for the command line and the server itself. */
  by: z.nullable(z.object({ type: z.enum(['contact', 'staff', 'key']), id: Id })),
  /** Whom or what it was done to: a contact, somebody of the staff, a key. */
  subjectId: z.nullable(Id),
  /** The network it came from, e.g. `192.0.2.0/24`. */
  network: z.nullable(z.string()),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditQuery = z.strictObject({
  kind: z.optional(AuditKind),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200))),
  cursor: z.optional(z.string().check(z.maxLength(2000))),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
/** The newest first. */
export const AuditList = z.object({
  items: z.array(AuditEntry),
  nextCursor: z.nullable(z.string()),
});
export type AuditList = z.infer<typeof AuditList>;
