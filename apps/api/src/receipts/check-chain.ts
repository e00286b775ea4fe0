// Goes through a firm's receipts from the first to the last and names the first one that is not as it was written.
import type { Kysely } from 'kysely';
import type { ReceiptFile } from '@wellkept/contracts/receipt';
import type { Schema } from '../db/schema.ts';
import { commit, hashOf, NO_RECORD } from './record.ts';

/** A record as the database holds it. */
export interface ChainRecord extends Pick<ReceiptFile, 'number' | 'at' | 'commitments'> {
  readonly previous: string;
  readonly hash: string;
  /** `salt` and `value` are `null` once erased. */
  readonly parts: readonly {
    readonly name: string;
    readonly salt: Buffer | null;
    readonly value: string | null;
  }[];
}

export interface ChainFault {
  /** The first record that is wrong, or is missing. */
  readonly number: number;
  readonly what: string;
}

export interface ChainReport {
  readonly records: number;
  /** Parts whose content was erased; their commitments still stand. */
  readonly erased: number;
  readonly fault: ChainFault | null;
}

/** What somebody outside holds of a record: their receipt. It shows what the chain alone cannot: a cut tail, a rewriting. */
export type Anchor = Pick<ReceiptFile, 'number' | 'hash'>;

export async function checkRecords(
  records: AsyncIterable<ChainRecord> | Iterable<ChainRecord>,
  anchors: readonly Anchor[] = [],
): Promise<ChainReport> {
  let last: Pick<ChainRecord, 'number' | 'hash'> = { number: 0, hash: NO_RECORD };
  let erased = 0;
  for await (const record of records) {
    const what = faultIn(record, last, anchors);
    if (what !== null) {
      const number = Math.min(record.number, last.number + 1);
      return { records: last.number, erased, fault: { number, what } };
    }
    erased += record.parts.filter((part) => part.value === null).length;
    last = record;
  }
  const beyond = anchors.filter(({ number }) => number > last.number);
  const fault =
    beyond.length === 0
      ? null
      : {
          number: last.number + 1,
          what: `the chain ends at ${last.number}, but there is a receipt with the number ${Math.min(...beyond.map(({ number }) => number))}: its end was cut off`,
        };
  return { records: last.number, erased, fault };
}

function faultIn(
  record: ChainRecord,
  last: Pick<ChainRecord, 'number' | 'hash'>,
  anchors: readonly Anchor[],
): string | null {
  if (record.number > last.number + 1) return 'it is missing';
  if (record.number <= last.number) return 'there are two with its number';
  if (record.previous !== last.hash) return 'it does not follow the one before';
  if (hashOf(record) !== record.hash) return 'its hash does not fit it';
  const committed = Object.keys(record.commitments).toSorted().join();
  const held = record.parts.map(({ name }) => name);
  if (held.toSorted().join() !== committed) return `its parts are not ${committed}`;
  for (const { name, salt, value } of record.parts) {
    if (salt === null || value === null) continue;
    if (commit(salt, value) !== record.commitments[name])
      return `its part “${name}” is not what was recorded`;
  }
  const anchor = anchors.find(({ number }) => number === record.number);
  if (anchor && anchor.hash !== record.hash)
    return 'it is another one than the receipt with its number: the chain was written anew';
  return null;
}

const PAGE = 500;

export async function* chainOf(
  db: Kysely<Schema>,
  organizationId: string,
): AsyncGenerator<ChainRecord> {
  for (let from = 0; ;) {
    const rows = await db
      .selectFrom('receipt')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('number', '>', from)
      .orderBy('number')
      .limit(PAGE)
      .execute();
    const [last] = rows.slice(-1);
    if (!last) return;
    from = last.number;
    const parts = await db
      .selectFrom('receipt_part')
      .select(['receipt_id', 'name', 'salt', 'value'])
      .where('organization_id', '=', organizationId)
      .where(
        'receipt_id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute();
    const partsOf = Map.groupBy(parts, (part) => part.receipt_id);
    for (const row of rows) {
      yield {
        number: row.number,
        at: row.at.toISOString(),
        commitments: row.commitments,
        previous: row.previous.toString('hex'),
        hash: row.hash.toString('hex'),
        parts: partsOf.get(row.id) ?? [],
      };
    }
  }
}
