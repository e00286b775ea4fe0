// A promise to put something right: somebody's duty, by a time the customer is told.
import type { Actor } from '../auth/actor.ts';
import type { AppointmentRow } from '../booking/answer.ts';
import { openDuty } from '../loop/duty.ts';
import { addOfficeHours } from '../loop/office-hours.ts';
import { takeStep, type RecommendationRow, type Scene } from '../loop/take-step.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';

type ActedScene = Scene & { readonly actor: Actor };

/** For a visit without a recommendation, or one whose recommendation has gone on meanwhile. @returns The follow-up's id. */
export async function openRecovery(
  scene: ActedScene,
  of: {
    readonly appointment: AppointmentRow;
    readonly technicianId: string;
    readonly kind?: 'recover' | 'rebook';
  },
): Promise<string> {
  const { appointment, technicianId, kind = 'recover' } = of;
  const organization = await loadOrganization(scene.db, appointment.organization_id);
  return openDuty(scene, {
    kind,
    customerId: appointment.customer_id,
    recommendationId: appointment.recommendation_id,
    ownerStaffId: organization.coordinator_id ?? technicianId,
    dueAt: addOfficeHours(officeOf(organization), scene.now, organization.answer_office_hours),
    promised: kind === 'recover',
    text:
      kind === 'recover'
        ? `Put it right: ${appointment.work}`
        : `Book the next visit: ${appointment.work}`,
    event: kind === 'recover' ? 'recovery-opened' : 'rebook-needed',
    appointmentId: appointment.id,
    technicianId,
  });
}

/** The recovery a bad mark opens: the recommendation's next step where there is one. @returns The follow-up's id. */
export async function recoveryFor(
  scene: ActedScene,
  recommendation: RecommendationRow | null,
  appointment: AppointmentRow,
  technicianId: string,
): Promise<string> {
  const status = recommendation?.status ?? '';
  if (!recommendation || !['completed', 'confirmed', 'recovery'].includes(status)) {
    return openRecovery(scene, { appointment, technicianId });
  }
  if (status !== 'recovery')
    await takeStep(scene, recommendation, 'recovery-opened', { appointmentId: appointment.id });
  const { id } = await scene.db
    .selectFrom('follow_up')
    .select('id')
    .where('organization_id', '=', recommendation.organization_id)
    .where('recommendation_id', '=', recommendation.id)
    .where('is_next_step', '=', true)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow();
  return id;
}
