// What a customer said of a site, as numbers for the economics: they stand where the firm could only assume.
import type { Kysely, Selectable } from 'kysely';
import type { SiteUsage } from '@wellkept/contracts';
import { fromMinor } from '@wellkept/contracts/money';
import type { AssumptionTable, Schema } from '../db/schema.ts';
import { dayOf } from '../time/zone.ts';

type Row = Selectable<AssumptionTable>;

/** The customer knows its own business better than these. */
const givesWay = (row: Row): boolean => row.origin === 'assumed' || row.origin === 'standard';

/** Hours of a week in the mean of a year; a month named by two seasons has the later one's. */
export function meanHours({ hoursPerWeek, seasons }: SiteUsage): number | null {
  if (hoursPerWeek === null) return null;
  const months = Array.from({ length: 12 }, () => hoursPerWeek);
  for (const { from, to, hoursPerWeek: hours } of seasons)
    for (let n = 0; n <= (to - from + 12) % 12; n += 1) months[(from - 1 + n) % 12] = hours;
  return months.reduce((sum, hours) => sum + hours, 0) / 12;
}

/** The case's assumptions with what the customer said in place of what the firm assumed. */
export async function withOwnNumbers(
  db: Kysely<Schema>,
  organization: { id: string; currency: string; time_zone: string },
  finding: { id: string; customer_id: string; site_id: string },
  assumptions: readonly Row[],
): Promise<Row[]> {
  const said = await db
    .selectFrom('business as b')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.organization_id', '=', 'b.organization_id').onRef('c.id', '=', 'b.updated_by'),
    )
    .select(['b.sites', 'b.updated_at', 'c.name'])
    .where('b.organization_id', '=', organization.id)
    .where('b.customer_id', '=', finding.customer_id)
    .executeTakeFirst();
  const usage = said?.sites.find(({ siteId }) => siteId === finding.site_id);
  if (!said || !usage) return [...assumptions];
  const hours = meanHours(usage);
  const { downtimeCost: cost } = usage;
  const numbers: (readonly [key: string, value: number, unit: string])[] = [
    ...(cost
      ? [['downtimeCostPerHour', fromMinor(cost), `${organization.currency}/hour`] as const]
      : []),
    ...(hours === null ? [] : [['neededShare', hours / 168, 'share'] as const]),
  ];
  const keys = new Set(numbers.map(([key]) => key));
  const rest = assumptions.filter(
    (row) => row.option_letter !== null || !keys.has(row.key) || !givesWay(row),
  );
  const held = new Set(rest.flatMap((row) => (row.option_letter === null ? [row.key] : [])));
  return [
    ...rest,
    ...numbers
      .filter(([key]) => !held.has(key))
      .map(([key, value, unit]): Row => ({
        organization_id: organization.id,
        id: finding.id,
        equipment_id: null,
        recommendation_id: finding.id,
        option_letter: null,
        key,
        value,
        unit,
        origin: 'customer',
        source: said.name,
        as_of: dayOf(said.updated_at, organization.time_zone),
        low: null,
        high: null,
      })),
  ];
}
