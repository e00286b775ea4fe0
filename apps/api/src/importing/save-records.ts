// Writes the records of a history, or reckons what writing them would do.
import { sql, type Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Counts, NewRecord } from './service-rows.ts';
import { chunks } from './units.ts';

const columns = sql`r(equipment_id uuid, date date, kind text, text text, cost_amount bigint, currency char(3),
  downtime_hours double precision, source text, external_key text)`;

/** Writes records; a key that is there already is changed where the line differs, and else left alone. */
export async function saveRecords(
  db: Kysely<Schema>,
  organizationId: string,
  importId: string,
  records: readonly NewRecord[],
  counts: Counts,
): Promise<void> {
  for (const part of chunks(records)) {
    const { rows } = await sql<{ created: boolean }>`
      INSERT INTO service_record AS s (organization_id, id, equipment_id, date, kind, text, cost_amount, currency, downtime_hours, source,
        external_key, import_id)
      SELECT ${organizationId}, gen_random_uuid(), r.equipment_id, r.date, r.kind, r.text, r.cost_amount, r.currency, r.downtime_hours,
        r.source, r.external_key, ${importId}
      FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb) AS ${columns}
      ON CONFLICT (organization_id, external_key) DO UPDATE SET equipment_id = excluded.equipment_id, date = excluded.date,
        kind = excluded.kind, text = excluded.text, cost_amount = excluded.cost_amount, currency = excluded.currency,
        downtime_hours = excluded.downtime_hours, source = excluded.source
      WHERE (s.equipment_id, s.date, s.kind, s.text, s.cost_amount, s.currency, s.downtime_hours) IS DISTINCT FROM (excluded.equipment_id,
        excluded.date, excluded.kind, excluded.text, excluded.cost_amount, excluded.currency, excluded.downtime_hours)
      RETURNING (xmax = 0) AS created`.execute(db);
    const created = rows.filter((row) => row.created).length;
    counts.created += created;
    counts.changed += rows.length - created;
    counts.unchanged += part.length - rows.length;
  }
}

/** Counts as `saveRecords` would, and writes nothing. A key that comes twice in one file is told apart before. */
export async function compareRecords(
  db: Kysely<Schema>,
  organizationId: string,
  records: readonly NewRecord[],
  counts: Counts,
): Promise<void> {
  for (const part of chunks(records)) {
    const { rows } = await sql<{ known: number; same: number }>`
      SELECT count(s.id)::int AS known, count(*) FILTER (WHERE s.id IS NOT NULL AND (s.equipment_id, s.date, s.kind, s.text, s.cost_amount,
        s.currency, s.downtime_hours) IS NOT DISTINCT FROM (r.equipment_id, r.date, r.kind, r.text, r.cost_amount, r.currency,
        r.downtime_hours))::int AS same
      FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb) AS ${columns}
      LEFT JOIN service_record s ON s.organization_id = ${organizationId} AND s.external_key = r.external_key`.execute(
      db,
    );
    const { known = 0, same = 0 } = rows[0] ?? {};
    counts.created += part.length - known;
    counts.changed += known - same;
    counts.unchanged += same;
  }
}
