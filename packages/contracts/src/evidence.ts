import * as z from 'zod/mini';
import { Id, Instant, Line, Person } from './base.ts';

/** A picture. Its bytes come from `GET /v1/evidence/{id}/content`, which needs the token: `<img>` cannot fetch it. */
export const Photo = z.object({
  kind: z.literal('photo'),
  id: Id,
  caption: z.string(),
  /** What is to be seen, for who cannot see it. */
  alt: z.string(),
  phase: z.enum(['finding', 'before', 'after']),
  width: z.int(),
  height: z.int(),
  /** SHA-256 of the bytes, hex. */
  sha256: z.string(),
  takenAt: Instant,
  by: Person,
});
export type Photo = z.infer<typeof Photo>;

/** A measured value against its limits and its earlier values. */
export const Reading = z.object({
  kind: z.literal('reading'),
  id: Id,
  label: z.string(),
  unit: z.string(),
  value: z.number(),
  /** Allowed from / up to; `null` where there is no such limit. */
  lower: z.nullable(z.number()),
  upper: z.nullable(z.number()),
  /** Who set the limit, e.g. "maker's data sheet". */
  limitSource: z.nullable(z.string()),
  instrument: z.nullable(z.string()),
  takenAt: Instant,
  by: Person,
  /** Oldest first; without the present value. */
  earlier: z.array(z.object({ value: z.number(), takenAt: Instant })),
});
export type Reading = z.infer<typeof Reading>;

/** The technician's own words. */
export const Note = z.object({
  kind: z.literal('note'),
  id: Id,
  text: z.string(),
  /** How sure the technician is, 1 to 10; `null` when not said. */
  confidence: z.nullable(z.int()),
  takenAt: Instant,
  by: Person,
});
export type Note = z.infer<typeof Note>;

/** A file: a report, a data sheet. Its bytes come from `GET /v1/evidence/{id}/file`, to be saved. */
export const EvidenceDocument = z.object({
  kind: z.literal('document'),
  id: Id,
  name: z.string(),
  /** `application/pdf`, `text/plain` or `text/csv`. */
  contentType: z.string(),
  /** Bytes. */
  size: z.int(),
  takenAt: Instant,
  by: Person,
});
export type EvidenceDocument = z.infer<typeof EvidenceDocument>;

export const Evidence = z.discriminatedUnion('kind', [Photo, Reading, Note, EvidenceDocument]);
export type Evidence = z.infer<typeof Evidence>;

const finite = z.number();

/** A reading or note to add; photos and documents are uploaded as bytes. */
export const EvidenceCreate = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reading'),
    label: Line,
    unit: z.string().check(z.maxLength(20)),
    value: finite,
    lower: z.optional(finite),
    upper: z.optional(finite),
    limitSource: z.optional(Line),
    instrument: z.optional(Line),
  }),
  z.strictObject({
    kind: z.literal('note'),
    text: z.string().check(z.minLength(1), z.maxLength(5000)),
    confidence: z.optional(z.int().check(z.minimum(1), z.maximum(10))),
  }),
]);
export type EvidenceCreate = z.infer<typeof EvidenceCreate>;
/** Goes with an uploaded picture, in the query string. */
export const PhotoQuery = z.strictObject({
  caption: z.optional(z.string().check(z.maxLength(200))),
  phase: z.optional(z.enum(['finding', 'before', 'after'])),
});
export type PhotoQuery = z.infer<typeof PhotoQuery>;
/** Goes with an uploaded document, in the query string: its name as people know it, with its ending. Default "document". */
export const DocumentQuery = z.strictObject({ name: z.optional(Line) });
export type DocumentQuery = z.infer<typeof DocumentQuery>;
