import type { Format } from '../format.ts';
import { relativeDay } from '../windows.ts';

/** "in 18 hours", "in 40 minutes", "in 3 days": whole units, never more than is left. */
export const timeLeft = (milliseconds: number, locale: string): string => {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const minutes = Math.max(1, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return words.format(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.format(hours, 'hour') : words.format(Math.floor(hours / 24), 'day');
};

/** "tomorrow, 10 am", "today, 4 pm", else the day. */
export const nearMoment = (
  format: Format,
  instant: string,
  timeZone: string,
  now: number,
): string => `${relativeDay(format, instant, timeZone, now)}, ${format.time(instant, timeZone)}`;
