// Opens a dated duty that is not a recommendation's next step: a call-back, a recovery of a visit without one.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { NextStepKind } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import type { Organization } from '../people/organization.ts';
import { recordEvent } from './event.ts';
import type { Scene } from './take-step.ts';

export interface Duty {
  readonly kind: NextStepKind;
  readonly customerId: string;
  readonly recommendationId?: string | null;
  readonly ownerStaffId: string;
  readonly dueAt: Date;
  /** The customer was told the time. */
  readonly promised: boolean;
  readonly text: string;
  /** The customer's own duty that the office takes in hand. */
  readonly standsFor?: string;
}

export interface NewDuty extends Duty {
  /** The event's type. */
  readonly event: string;
  readonly appointmentId?: string | null;
  readonly technicianId?: string | null;
}

/** @returns The follow-up's id. */
export async function openDuty(
  { db, actor, now }: Scene & { readonly actor: { organizationId: string } },
  duty: NewDuty,
): Promise<string> {
  const { organizationId } = actor;
  const id = await addDuty(db, organizationId, now, duty);
  await recordEvent(db, {
    organizationId,
    type: duty.event,
    at: now,
    customerId: duty.customerId,
    recommendationId: duty.recommendationId ?? null,
    appointmentId: duty.appointmentId ?? null,
    contactId: actor.role === 'contact' ? actor.personId : null,
    staffId: actor.role !== 'contact' ? actor.personId : null,
    technicianId: duty.technicianId ?? null,
    forCustomer: true,
  });
  return id;
}

/** The row alone, without an event. @returns Its id. */
export async function addDuty(
  db: Kysely<Schema>,
  organizationId: string,
  now: Date,
  duty: Duty,
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('follow_up')
    .values({
      organization_id: organizationId,
      id,
      kind: duty.kind,
      customer_id: duty.customerId,
      recommendation_id: duty.recommendationId ?? null,
      owner_staff_id: duty.ownerStaffId,
      owner_contact_id: null,
      due_at: duty.dueAt,
      promised: duty.promised,
      text: duty.text,
      reminded_at: null,
      escalated_at: null,
      created_at: now,
      closed_at: null,
      close_note: null,
      stands_for: duty.standsFor ?? null,
    })
    .execute();
  return id;
}

/** Who has what nobody else has: the firm's coordinator, else somebody at the desk; `null` in a firm without anybody. */
export async function officeOwner(
  db: Kysely<Schema>,
  organization: Organization,
): Promise<string | null> {
  if (organization.coordinator_id) return organization.coordinator_id;
  const desk = await db
    .selectFrom('staff')
    .select('id')
    .where('organization_id', '=', organization.id)
    .where('active', '=', true)
    .orderBy('role')
    .orderBy('name')
    .limit(1)
    .executeTakeFirst();
  return desk?.id ?? null;
}
