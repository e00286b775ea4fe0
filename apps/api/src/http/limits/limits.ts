// Which callers are asking for too much, and what they are told.
import type { Kysely } from 'kysely';
import type { Actor } from '../../auth/actor.ts';
import type { Schema } from '../../db/schema.ts';
import type { Logger } from '../../log.ts';
import { Refusal } from '../refusal.ts';
import { createCounts, type Count, type Counts } from './counts.ts';
import { createKnownSecrets } from './known-secrets.ts';
import type { Rate, Rates } from './rates.ts';

export type LimitHeaders = Readonly<Record<string, string>>;

export interface Limits {
  /** Counts a request of somebody known. @throws `too-many-requests` over their own limit or their firm's. */
  caller(actor: Actor, now: Date): LimitHeaders;
  /**
   * Counts a request without valid credentials.
   * @param hashes Of the secrets it brings: with a right one it passes, however many wrong ones came from this address.
   * @throws `too-many-requests`
   */
  stranger(address: string | null, now: Date, hashes?: readonly Buffer[]): Promise<void>;
  /** A secret turned out wrong. */
  wrong(address: string | null, now: Date): void;
  /** Somebody asks for a sign-in link. @throws `too-many-requests` */
  link(address: string | null, now: Date): void;
  settle(): Promise<void>;
}

interface Counted extends Count {
  readonly label: keyof Rates;
  readonly rate: Rate;
}

export function createLimits(db: Kysely<Schema>, rates: Rates, log: Logger): Limits {
  const counts: Counts = createCounts(db, log);
  const isKnown = createKnownSecrets(db);
  const count = (label: keyof Rates, who: string, now: Date, by = 1): Counted => ({
    ...counts.count(`${label} ${who}`, rates[label], now, by),
    label,
    rate: rates[label],
  });
  const isOver = ({ used, rate }: Counted) => used > rate.most;
  const refuse = (counted: Counted, now: Date): never => {
    throw new Refusal('too-many-requests', {
      detail: `At most ${counted.rate.most} in ${counted.rate.seconds} seconds.`,
      headers: { ...headersOf(counted, now), 'Retry-After': String(secondsLeft(counted, now)) },
    });
  };
  return {
    caller(actor, now) {
      const own =
        actor.role === 'firm'
          ? count('key', actor.credential, now)
          : count('person', `${actor.organizationId} ${actor.credential}`, now);
      const firm = count('firm', actor.organizationId, now);
      if (isOver(own)) refuse(own, now);
      if (isOver(firm)) refuse(firm, now);
      return headersOf(own, now);
    },
    async stranger(address, now, hashes = []) {
      if (address === null) return;
      const asked = count('address', networkOf(address), now);
      const wrong = count('wrong', networkOf(address), now, 0);
      const over = isOver(asked) ? asked : wrong.used >= wrong.rate.most ? wrong : undefined;
      if (over === undefined || (over === wrong && hashes.length === 0)) return;
      for (const hash of hashes) if (await isKnown(hash)) return;
      refuse(over, now);
    },
    wrong(address, now) {
      if (address !== null) count('wrong', networkOf(address), now);
    },
    link(address, now) {
      if (address === null) return;
      const asked = count('links', networkOf(address), now);
      if (isOver(asked)) refuse(asked, now);
    },
    settle: () => counts.settle(),
  };
}

const secondsLeft = ({ endsAt }: Count, now: Date): number =>
  Math.max(1, Math.ceil((endsAt - now.getTime()) / 1000));

/** As drafted by the IETF (draft-ietf-httpapi-ratelimit-headers). */
const headersOf = (counted: Counted, now: Date): LimitHeaders => ({
  'RateLimit-Policy': `"${counted.label}";q=${counted.rate.most};w=${counted.rate.seconds}`,
  RateLimit: `"${counted.label}";r=${Math.max(0, counted.rate.most - counted.used)};t=${secondsLeft(counted, now)}`,
});

/** Whoever has one IPv6 address has 2^64 of them. */
const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - rest.length);
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest].slice(0, 4).join(':');
};
