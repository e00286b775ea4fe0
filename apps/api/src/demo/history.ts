import { daysFrom, type Firm, type Unit } from './firm.ts';
import type { Random } from './random.ts';

const years = 6;

/** RTU-3 is shown everywhere: its seven repairs in five years are written down. */
const shown: readonly (readonly [daysAgo: number, text: string, cost: number, hours: number])[] = [
  [1740, 'Condenser fan motor replaced', 780, 2],
  [1580, 'Contactor K2 burnt, replaced', 310, 1],
  [1205, 'Refrigerant leak at flare joint, brazed and recharged', 1240, 5],
  [880, 'Blower fan bearing replaced', 860, 3],
  [665, 'Control board replaced after voltage dip', 1120, 4],
  [455, 'Refrigerant leak again, coil U-bend brazed', 1390, 5],
  [170, 'Start kit fitted to compressor 2', 530, 4],
];

/** Six years of service records: two services a year, and failures from the kind's power law on the unit's age. */
export function historyRows(firm: Firm, now: Date, random: Random) {
  return firm.units.flatMap((unit) => {
    const span = Math.min(years, unit.ageYears);
    const row = (
      daysAgo: number,
      kind: 'repair' | 'failure' | 'maintenance',
      text: string,
      cost: number,
      hours: number,
    ) => ({
      organization_id: firm.organizationId,
      id: random.id(),
      equipment_id: unit.id,
      date: daysFrom(now, -daysAgo).toISOString().slice(0, 10),
      kind,
      text,
      cost_amount: Math.round(cost) * 100,
      currency: 'EUR',
      downtime_hours: hours,
      source: null,
      external_key: null,
    });
    const services = Array.from({ length: Math.floor(span * 2) }, (_, i) =>
      row(
        70 + i * 182.6 + random.between(-12, 12),
        'maintenance',
        unit.kind.services[i % unit.kind.services.length]!,
        (unit.kind.service / 2) * random.between(0.92, 1.08) * 0.975 ** (i / 2),
        0,
      ),
    );
    if (unit.tag === 'RTU-3' && unit.customer === 0) {
      return [
        ...services,
        ...shown.map(([daysAgo, text, cost, hours]) => row(daysAgo, 'repair', text, cost, hours)),
      ];
    }
    const failures = failureAges(unit, span, random).map((age) => {
      const daysAgo = (unit.ageYears - age) * 365.25;
      const cost =
        random.lognormal(unit.kind.repair[0], unit.kind.repair[1]) * 0.975 ** (daysAgo / 365.25);
      const hours =
        Math.round(random.lognormal(unit.kind.downtime[0], unit.kind.downtime[1]) * 2) / 2;
      return row(
        daysAgo,
        random.chance(0.7) ? 'repair' : 'failure',
        random.pick(unit.kind.repairs),
        cost,
        hours,
      );
    });
    return [...services, ...failures];
  });
}

/** Ages at failure in the last `span` years: unit-rate arrivals mapped through the inverse of (t / scale) ^ shape. */
function failureAges(unit: Unit, span: number, random: Random): number[] {
  const { scale, shape } = unit.kind;
  const expected = (age: number) => (age / scale) ** shape;
  const ages: number[] = [];
  for (let n = expected(unit.ageYears - span); ;) {
    n -= Math.log(1 - random.next());
    const age = scale * n ** (1 / shape);
    if (age >= unit.ageYears) return ages;
    ages.push(age);
  }
}
