// An appointment as an iCalendar file: times in UTC, so that no zone rules travel; the same UID through all its changes.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Appointment } from '@wellkept/contracts';

export interface CalendarFileOf {
  readonly appointment: Appointment;
  readonly address: string;
  /** Counts the changes of time; a calendar takes the highest. */
  readonly sequence: number;
  readonly organization: { readonly name: string; readonly phone: string };
  readonly now: Date;
}

/** What people typed stands on lines of its own: control characters could begin another property in a lenient reader. */
const tame = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)[\p{Cc}\u2028\u2029]/gu, ' ');
const oneLine = (text: string): string => tame(text).replaceAll('\n', ' ');

export function calendarFile({
  appointment,
  address,
  sequence,
  organization,
  now,
}: CalendarFileOf): string {
  const cancelled = appointment.status === 'cancelled';
  const calendar = ical({
    prodId: { company: 'Wellkept', product: 'Appointments', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const { site, technician, customer } = appointment;
  const lines = [
    `${technician.name}, ${organization.name}`,
    `Phone: ${organization.phone}`,
    appointment.accessNotes ? `Access: ${appointment.accessNotes}` : '',
    appointment.arrivalContact ? `On arrival: ${appointment.arrivalContact}` : '',
  ];
  calendar.createEvent({
    id: `${appointment.id}@wellkept`,
    sequence,
    stamp: now,
    start: new Date(appointment.startsAt),
    end: new Date(appointment.endsAt),
    summary: oneLine(`${appointment.work} (${organization.name})`),
    location: oneLine(
      [customer.name, site.name, address, address.endsWith(site.city) ? '' : site.city]
        .filter((part) => part !== '')
        .join(', '),
    ),
    description: tame(lines.filter((line) => line !== '').join('\n')),
    status: statusOf(appointment),
  });
  // Every line ends, the last one too: some calendars refuse a file that breaks off.
  return `${calendar.toString().trimEnd()}\r\n`;
}

function statusOf({ status }: Appointment): ICalEventStatus {
  if (status === 'cancelled') return ICalEventStatus.CANCELLED;
  return status === 'held' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}
