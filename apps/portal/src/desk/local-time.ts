/** Minutes a zone is ahead of UTC at an instant. */
const offset = (at: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at);
  const number = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
  );
  return Math.round((shown - at) / 60_000);
};

/** An instant as a `datetime-local` field of that zone shows it: `2026-11-24T09:41`. */
export const localOf = (instant: string, timeZone: string): string => {
  const at = Date.parse(instant);
  return new Date(at + offset(at, timeZone) * 60_000).toISOString().slice(0, 16);
};

/** The instant of a `datetime-local` field's value in that zone; of an hour that happens twice, the first. */
export const instantOf = (local: string, timeZone: string): string => {
  const wall = Date.parse(`${local}:00Z`);
  const ahead = offset(wall - offset(wall, timeZone) * 60_000, timeZone);
  return new Date(wall - ahead * 60_000).toISOString();
};
