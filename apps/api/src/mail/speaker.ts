// How a language says days and times, by the clock of a place, and sums.
import type { Money } from '@wellkept/contracts';
import { amountText } from '@wellkept/contracts/money';

export interface Speaker {
  /** `Thu 26 November` */
  day(at: string, zone: string): string;
  /** `10:00` */
  time(at: string, zone: string): string;
  /** `Thu 26 November, 10:00` */
  when(at: string, zone: string): string;
  /** From and until, each with the name of its clock when the clocks change in between: `1:30 EDT`, `1:30 EST`. */
  ends(from: string, until: string, zone: string): readonly [from: string, until: string];
  /** `€1,250.00` */
  money(sum: Money): string;
}

export function speaker(locale: string): Speaker {
  const format = (at: string, zone: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(new Date(at));
  const day = (at: string, zone: string) =>
    format(at, zone, { weekday: 'short', day: 'numeric', month: 'long' });
  const time = (at: string, zone: string) =>
    format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const ends = (from: string, until: string, zone: string) => {
    const name = (at: string) =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' })
        .formatToParts(new Date(at))
        .find(({ type }) => type === 'timeZoneName')?.value;
    const [first, last] = [name(from), name(until)];
    return first === last
      ? ([time(from, zone), time(until, zone)] as const)
      : ([`${time(from, zone)} ${first}`, `${time(until, zone)} ${last}`] as const);
  };
  const money = (sum: Money) => amountText(sum, locale);
  return { day, time, ends, money, when: (at, zone) => `${day(at, zone)}, ${time(at, zone)}` };
}
