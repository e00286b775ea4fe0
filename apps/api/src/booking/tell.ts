// What happens to an appointment without a recommendation is an event of its own; with one, the recommendation's step is.
import { recordEvent } from '../loop/event.ts';
import type { Scene } from '../loop/take-step.ts';
import type { AppointmentRow } from './answer.ts';

export const tell = (
  { db, actor, now }: Scene,
  row: AppointmentRow,
  type: string,
  note: string | null = null,
): Promise<void> =>
  recordEvent(db, {
    organizationId: row.organization_id,
    type,
    at: now,
    customerId: row.customer_id,
    appointmentId: row.id,
    contactId: actor?.role === 'contact' ? actor.personId : null,
    staffId: actor && actor.role !== 'contact' ? actor.personId : null,
    note,
    forCustomer: true,
  });
