import type { Kysely, Selectable } from 'kysely';
import type { Appointment } from '@wellkept/contracts';
import type { Actor } from '../auth/actor.ts';
import type { AppointmentTable, Schema } from '../db/schema.ts';
import { appointments, toAppointment } from '../recommendations/appointments.ts';

export type AppointmentRow = Selectable<AppointmentTable>;

/** The appointment as it travels. The caller's right to see it has been settled before. */
export const answerAppointment = async (
  db: Kysely<Schema>,
  actor: Actor,
  { id }: AppointmentRow,
): Promise<Appointment> =>
  toAppointment(await appointments(db, actor).where('a.id', '=', id).executeTakeFirstOrThrow());
