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
  const money = (sum: Money) => amountText(sum, locale);
  return { day, time, money, when: (at, zone) => `${day(at, zone)}, ${time(at, zone)}` };
}
