// Which findings the demo firm has, on which units, and how far each has come.
import type { EquipmentKind, RecommendationStatus } from '@wellkept/contracts';
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

/** Two findings of one unit elsewhere, the first of which hangs on the second. */
const pairs: readonly (readonly [
  kind: EquipmentKind,
  first: string,
  link: 'needs' | 'either',
  second: string,
])[] = [
  // New injectors into wet fuel would not last a month.
  ['generator', 'Injectors', 'needs', 'Water in the day tank'],
  // A new controller levels by itself.
  ['lift', 'Levelling', 'either', 'Controller parts'],
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

const findingOf = (kind: EquipmentKind, title: string): Finding => {
  const found = findings[kind]?.find((finding) => finding.title.startsWith(title));
  if (!found) throw new Error(`No finding “${title}” of a ${kind}`);
  return found;
};

const pairUnit = (firm: Firm, kind: EquipmentKind): Unit =>
  firm.units.find((unit) => unit.customer > 0 && unit.kind.kind === kind)!;

/** How some of what is planned hangs together; `idOf` finds the recommendation told of it. */
export function linkRows(firm: Firm, idOf: (one: Pick<Planned, 'unit' | 'finding'>) => string) {
  const linden = (tag: string) =>
    firm.units.find((unit) => unit.customer === 0 && unit.tag === tag)!;
  const link = (
    unit: Unit,
    title: string,
    kind: 'needs' | 'either' | 'together',
    other: Unit,
    otherTitle: string,
    saving: number | null = null,
  ) => ({
    organization_id: firm.organizationId,
    recommendation_id: idOf({ unit, finding: findingOf(unit.kind.kind, title) }),
    other_id: idOf({ unit: other, finding: findingOf(other.kind.kind, otherTitle) }),
    kind,
    saving_amount: saving,
  });
  return [
    // One call-out for both.
    link(linden('RTU-1'), 'Drive belt', 'together', linden('RTU-3'), 'Compressor 2', 9000),
    ...pairs.map(([kind, first, how, second]) =>
      link(pairUnit(firm, kind), first, how, pairUnit(firm, kind), second),
    ),
  ];
}

export function plan(firm: Firm, random: Random): Planned[] {
  const planned: Planned[] = linden.map(([tag, title, status]) => {
    const unit = firm.units.find((candidate) => candidate.customer === 0 && candidate.tag === tag)!;
    return { unit, finding: findingOf(unit.kind.kind, title), status };
  });
  const used = new Map<string, Set<Finding>>();
  for (const [kind, ...titles] of pairs) {
    const unit = pairUnit(firm, kind);
    for (const title of [titles[0], titles[2]])
      planned.push({ unit, finding: findingOf(kind, title), status: 'sent' });
    used.set(unit.id, new Set(findings[kind]));
  }
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
