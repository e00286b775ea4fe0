import type { NextStepKind, RecommendationStatus } from '@wellkept/contracts';
import { at, dayOf, weekdayOf } from '../time/zone.ts';
import { daysFrom } from './firm.ts';
import type { Random } from './random.ts';

interface Known {
  readonly id: string;
  readonly name: string;
}
interface Asked {
  readonly status: RecommendationStatus;
  readonly now: Date;
  readonly last: Date;
  readonly technician: Known;
  readonly coordinator: Known;
  readonly contact: Known;
  readonly second: Known;
  readonly deferredUntil: string | null;
  readonly windowEnd: Date | null;
  readonly random: Random;
}
export interface DemoStep {
  readonly kind: NextStepKind;
  readonly staffId: string | null;
  readonly contactId: string | null;
  readonly dueAt: Date;
  readonly promised: boolean;
  readonly moved: number;
  readonly text: string;
}

const zone = 'Europe/Dublin';
/** A time of day on a weekday, this many days from now. */
function onWeekday(now: Date, days: number, time: string): Date {
  let moment = daysFrom(now, days);
  while (weekdayOf(dayOf(moment, zone)) % 6 === 0) moment = daysFrom(moment, 1);
  return at(dayOf(moment, zone), time, zone);
}

/** Who has it now and until when; nothing for a state in which all is done. A few are overdue, as at any real firm. */
export function nextStep(asked: Asked): DemoStep | undefined {
  const { status, now, random, technician, coordinator, contact } = asked;
  const soon = (time: string, low = 1, high = 4) => onWeekday(now, random.whole(low, high), time);
  const byStaff = (
    kind: NextStepKind,
    person: Known,
    dueAt: Date,
    text: string,
    promised = false,
  ): DemoStep => ({
    kind,
    staffId: person.id,
    contactId: null,
    dueAt,
    promised,
    moved: random.chance(0.12) ? 1 : 0,
    text,
  });
  const byContact = (kind: NextStepKind, person: Known, dueAt: Date, text: string): DemoStep => ({
    kind,
    staffId: null,
    contactId: person.id,
    dueAt,
    promised: false,
    moved: 0,
    text,
  });
  switch (status) {
    case 'draft':
      return byStaff(
        'finish-draft',
        technician,
        soon('17:00', 1, 1),
        'Finish the finding and hand it to the office',
      );
    case 'proposed':
      return byStaff(
        'review',
        coordinator,
        random.chance(0.3) ? daysFrom(now, -random.between(0.05, 0.6)) : soon('12:00', 1, 2),
        'Review the finding, price the options and send it',
      );
    case 'sent':
    case 'viewed':
      return byContact('decide', contact, soon('18:00', 2, 8), 'The customer decides');
    case 'question':
      return byStaff(
        'answer',
        technician,
        random.chance(0.2) ? daysFrom(now, -0.1) : soon('10:00', 1, 2),
        'Answer the customer’s question',
        true,
      );
    case 'waiting':
      return byContact(
        'second-decision',
        asked.second,
        soon('10:00', 1, 3),
        'A second person decides',
      );
    case 'deferred':
      return byStaff(
        'renew-price',
        coordinator,
        at(asked.deferredUntil!, '09:00', zone),
        'Send fresh prices',
      );
    case 'price-expired':
      return byStaff(
        'renew-price',
        coordinator,
        random.chance(0.25) ? daysFrom(now, -0.3) : soon('16:00', 1, 3),
        'Send fresh prices',
        random.chance(0.5),
      );
    case 'approved':
      return byContact('book', contact, soon('18:00', 1, 3), 'Book the visit');
    case 'booked':
      return byStaff('visit', technician, asked.windowEnd!, 'Visit the customer');
    case 'in-progress':
      return byStaff(
        'finish-visit',
        technician,
        asked.windowEnd!,
        'Finish the visit and say how it went',
      );
    case 'incomplete':
      return byStaff('rebook', coordinator, soon('12:00', 1, 1), 'Book the next visit');
    case 'completed':
      return byContact(
        'confirm',
        contact,
        daysFrom(asked.last, 7),
        'The customer confirms that all is in order',
      );
    case 'recovery':
      return byStaff('recover', coordinator, soon('10:00', 1, 1), 'Put it right', true);
    default:
      return undefined;
  }
}
