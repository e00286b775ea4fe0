import type { Appointment, Recommendation } from '@wellkept/contracts';

/** The visit that is booked, under way or done. A time that is only held for somebody is none, nor is a cancelled one. */
export const visitOf = ({ appointment }: Pick<Recommendation, 'appointment'>): Appointment | null =>
  appointment && appointment.status !== 'held' && appointment.status !== 'cancelled'
    ? appointment
    : null;
