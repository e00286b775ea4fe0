// Opens a dated duty that is not a recommendation's next step: a call-back, a recovery of a visit without one.
import { randomUUID } from 'node:crypto';
import type { NextStepKind } from '@wellkept/contracts';
import { recordEvent } from './event.ts';
import type { Scene } from './take-step.ts';

export interface NewDuty {
  readonly kind: NextStepKind;
  readonly customerId: string;
  readonly recommendationId?: string | null;
  readonly ownerStaffId: string;
  readonly dueAt: Date;
  /** The customer was told the time. */
  readonly promised: boolean;
  readonly text: string;
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
    })
    .execute();
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
