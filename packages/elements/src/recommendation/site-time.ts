/** Tells the wall clock in a zone: `2026-11-26 10:00`. */
export const wallClockIn = (timeZone: string): ((instant: string | number) => string) => {
  // `sv` writes ISO dates; hourCycle keeps midnight 00.
  const format = new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (instant) => format.format(new Date(instant));
};
