// The options of a proposal with the lines of their prices: prepared as version 0, given their number when sent.
import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { RecommendationEdit } from '@wellkept/contracts';
import { amountsOf, isAmount, sumWithin, timesRounded } from '@wellkept/contracts/money';
import type { PriceLineTable, ProposalOptionTable, Schema } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import type { RecommendationRow } from '../loop/take-step.ts';
import { loadOrganization } from '../people/organization.ts';
import { changesBetween, type Offer } from './changes.ts';

type NewOption = NonNullable<RecommendationEdit['options']>[number];
type OptionRow = Selectable<ProposalOptionTable>;

const LETTERS = 'ABCDEFGH';
/** Rows of this version are being prepared; sending gives them their number. */
const DRAFT = 0;

export async function replaceDraft(
  db: Kysely<Schema>,
  row: RecommendationRow,
  options: readonly NewOption[],
): Promise<void> {
  refuseUnpriceable(row, options);
  const organization = await loadOrganization(db, row.organization_id);
  const its = { organization_id: row.organization_id, recommendation_id: row.id, version: DRAFT };
  await db
    .deleteFrom('proposal_option')
    .where((eb) => eb.and(its))
    .execute();
  const drafts = options.map((option, index) => ({
    ...its,
    id: randomUUID(),
    letter: LETTERS[index]!,
    family: option.family,
    title: option.title,
    scope: option.scope ?? '',
    price_amount: option.price.amount,
    currency: option.price.currency,
    tax_rate: option.taxRate ?? organization.tax_rate,
    ready_by: option.readyBy ?? null,
    warranty_months: option.warrantyMonths ?? 0,
    duration_minutes: option.durationMinutes ?? 120,
    suggested: option.suggested ?? false,
  }));
  await db.insertInto('proposal_option').values(drafts).execute();
  const lines = options.flatMap(({ lines = [] }, index) =>
    lines.map((line, position) => ({
      organization_id: row.organization_id,
      option_id: drafts[index]!.id,
      position,
      text: line.text,
      quantity: line.quantity,
      unit: line.unit ?? '',
      unit_amount: line.unitPrice,
      amount: timesRounded(line.unitPrice, line.quantity),
    })),
  );
  if (lines.length > 0) await db.insertInto('price_line').values(lines).execute();
}

/** @throws `invalid` for a foreign currency, a second suggestion, or lines that are not the price. */
function refuseUnpriceable(row: RecommendationRow, options: readonly NewOption[]): void {
  const wrong = options.findIndex((option) => option.price.currency !== row.currency);
  if (wrong >= 0)
    throw invalid(
      `/options/${wrong}/price/currency`,
      `The firm’s currency is ${row.currency}.`,
      'other-currency',
      { limit: row.currency },
    );
  const second = options.findLastIndex((option) => option.suggested);
  if (second !== options.findIndex((option) => option.suggested)) {
    throw invalid(`/options/${second}/suggested`, 'Suggest one option at most.', 'twice');
  }
  for (const [index, { lines = [], price }] of options.entries()) {
    if (lines.length === 0) continue;
    const amounts = amountsOf(lines);
    const large = amounts.findIndex((amount) => !isAmount(amount));
    if (large >= 0)
      throw invalid(
        `/options/${index}/lines/${large}/unitPrice`,
        'More than can be reckoned with.',
        'too-large',
      );
    const sum = sumWithin(amounts);
    if (sum === null)
      throw invalid(`/options/${index}/lines`, 'More than can be reckoned with.', 'too-large');
    if (sum !== price.amount) {
      throw invalid(
        `/options/${index}/price/amount`,
        'The lines do not come to the price.',
        'unequal-sum',
        { money: { amount: sum, currency: row.currency } },
      );
    }
  }
}

/** Gives the prepared options their version; without any, the last ones are offered again. @returns What changed. */
export async function freezeOptions(
  db: Kysely<Schema>,
  row: RecommendationRow,
  version: number,
): Promise<string[]> {
  const its = { organization_id: row.organization_id, recommendation_id: row.id };
  const before = await db
    .selectFrom('proposal_option')
    .selectAll()
    .where((eb) => eb.and({ ...its, version: row.version }))
    .where('version', '>', DRAFT)
    .orderBy('letter')
    .execute();
  const after = await db
    .updateTable('proposal_option')
    .set({ version })
    .where((eb) => eb.and({ ...its, version: DRAFT }))
    .returningAll()
    .execute();
  const lines = await linesOf(db, row.organization_id, [...before, ...after]);
  if (after.length > 0) {
    const sorted = after.toSorted((a, b) => (a.letter < b.letter ? -1 : 1));
    return before.length > 0
      ? changesBetween(withLines(before, lines), withLines(sorted, lines))
      : [];
  }
  if (before.length === 0) throw new Refusal('not-in-this-state', 'There are no options to send.');
  const copies = before.map((option) => ({ ...option, id: randomUUID(), version }));
  await db.insertInto('proposal_option').values(copies).execute();
  const copied = before.flatMap((option, index) =>
    lines
      .filter((line) => line.option_id === option.id)
      .map((line) => ({ ...line, option_id: copies[index]!.id })),
  );
  if (copied.length > 0) await db.insertInto('price_line').values(copied).execute();
  return [];
}

const linesOf = (
  db: Kysely<Schema>,
  organizationId: string,
  options: readonly OptionRow[],
): Promise<Selectable<PriceLineTable>[]> =>
  db
    .selectFrom('price_line')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('option_id', '=', sql<string>`ANY(${options.map(({ id }) => id)}::uuid[])`)
    .orderBy('option_id')
    .orderBy('position')
    .execute();

const withLines = (
  options: readonly OptionRow[],
  lines: readonly Selectable<PriceLineTable>[],
): Offer[] =>
  options.map((option) => ({
    ...option,
    lines: lines.filter((line) => line.option_id === option.id),
  }));
