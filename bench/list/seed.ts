// Ten thousand open findings of one customer: 400 sites with five units each, five findings to a unit, two options each.
import type { TestApi } from '@wellkept/api/testing/api';
import type { TestFirm } from '@wellkept/api/testing/firm';

export async function seedMany(api: TestApi, firm: TestFirm, count: number): Promise<void> {
  const [customer] = firm.customers;
  const run = (text: string, values: readonly unknown[]) => api.query('owner', text, values);
  const who = [firm.id, customer.id];
  await run(
    `INSERT INTO site (organization_id, id, customer_id, name, city, address, time_zone)
     SELECT $1, gen_random_uuid(), $2, 'Shop ' || n, 'Dublin', n || ' Main Street', 'Europe/Dublin'
     FROM generate_series(1, $3::int) n`,
    [...who, Math.ceil(count / 25)],
  );
  await run(
    `INSERT INTO equipment (organization_id, id, customer_id, site_id, tag, name, kind, installed_on)
     SELECT $1, gen_random_uuid(), $2, s.id, 'RTU-' || n, 'shop floor cooling', 'rooftop-unit', '2012-05-01'
     FROM site s, generate_series(1, 5) n
     WHERE s.organization_id = $1 AND s.customer_id = $2 AND s.name LIKE 'Shop %'`,
    who,
  );
  await run(
    `INSERT INTO recommendation (organization_id, id, customer_id, site_id, equipment_id, technician_id, coordinator_id,
       title, severity, found, wait_chance, wait_amount, currency, status, since, version, valid_until,
       next_kind, next_contact_id, next_due_at, goal_kind, created_at, updated_at)
     SELECT $1, gen_random_uuid(), $2, e.site_id, e.id, $3, $4,
       'Compressor ' || n || ' worn: 18.6 A, limit 16.0 A',
       (ARRAY['urgent', 'soon', 'plan', 'watch'])[1 + n % 4], 'Oil under it', 0.1 * n, 725000, 'EUR', 'viewed',
       $5::timestamptz - n * interval '1 day', 1, '2026-12-18', 'decide', $6, $5::timestamptz + n * interval '1 day',
       (ARRAY['uptime', 'energy', NULL])[1 + n % 3], $5, $5
     FROM equipment e, generate_series(1, 5) n WHERE e.organization_id = $1 AND e.name = 'shop floor cooling'
       AND e.site_id IN (SELECT id FROM site WHERE name LIKE 'Shop %') LIMIT $7`,
    [...who, firm.technicianId, firm.deskId, api.now, customer.contactId, count],
  );
  await run(
    `INSERT INTO proposal_option (organization_id, id, recommendation_id, version, letter, family, title, price_amount,
       currency, tax_rate)
     SELECT r.organization_id, gen_random_uuid(), r.id, 1, o.letter, o.family, o.family, o.price, 'EUR', 0.23
     FROM recommendation r, (VALUES ('A', 'repair', 485000), ('B', 'replace', 2160000)) o(letter, family, price)
     WHERE r.organization_id = $1`,
    [firm.id],
  );
  await api.admin('ANALYZE');
}
