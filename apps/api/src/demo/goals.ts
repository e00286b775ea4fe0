// What the demo firm's customers said of their businesses, and which findings serve which kind of goal.
import { sql, type Kysely } from 'kysely';
import type { BusinessPlan, GoalKind, SiteUsage } from '@wellkept/contracts';
import type { Schema } from '../db/schema.ts';
import { daysFrom, type Firm } from './firm.ts';

/** Sites by their names; money in whole euro. */
interface Said {
  readonly goals: readonly (readonly [kind: GoalKind, words: string, ...sites: string[]])[];
  readonly usage: readonly (readonly [
    site: string,
    hoursPerWeek: number,
    downtimeCost: number | null,
    summerHours?: number,
  ])[];
  readonly plans: readonly {
    readonly kind: BusinessPlan['kind'];
    readonly site?: string;
    /** Days from now. */
    readonly inDays: number;
    readonly note?: string;
  }[];
}

const said: Readonly<Record<string, Said>> = {
  'Linden Foods': {
    goals: [
      ['uptime', 'No closed shop in summer'],
      ['safety', 'Everybody gets in, up and home safely'],
      ['compliance', 'Cold room below 4 °C, always', 'Quay Road cold store'],
      ['energy', 'A fifth less electricity by 2028'],
    ],
    usage: [
      ['Harbour Street 12', 84, 85, 96],
      ['Mill Lane depot', 60, 140],
      ['Quay Road cold store', 168, 240],
    ],
    plans: [
      { kind: 'budget-year', inDays: 97 },
      {
        kind: 'closing',
        site: 'Castle Court',
        inDays: 310,
        note: 'The lease ends; the offices move to Dublin.',
      },
    ],
  },
  'St Brigid’s Schools': {
    goals: [
      ['safety', 'No child gets hurt'],
      ['comfort', 'Warm by eight on school days'],
      ['cost', 'No surprises in the heating bill'],
    ],
    usage: [
      ['Upper School', 50, null, 5],
      ['Junior School', 45, null, 5],
    ],
    plans: [
      { kind: 'budget-year', inDays: 280 },
      { kind: 'expansion', site: 'Sports hall', inDays: 600, note: 'A second hall is planned.' },
    ],
  },
  'Atlantic Data Rooms': {
    goals: [
      ['uptime', 'Not a minute without cooling or power'],
      ['carbon', 'Net zero by 2030'],
    ],
    usage: [
      ['Data room Dublin 1', 168, 12_000],
      ['Data room Dublin 2', 168, 12_000],
    ],
    plans: [],
  },
  'Corrib Bakeries': {
    goals: [
      ['uptime', 'Ovens hot by four in the morning', 'Bakery 1', 'Bakery 2'],
      ['cost', 'Repair spend below 2 % of turnover'],
    ],
    usage: [['Bakery 1', 98, 310]],
    plans: [],
  },
};

/** By what the finding says it is about; others serve no goal in particular. */
const served: readonly (readonly [GoalKind, readonly string[]])[] = [
  ['safety', ['Door safety edge', 'Suspension ropes', 'Heat exchanger cracked', 'Oven door seal']],
  ['compliance', ['Condenser coil fouled: 11 %']],
  ['energy', ['Condenser coil fouled:', 'Economiser', 'Heat exchanger scaled']],
  ['comfort', ['Flame drops', 'Expansion vessel', 'Levelling']],
  [
    'uptime',
    ['Compressor', 'Controller', 'Battery', 'Injectors', 'Starter', 'Coolant heater', 'Drive belt'],
  ],
];

export async function seedGoals(db: Kysely<Schema>, firm: Firm, now: Date): Promise<void> {
  const of = { organization_id: firm.organizationId };
  for (const customer of firm.customers) {
    const own = said[customer.name];
    const [contact] = customer.contacts;
    if (!own || !contact) continue;
    const siteId = (name: string): string => {
      const site = customer.sites.find((each) => each.name === name);
      if (!site) throw new Error(`${customer.name} has no site ${name}`);
      return site.id;
    };
    const sites = own.usage.map(([site, hoursPerWeek, cost, summer]): SiteUsage => ({
      siteId: siteId(site),
      hoursPerWeek,
      seasons: summer === undefined ? [] : [{ from: 6, to: 8, hoursPerWeek: summer }],
      downtimeCost: cost === null ? null : { amount: cost * 100, currency: 'EUR' },
    }));
    const plans = own.plans.map(({ kind, site, inDays, note = null }): BusinessPlan => ({
      kind,
      siteId: site === undefined ? null : siteId(site),
      on: daysFrom(now, inDays).toISOString().slice(0, 10),
      note,
    }));
    await db
      .insertInto('business')
      .values({
        ...of,
        customer_id: customer.id,
        sites: JSON.stringify(sites),
        plans: JSON.stringify(plans),
        revision: 1,
        updated_at: daysFrom(now, -22),
        updated_by: contact.id,
      })
      .execute();
    await db
      .insertInto('goal')
      .values(
        own.goals.map(([kind, words, ...names], n) => ({
          ...of,
          customer_id: customer.id,
          place: n + 1,
          kind,
          words,
          site_ids: names.map(siteId),
        })),
      )
      .execute();
  }
  for (const [kind, titles] of served)
    await db
      .updateTable('recommendation')
      .set({ goal_kind: kind })
      .where('organization_id', '=', firm.organizationId)
      .where('goal_kind', 'is', null)
      .where(sql<boolean>`title LIKE ANY (${titles.map((title) => `${title}%`)}::text[])`)
      .execute();
}
