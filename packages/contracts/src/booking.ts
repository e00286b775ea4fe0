import * as z from 'zod/mini';
import { Id, Instant, Line, Person, Text } from './base.ts';

/** Work that can be booked without a recommendation, e.g. "Inspection visit". */
export const Service = z.object({
  id: Id,
  name: z.string(),
  description: z.string(),
  durationMinutes: z.int(),
});
export type Service = z.infer<typeof Service>;
export const ServiceList = z.object({ items: z.array(Service) });

/** A window in which one technician can come. */
export const Slot = z.object({
  technician: Person,
  startsAt: Instant,
  endsAt: Instant,
});
export type Slot = z.infer<typeof Slot>;
/** Free windows, earliest first, and the zone to show them in. */
export const SlotList = z.object({
  timeZone: z.string(),
  /** How long the work takes, in minutes. */
  durationMinutes: z.int(),
  /** How to get in, as it was said before; the next visit has it too unless something else is said. */
  accessNotes: z.optional(z.nullable(z.string())),
  items: z.array(Slot),
});
export type SlotList = z.infer<typeof SlotList>;

/** Slots for an approved recommendation, or for a service at a site. */
export const SlotQuery = z.strictObject({
  recommendationId: z.optional(Id),
  serviceId: z.optional(Id),
  siteId: z.optional(Id),
  /** The unit a service is for, so that only technicians who know its kind are offered. */
  equipmentId: z.optional(Id),
  technicianId: z.optional(Id),
  /** Default: now, or the day from which parts and people are there. */
  from: z.optional(Instant),
  /** At most 60 days after `from`; default 21. */
  until: z.optional(Instant),
});
export type SlotQuery = z.infer<typeof SlotQuery>;

/** Takes a slot: of two who ask for the same one, one gets it and the other a `slot-taken`. */
export const AppointmentCreate = z.strictObject({
  /** Either an approved recommendation… */
  recommendationId: z.optional(Id),
  /** …or a service at a site, of a unit if it is known. */
  serviceId: z.optional(Id),
  siteId: z.optional(Id),
  equipmentId: z.optional(Id),
  technicianId: Id,
  startsAt: Instant,
  /** Only keep it for some minutes, while the rest is being filled in; confirm it afterwards. */
  hold: z.optional(z.boolean()),
  accessNotes: z.optional(Text),
  /** Whom to call on arrival, name and number. */
  arrivalContact: z.optional(Line),
  /** What is wrong, where nothing was found beforehand. */
  symptoms: z.optional(Text),
});
export type AppointmentCreate = z.infer<typeof AppointmentCreate>;

/** Makes a held appointment a booked one. */
export const AppointmentConfirm = z.strictObject({
  accessNotes: z.optional(Text),
  arrivalContact: z.optional(Line),
});
export type AppointmentConfirm = z.infer<typeof AppointmentConfirm>;
/** Moves an appointment to another slot in one step: the old one is freed only when the new one is taken. */
export const AppointmentMove = z.strictObject({ technicianId: Id, startsAt: Instant });
export type AppointmentMove = z.infer<typeof AppointmentMove>;
export const AppointmentCancel = z.strictObject({ note: z.optional(Text) });
export type AppointmentCancel = z.infer<typeof AppointmentCancel>;

export const Appointment = z.object({
  id: Id,
  recommendationId: z.nullable(Id),
  /** What will be done. */
  work: z.string(),
  site: z.object({ id: Id, name: z.string(), city: z.string(), timeZone: z.string() }),
  equipment: z.nullable(z.object({ id: Id, tag: z.string(), name: z.string() })),
  customer: z.object({ id: Id, name: z.string() }),
  technician: Person,
  startsAt: Instant,
  endsAt: Instant,
  status: z.enum(['held', 'booked', 'in-progress', 'done', 'cancelled']),
  /** Only while held. */
  heldUntil: z.nullable(Instant),
  accessNotes: z.nullable(z.string()),
  arrivalContact: z.nullable(z.string()),
  symptoms: z.nullable(z.string()),
  /** Marked after a visit that went badly. */
  watchClosely: z.boolean(),
  revision: z.int(),
});
export type Appointment = z.infer<typeof Appointment>;
export const AppointmentList = z.object({
  items: z.array(Appointment),
  /** For the next page, `null` on the last one; absent from servers that gave at most 500 and no more. */
  nextCursor: z.optional(z.nullable(z.string())),
});
export const AppointmentQuery = z.strictObject({
  from: z.optional(Instant),
  until: z.optional(Instant),
  /** Staff only: another technician's day. */
  technicianId: z.optional(Id),
  cursor: z.optional(z.string().check(z.maxLength(500))),
});
export type AppointmentQuery = z.infer<typeof AppointmentQuery>;

/** Nothing fits: somebody rings, by the time in the answer. */
export const CallBackRequest = z.strictObject({
  recommendationId: z.optional(Id),
  phone: z.string().check(z.minLength(3), z.maxLength(40)),
  note: z.optional(Text),
});
export type CallBackRequest = z.infer<typeof CallBackRequest>;
export const CallBack = z.object({ owner: Person, promisedBy: Instant });
export type CallBack = z.infer<typeof CallBack>;
