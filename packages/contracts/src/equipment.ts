import * as z from 'zod/mini';
import { Id, Line, LocalDate, Money, pageOf } from './base.ts';

/** The account a service firm works for. */
export const Customer = z.object({ id: Id, name: z.string(), reference: z.nullable(z.string()) });
export type Customer = z.infer<typeof Customer>;

/** A place with equipment. Times on the wire are UTC; people are shown this zone's. */
export const Site = z.object({
  id: Id,
  customerId: Id,
  name: z.string(),
  city: z.string(),
  address: z.string(),
  /** IANA zone, e.g. `Europe/Dublin`. */
  timeZone: z.string(),
  /** How to get in, as last said by the customer. */
  accessNotes: z.nullable(z.string()),
});
export type Site = z.infer<typeof Site>;

/** A person at the customer. */
export const Contact = z.object({
  id: Id,
  customerId: Id,
  name: z.string(),
  title: z.nullable(z.string()),
  email: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  /** The language of the mails to this person. */
  language: z.enum(['en', 'de']),
});
export type Contact = z.infer<typeof Contact>;

export const EquipmentKind = z.enum([
  'rooftop-unit',
  'chiller',
  'boiler',
  'lift',
  'generator',
  'forklift',
  'printer',
  'kitchen',
  'air-handler',
  'excavator',
  'other',
]);
export type EquipmentKind = z.infer<typeof EquipmentKind>;

/** One unit. */
export const Equipment = z.object({
  id: Id,
  customerId: Id,
  siteId: Id,
  /** The firm's or customer's own tag, e.g. `RTU-3`. */
  tag: z.string(),
  /** What it serves, in the customer's terms, e.g. "shop floor cooling". */
  name: z.string(),
  kind: EquipmentKind,
  make: z.nullable(z.string()),
  model: z.nullable(z.string()),
  serial: z.nullable(z.string()),
  installedOn: z.nullable(LocalDate),
  /** Hours of use a year; `null` when not known. */
  hoursPerYear: z.nullable(z.number()),
  /** Where data came from, shown wherever they are; e.g. a citation. */
  source: z.nullable(z.string()),
  /** Where it stands and whose it is, in names; left out by servers that do not tell. */
  site: z.optional(z.object({ name: z.string(), city: z.string() })),
  customer: z.optional(z.object({ name: z.string() })),
});
export type Equipment = z.infer<typeof Equipment>;

/** A dated repair, maintenance, failure or inspection. */
export const ServiceRecord = z.object({
  id: Id,
  equipmentId: Id,
  date: LocalDate,
  kind: z.enum(['repair', 'maintenance', 'failure', 'inspection', 'replacement']),
  text: z.string(),
  cost: z.nullable(Money),
  /** Hours without service, 0 or more. */
  downtimeHours: z.nullable(z.number()),
  /** Line and file it was imported from, e.g. "work-orders.csv:4711"; `null` when entered by hand. */
  source: z.nullable(z.string()),
});
export type ServiceRecord = z.infer<typeof ServiceRecord>;
export const EquipmentPage = pageOf(Equipment);
export type EquipmentPage = z.infer<typeof EquipmentPage>;
export const ServiceRecordPage = pageOf(ServiceRecord);
export type ServiceRecordPage = z.infer<typeof ServiceRecordPage>;
export const CustomerPage = pageOf(Customer);
export const SitePage = pageOf(Site);
export const ContactPage = pageOf(Contact);

/** A unit the technician's search box offers. */
export const EquipmentSearchQuery = z.strictObject({
  q: z.optional(z.string().check(z.maxLength(200))),
  customerId: z.optional(Id),
  siteId: z.optional(Id),
  cursor: z.optional(z.string().check(z.maxLength(500))),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
});
export type EquipmentSearchQuery = z.infer<typeof EquipmentSearchQuery>;

export const CustomerCreate = z.strictObject({ name: Line, reference: z.optional(Line) });
export type CustomerCreate = z.infer<typeof CustomerCreate>;
export const SiteCreate = z.strictObject({
  customerId: Id,
  name: Line,
  city: Line,
  address: z.string().check(z.maxLength(400)),
  timeZone: Line,
});
export type SiteCreate = z.infer<typeof SiteCreate>;
export const ContactCreate = z.strictObject({
  customerId: Id,
  name: Line,
  title: z.optional(Line),
  email: z.optional(z.email().check(z.maxLength(254))),
  phone: z.optional(z.string().check(z.maxLength(40))),
  /** Default English. */
  language: z.optional(z.enum(['en', 'de'])),
});
export type ContactCreate = z.infer<typeof ContactCreate>;
