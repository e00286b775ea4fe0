/** A new id nobody else has: a UUID, also on plain-http pages, where `crypto.randomUUID` is missing. */
export const randomId = (): string =>
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : // The digit that stands there says how many of its four bits are free.
      '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (fixed) => {
        const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
        return (Number(fixed) ^ (random & (15 >> (Number(fixed) / 4)))).toString(16);
      });
