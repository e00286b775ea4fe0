// A month of duties, and what people do about them, made up from one number. The firm's clock is UTC, so that the oracle
// can reckon by itself.
export const MINUTE = 60_000;
export const DAY = 86_400_000;
/** A Monday. */
export const START = Date.UTC(2026, 10, 2);
/** The simulated clock's step. */
export const STEP = 60 * MINUTE;
export const HOLIDAY = '2026-11-11';
export const OPENS = 8;
export const CLOSES = 17;

export const STAFF_KINDS = [
  'answer',
  'call-back',
  'check-outcome',
  'recover',
  'rebook',
  'visit',
] as const;

export interface PlannedDuty {
  readonly text: string;
  readonly kind: string;
  readonly owner: { readonly staff: number } | { readonly contact: number };
  readonly promised: boolean;
  readonly created: number;
  readonly due: number;
  /** Somebody gives it another date. */
  readonly moved: { readonly at: number; readonly due: number } | null;
  /** Somebody does it. */
  readonly closed: number | null;
}

export interface Plan {
  readonly duties: readonly PlannedDuty[];
  readonly staff: number;
  readonly contacts: readonly { readonly silence: 'stopped' | 'no-address' | null }[];
  readonly end: number;
}

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function makePlan(count: number, days: number, seed: number): Plan {
  const next = random(seed);
  const between = (from: number, to: number) => from + next() * (to - from);
  const toMinute = (time: number) => Math.floor(time / MINUTE) * MINUTE;
  const onStep = (time: number) => Math.floor(time / STEP) * STEP;
  const contacts = Array.from({ length: Math.max(4, Math.round(count / 25)) }, () => {
    const chance = next();
    return { silence: chance < 0.05 ? 'no-address' : chance < 0.1 ? 'stopped' : null } as const;
  });
  const staff = 12;
  const duties = Array.from({ length: count }, (_, n): PlannedDuty => {
    const customers = next() < 0.3;
    const created = onStep(START + next() * (days - 1) * DAY);
    const due = toMinute(created + between(0.3, customers ? 9 : 5) * DAY);
    const fate = next();
    const closed =
      fate < 0.45 ? between(created, due) : fate < 0.7 ? between(due, due + 4 * DAY) : null;
    const movedAt = onStep(between(created + STEP, due));
    const moves = !customers && next() < 0.06 && movedAt < due && movedAt > created;
    return {
      text: `Duty ${String(n).padStart(5, '0')}`,
      kind: customers
        ? next() < 0.7
          ? 'decide'
          : 'book'
        : STAFF_KINDS[Math.floor(next() * STAFF_KINDS.length)]!,
      owner: customers
        ? { contact: Math.floor(next() * contacts.length) }
        : { staff: Math.floor(next() * staff) },
      promised: !customers && next() < 0.4,
      created,
      due,
      moved: moves ? { at: movedAt, due: toMinute(due + between(0.5, 3) * DAY) } : null,
      closed: closed === null ? null : Math.max(onStep(closed) + STEP, moves ? movedAt + STEP : 0),
    };
  });
  return { duties, staff, contacts, end: START + days * DAY };
}
