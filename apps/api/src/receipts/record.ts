// What a receipt is made of, and how it is checked: pure, so that the same lines write it, serve it and verify it.
import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReceiptFile, ReceiptPart } from '@wellkept/contracts/receipt';

/** Comes before the first record. */
export const NO_RECORD = '0'.repeat(64);

/** RFC 8785. @throws For what JSON cannot say. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('This value has no canonical JSON');
  return text;
}

export const fingerprintOf = (value: unknown): string =>
  createHash('sha256').update(canonical(value)).digest('hex');

export const newSalt = (): Buffer => randomBytes(32);

/** Says nothing of the value to who lacks the salt, and holds whoever wrote it to that value. */
export const commit = (salt: Buffer, canonicalValue: string): string =>
  createHash('sha256').update(salt).update(canonicalValue, 'utf8').digest('hex');

type Record_ = Pick<ReceiptFile, 'number' | 'at' | 'commitments' | 'previous'>;

export const hashOf = ({ number, at, commitments, previous }: Record_): string =>
  fingerprintOf({ number, at, commitments, previous });

/** As a person compares it: the first 16 hex digits in groups of four. */
export const readable = (hash: string): string =>
  hash
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1 ');

const isKept = (part: ReceiptPart | null | undefined): part is ReceiptPart =>
  part !== null && part !== undefined;

/** The firm as the record has it: what a file says beside its parts is not sealed. */
export function firmOf({ parts }: Pick<ReceiptFile, 'parts'>): string | null {
  const circumstances = parts['circumstances']?.value as
    | { organization?: unknown }
    | null
    | undefined;
  const name = circumstances?.organization;
  return typeof name === 'string' ? name : null;
}

/** @returns What is wrong with the receipt in itself, first fault first; `null` when it is whole. */
export function faultOf(file: ReceiptFile): string | null {
  const committed = Object.keys(file.commitments).toSorted();
  const told = Object.keys(file.parts).toSorted();
  if (committed.join() !== told.join())
    return `The receipt has the parts ${told.join(', ')}; its record commits to ${committed.join(', ')}.`;
  for (const name of told) {
    const part = file.parts[name];
    if (!isKept(part)) continue;
    if (commit(Buffer.from(part.salt, 'hex'), canonical(part.value)) !== file.commitments[name])
      return `The part “${name}” is not what was recorded.`;
  }
  const recorded = firmOf(file);
  if (recorded !== null && recorded !== file.organization)
    return `The receipt names “${file.organization}”, but was recorded for “${recorded}”.`;
  if (hashOf(file) !== file.hash) return 'The record’s hash does not fit the record.';
  return null;
}
