// A receipt that its holder can check without us. Not part of the index: browsers that only show one do not need it.
import * as z from 'zod/mini';
import { Id, Instant } from './base.ts';

/** A part of the receipt: its text is hashed with its salt, so that the hash does not give the text away once it is erased. */
export const ReceiptPart = z.object({
  /** 32 random bytes, hex. */
  salt: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  value: z.unknown(),
});
export type ReceiptPart = z.infer<typeof ReceiptPart>;

/**
 * What was recorded, as a file. The commitment of a part is SHA-256 of its salt's bytes followed by the UTF-8 of its
 * value in canonical JSON (RFC 8785). The record is `{number, at, commitments, previous}` in canonical JSON; its SHA-256
 * is `hash`, and the next record of the firm names it as `previous`.
 */
export const ReceiptFile = z.object({
  format: z.literal('wellkept-receipt/1'),
  id: Id,
  /** The firm's name on that day, as `circumstances` has it. */
  organization: z.string(),
  /** Counts up by one for each receipt of the firm, from 1. */
  number: z.int().check(z.minimum(1)),
  at: Instant,
  /** `shown`: what stood on the screen; `answers`; `person`; `signature`; `circumstances`. `null` after an erasure. */
  parts: z.record(z.string(), z.nullable(ReceiptPart)),
  /** SHA-256 per part, hex. */
  commitments: z.record(z.string(), z.string()),
  /** Hash of the record before; 64 zeros for the first. */
  previous: z.string(),
  hash: z.string(),
});
export type ReceiptFile = z.infer<typeof ReceiptFile>;
