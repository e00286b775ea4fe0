// Every change is an event, written in the transaction of the change, told to every process by NOTIFY at its commit, and to
// some people by mail.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { mailAbout } from '../mail/about-event.ts';
import type { RecommendationStatus } from '@wellkept/contracts';

export const CHANNEL = 'wellkept_event';
/** Told the id of a session's tokens when somebody signs out. */
export const ENDED_CHANNEL = 'wellkept_session_ended';

export interface NewEvent {
  readonly organizationId: string;
  readonly type: string;
  readonly at: Date;
  readonly customerId: string | null;
  readonly recommendationId?: string | null;
  readonly appointmentId?: string | null;
  /** Who did it; both left out for the system or a firm's own software. */
  readonly contactId?: string | null;
  readonly staffId?: string | null;
  /** Whose finding it is about: it stands in their feed. */
  readonly technicianId?: string | null;
  readonly from?: RecommendationStatus | null;
  readonly to?: RecommendationStatus | null;
  readonly note?: string | null;
  readonly forCustomer: boolean;
}

/** What a process is told of an event; nothing a person wrote. */
export interface Told {
  readonly organizationId: string;
  /** Set only when the customer may know. */
  readonly customerId: string | null;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly recommendationId: string | null;
  readonly appointmentId: string | null;
}

export async function recordEvent(db: Kysely<Schema>, event: NewEvent): Promise<void> {
  const { id } = await db
    .insertInto('event')
    .values({
      organization_id: event.organizationId,
      type: event.type,
      at: event.at,
      customer_id: event.customerId,
      recommendation_id: event.recommendationId ?? null,
      appointment_id: event.appointmentId ?? null,
      contact_id: event.contactId ?? null,
      staff_id: event.staffId ?? null,
      technician_id: event.technicianId ?? null,
      from_status: event.from ?? null,
      to_status: event.to ?? null,
      note: event.note ?? null,
      for_customer: event.forCustomer,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const told: Told = {
    organizationId: event.organizationId,
    customerId: event.forCustomer ? event.customerId : null,
    id: String(id),
    type: event.type,
    at: event.at.toISOString(),
    recommendationId: event.recommendationId ?? null,
    appointmentId: event.appointmentId ?? null,
  };
  await sql`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(told)})`.execute(db);
  await mailAbout(db, event);
}
