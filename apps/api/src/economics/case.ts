// From rows to the case the economics engine evaluates: major units, and every number with where it came from.
import type { Selectable } from 'kysely';
import { fromMinor } from '@wellkept/contracts/money';
import type {
  Assumption,
  EconomicsCase,
  RecommendationEconomics,
} from '@wellkept/contracts/economics';
import type {
  AssumptionTable,
  EquipmentTable,
  ProposalOptionTable,
  ServiceRecordTable,
} from '../db/schema.ts';
import { usualLife } from './lives.ts';

type AssumptionRow = Pick<
  Selectable<AssumptionTable>,
  | 'equipment_id'
  | 'recommendation_id'
  | 'option_letter'
  | 'key'
  | 'value'
  | 'unit'
  | 'origin'
  | 'source'
  | 'as_of'
  | 'low'
  | 'high'
>;

export interface CaseRows {
  readonly recommendationId: string;
  readonly currency: string;
  /** Today at the firm. */
  readonly today: string;
  readonly equipment: Pick<
    Selectable<EquipmentTable>,
    'tag' | 'kind' | 'installed_on' | 'hours_per_year' | 'source'
  >;
  readonly history: readonly Pick<
    Selectable<ServiceRecordTable>,
    'date' | 'kind' | 'text' | 'cost_amount' | 'downtime_hours' | 'source'
  >[];
  readonly options: readonly Pick<
    Selectable<ProposalOptionTable>,
    'letter' | 'family' | 'title' | 'price_amount' | 'version' | 'warranty_months'
  >[];
  readonly assumptions: readonly AssumptionRow[];
  readonly quotedOn: string | null;
}

/** Years without a record after which the present state of a unit is not known: the case is told as of the last one. */
const SILENCE_YEARS = 3;

/** @returns The case, or `null` where there is nothing to compare: fewer than two options, or a unit of unknown age. */
export function buildCase(rows: CaseRows): RecommendationEconomics | null {
  const { equipment, options, assumptions, currency } = rows;
  if (options.length < 2 || !equipment.installed_on) return null;
  const major = (amount: number) => fromMinor({ amount, currency });
  const history = rows.history
    .filter((record) => record.date >= equipment.installed_on!)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = history.at(-1)?.date;
  const ended =
    last !== undefined &&
    Number(rows.today.slice(0, 4)) - Number(last.slice(0, 4)) >= SILENCE_YEARS;
  const baseDate = ended ? last : rows.today;

  const general = new Map(
    assumptions.filter((row) => !row.equipment_id && !row.recommendation_id).map(toEntry),
  );
  const ofUnit = new Map(assumptions.filter((row) => row.equipment_id).map(toEntry));
  const ofCase = new Map(
    assumptions.filter((row) => row.recommendation_id && !row.option_letter).map(toEntry),
  );
  const shared = new Map([...general, ...ofUnit, ...ofCase]);
  const lifeYears = shared.get('lifeYears') ?? usualLife(equipment.kind);
  shared.delete('lifeYears');

  const economicsCase: EconomicsCase = {
    currency,
    baseDate,
    unit: {
      name: equipment.tag,
      kind: equipment.kind.replaceAll('-', ' '),
      installedOn: equipment.installed_on,
      lifeYears,
    },
    history: history.map((record) => ({
      date: record.date,
      // A part that was replaced is a failure put right; the unit itself is still the same.
      kind:
        record.kind === 'replacement'
          ? 'repair'
          : (record.kind as 'repair' | 'maintenance' | 'failure' | 'inspection'),
      cost: major(record.cost_amount ?? 0),
      ...(record.downtime_hours !== null && { downtimeHours: record.downtime_hours }),
      text: record.text,
      ...(record.source && { source: record.source }),
    })),
    assumptions: Object.fromEntries(shared),
    options: options.map((option) => {
      const own = new Map(
        assumptions.filter((row) => row.option_letter === option.letter).map(toEntry),
      );
      if (option.family !== 'wait' && option.warranty_months > 0 && !own.has('warrantyYears')) {
        own.set('warrantyYears', {
          value: option.warranty_months / 12,
          unit: 'years',
          origin: 'quoted',
          source: 'In the quote',
        });
      }
      return {
        ...Object.fromEntries(own),
        id: option.letter,
        label: option.title,
        family: option.family as 'repair' | 'component' | 'replace' | 'wait',
        price: {
          // A price that is no quote says so, and with what range.
          ...(own.get('price') ?? {
            origin: 'quoted' as const,
            ...(option.version > 0 && { source: `Proposal, version ${option.version}` }),
            ...(rows.quotedOn && { date: rows.quotedOn }),
          }),
          value: major(option.price_amount),
          unit: currency,
        },
      };
    }),
  };
  const source = equipment.source ?? history.find((record) => record.source)?.source;
  return {
    recommendationId: rows.recommendationId,
    case: economicsCase,
    sources: source ? [source] : [],
  };
}

function toEntry(row: AssumptionRow): readonly [string, Assumption] {
  return [
    row.key,
    {
      value: row.value,
      unit: row.unit,
      origin: row.origin as Assumption['origin'],
      ...(row.source !== null && { source: row.source }),
      ...(row.as_of !== null && { date: row.as_of }),
      ...(row.low !== null && { low: row.low }),
      ...(row.high !== null && { high: row.high }),
    },
  ];
}
