// The database of the simulation: the firm, its people, and what people do about their duties as time goes by.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { CLOSES, HOLIDAY, OPENS, type Plan } from './plan.ts';

const two = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

export interface World {
  readonly client: pg.Client;
  readonly addresses: readonly string[];
  readonly contactIds: readonly string[];
  /** What people do between two steps of the clock. */
  act(from: number, to: number): Promise<void>;
  /** Rows of duties and mails that wait at that instant. */
  waiting(now: number): Promise<number>;
}

export async function createWorld(url: string, plan: Plan): Promise<World> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c search_path=wellkept,public',
  });
  await client.connect();
  await client.query('CREATE TABLE public.delivered (message_id text, address text, subject text)');
  const firm = randomUUID();
  const staffIds = Array.from({ length: plan.staff }, () => randomUUID());
  const contactIds = plan.contacts.map(() => randomUUID());
  const [customer, site, unit] = [randomUUID(), randomUUID(), randomUUID()];
  const open = [two(OPENS), two(CLOSES)];
  const week = JSON.stringify({ mon: open, tue: open, wed: open, thu: open, fri: open });
  await client.query(
    `INSERT INTO organization (id, name, phone, phone_hours, currency, time_zone, tax_name, tax_rate, office_hours, holidays)
     VALUES ($1, 'Northside', '1', 'Mon to Fri', 'EUR', 'UTC', 'VAT', 0.2, $2, ARRAY[$3::date])`,
    [firm, week, HOLIDAY],
  );
  const addresses = staffIds.map((_, n) => `staff-${n}@firm.test`);
  await client.query(
    `INSERT INTO staff (organization_id, id, name, title, role, email)
     SELECT $1, id, 'Person', 'Staff', CASE WHEN n <= 2 THEN 'desk' ELSE 'technician' END, address
     FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS t (id, address, n)`,
    [firm, staffIds, addresses],
  );
  await client.query('UPDATE organization SET coordinator_id = $2 WHERE id = $1', [
    firm,
    staffIds[0],
  ]);
  await client.query(
    `INSERT INTO customer (organization_id, id, name) VALUES ($1, $2, 'Harbour Bakery')`,
    [firm, customer],
  );
  await client.query(
    `INSERT INTO site (organization_id, id, customer_id, name, city, address, time_zone)
     VALUES ($1, $2, $3, 'Main Street', 'Dublin', '1 Main Street', 'UTC')`,
    [firm, site, customer],
  );
  await client.query(
    `INSERT INTO equipment (organization_id, id, customer_id, site_id, tag, name, kind)
     VALUES ($1, $2, $3, $4, 'RTU-3', 'cooling', 'rooftop-unit')`,
    [firm, unit, customer, site],
  );
  await client.query(
    `INSERT INTO contact (organization_id, id, customer_id, name, email)
     SELECT $1, id, $2, 'Nora', CASE WHEN silence = 'no-address' THEN NULL ELSE id || '@customer.test' END
     FROM unnest($3::uuid[], $4::text[]) AS t (id, silence)`,
    [firm, customer, contactIds, plan.contacts.map(({ silence }) => silence)],
  );
  await client.query(
    `INSERT INTO reminder_stop (organization_id, contact_id, at)
     SELECT $1, id, now() FROM unnest($2::uuid[]) AS t (id)`,
    [firm, contactIds.filter((_, n) => plan.contacts[n]?.silence === 'stopped')],
  );

  const duties = plan.duties.map((duty) => ({ ...duty, id: randomUUID(), item: randomUUID() }));
  const iso = (time: number) => new Date(time).toISOString();
  const during = (time: number | null | undefined, from: number, to: number) =>
    time !== null && time !== undefined && time > from && time <= to;

  async function begin(from: number, to: number): Promise<void> {
    const made = duties
      .filter(({ created }) => during(created, from, to))
      .map(({ id, item, text, kind, owner, promised, created, due }) => ({
        id,
        text,
        kind,
        promised,
        created: iso(created),
        due: iso(due),
        staff: 'staff' in owner ? staffIds[owner.staff] : null,
        contact: 'contact' in owner ? contactIds[owner.contact] : null,
        item: 'contact' in owner ? item : null,
      }));
    if (made.length === 0) return;
    const rows = `jsonb_to_recordset($1) AS t (id uuid, item uuid, text text, kind text, promised boolean,
      created timestamptz, due timestamptz, staff uuid, contact uuid)`;
    await client.query(
      `INSERT INTO recommendation (organization_id, id, customer_id, site_id, equipment_id, technician_id, title, severity,
         found, status, since, version, next_kind, next_contact_id, next_due_at, created_at, updated_at, currency)
       SELECT $2, item, $3, $4, $5, $6, text, 'soon', '', CASE kind WHEN 'book' THEN 'approved' ELSE 'viewed' END,
         created, 1, kind, contact, due, created, created, 'EUR' FROM ${rows} WHERE item IS NOT NULL`,
      [JSON.stringify(made), firm, customer, site, unit, staffIds[5]],
    );
    await client.query(
      `INSERT INTO follow_up (organization_id, id, kind, customer_id, recommendation_id, is_next_step, owner_staff_id,
         owner_contact_id, due_at, promised, text, created_at)
       SELECT $2, id, kind, $3, item, item IS NOT NULL, staff, contact, due, promised, text, created FROM ${rows}`,
      [JSON.stringify(made), firm, customer],
    );
  }

  return {
    client,
    addresses,
    contactIds,
    act: async (from, to) => {
      await client.query('BEGIN');
      await begin(from, to);
      const moved = duties.filter((duty) => during(duty.moved?.at, from, to));
      if (moved.length > 0)
        await client.query(
          `UPDATE follow_up f SET due_at = t.due, moved = moved + 1
           FROM unnest($1::uuid[], $2::timestamptz[]) AS t (id, due) WHERE f.id = t.id AND f.status = 'open'`,
          [moved.map(({ id }) => id), moved.map((duty) => iso(duty.moved!.due))],
        );
      const closed = duties.filter((duty) => during(duty.closed, from, to));
      if (closed.length > 0)
        await client.query(
          `UPDATE follow_up SET status = 'done', closed_at = $2 WHERE id = ANY($1::uuid[]) AND status = 'open'`,
          [closed.map(({ id }) => id), iso(to)],
        );
      await client.query('COMMIT');
    },
    waiting: async (now) => {
      const { rows } = await client.query<{ count: string }>(
        `SELECT (SELECT count(*) FROM follow_up WHERE status = 'open' AND (look_at IS NULL OR look_at <= $1))
           + (SELECT count(*) FROM mail_outbox WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= $1) AS count`,
        [iso(now)],
      );
      return Number(rows[0]?.count);
    },
  };
}
