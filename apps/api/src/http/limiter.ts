// Counts what goes wrong from one address, so that guessing is slow. In memory: each process counts for itself.
import { Refusal } from './refusal.ts';

/** Addresses remembered at most; beyond that the oldest are forgotten. */
const MAX_ADDRESSES = 10_000;

export interface Limiter {
  /** @throws `too-many-requests` once an address has used up its tries. Requests without an address are not counted. */
  check(address: string | null, now: Date): void;
  count(address: string | null, now: Date): void;
}

export function createLimiter(tries: number, windowMs: number): Limiter {
  const counted = new Map<string, { since: number; count: number }>();
  const current = (address: string, now: Date) => {
    const known = counted.get(address);
    return known && now.getTime() - known.since < windowMs ? known : undefined;
  };
  return {
    check(address, now) {
      const known = address === null ? undefined : current(address, now);
      if (!known || known.count < tries) return;
      const seconds = Math.ceil((known.since + windowMs - now.getTime()) / 1000);
      throw new Refusal('too-many-requests', { headers: { 'Retry-After': String(seconds) } });
    },
    count(address, now) {
      if (address === null) return;
      const known = current(address, now);
      if (known) {
        known.count++;
        return;
      }
      const [oldest] = counted.keys();
      if (counted.size >= MAX_ADDRESSES && oldest !== undefined) counted.delete(oldest);
      counted.delete(address);
      counted.set(address, { since: now.getTime(), count: 1 });
    },
  };
}
