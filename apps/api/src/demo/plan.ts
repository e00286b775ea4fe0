// Which findings the demo firm has, on which units, and how far each has come.
import type { RecommendationStatus } from '@wellkept/contracts';
import type { Firm, Unit } from './firm.ts';
import { type Finding, findings } from './findings/index.ts';
import type { Random } from './random.ts';

export interface Planned {
  readonly unit: Unit;
  readonly finding: Finding;
  readonly status: RecommendationStatus;
}

/** Linden Foods' list: unit, first words of the finding, state. */
const linden: readonly (readonly [tag: string, title: string, status: RecommendationStatus])[] = [
  ['RTU-3', 'Compressor 2', 'viewed'],
  ['L1', 'Door safety', 'viewed'],
  ['RTU-1', 'Drive belt', 'sent'],
  ['EF-2', 'Fan slightly', 'sent'],
  ['F-07', 'Mast chain', 'question'],
  ['F-02', 'Battery holds', 'viewed'],
  ['CH-1', 'Condenser coil', 'approved'],
  ['G-1', 'Coolant heater', 'booked'],
  ['G-2', 'Injectors', 'sent'],
  ['RTU-7', 'Economiser', 'deferred'],
  ['BLR-2', 'Heat exchanger', 'price-expired'],
  ['K-3', 'Oven door', 'completed'],
  ['P-3', 'Jams', 'declined'],
  ['L2', 'Levelling', 'confirmed'],
  ['BLR-1', 'Expansion', 'confirmed'],
];

/** How many there are in each state, all customers together. */
const totals: readonly (readonly [RecommendationStatus, number])[] = [
  ['draft', 4],
  ['proposed', 6],
  ['sent', 12],
  ['viewed', 14],
  ['question', 6],
  ['waiting', 2],
  ['deferred', 8],
  ['price-expired', 5],
  ['approved', 8],
  ['booked', 10],
  ['in-progress', 2],
  ['incomplete', 2],
  ['completed', 5],
  ['recovery', 2],
  ['declined', 8],
  ['fixed-elsewhere', 3],
  ['withdrawn', 3],
  ['confirmed', 20],
];

export function plan(firm: Firm, random: Random): Planned[] {
  const planned: Planned[] = linden.map(([tag, title, status]) => {
    const unit = firm.units.find((candidate) => candidate.customer === 0 && candidate.tag === tag)!;
    const finding = findings[unit.kind.kind]!.find((candidate) =>
      candidate.title.startsWith(title),
    );
    if (!finding) throw new Error(`No finding “${title}” for ${tag}`);
    return { unit, finding, status };
  });
  const used = new Map<string, Set<Finding>>();
  for (const [status, total] of totals) {
    const missing = total - planned.filter((one) => one.status === status).length;
    for (let i = 0; i < missing; i++) {
      const unit = random.pick(
        firm.units.filter((candidate) => candidate.customer > 0 && !used.get(candidate.id)),
      );
      // A customer is not shown the same words twice while other findings of the kind are left.
      const key = `${unit.customer} ${unit.kind.kind}`;
      const told = used.get(key) ?? new Set();
      const all = findings[unit.kind.kind]!;
      const fresh = all.filter((finding) => !told.has(finding));
      const finding = random.pick(fresh.length ? fresh : all);
      used.set(key, told.add(finding));
      used.set(unit.id, told);
      planned.push({ unit, finding, status });
    }
  }
  return planned;
}
