import type { TestApi } from '../../apps/api/src/testing/api.ts';
import type { TestFirm } from '../../apps/api/src/testing/firm.ts';

/** Two years of recommendations evenly spread, with all that belongs to them; the ids are numbers written as UUIDs. */
export async function fillHistory(api: TestApi, firm: TestFirm, count: number): Promise<void> {
  const { id: contactOf, siteId, equipmentId, contactId } = firm.customers[0];
  const firmId = `'${firm.id}'::uuid`;
  const [customer, site, unit, contact, desk, technician] = [
    contactOf,
    siteId,
    equipmentId,
    contactId,
    firm.deskId,
    firm.technicianId,
  ].map((id) => `'${id}'::uuid`);
  const now = `'${api.now.toISOString()}'::timestamptz`;
  const id = (n: string) => `lpad(to_hex(${n}), 32, '0')::uuid`;
  const sent = `${now} - (n * interval '700 days' / ${count}) - interval '1 hour'`;
  const steps = [
    `INSERT INTO recommendation (organization_id, id, customer_id, site_id, equipment_id, technician_id, title, severity,
       found, suggestion, why, wait_text, currency, status, since, version, valid_until, next_kind, next_staff_id,
       next_due_at, created_at, updated_at)
     SELECT ${firmId}, ${id('n')}, ${customer}, ${site}, ${unit}, ${technician}, 'Contactor of unit ' || n || ' worn', 'soon',
       'The contacts are burnt on two of three phases. Measured twice at the yearly service, number ' || n || '.',
       'Put in a new contactor and check the overload relay at the next visit, within the month.',
       CASE WHEN n % 4 = 0 THEN '' ELSE 'The fan stops when it fails, and the cold room gets warm within a few hours.' END,
       'It keeps running for now; we look at it at each visit.', 'EUR',
       CASE WHEN n % 10 = 0 THEN 'sent' ELSE 'confirmed' END, ${sent}, 1, (${now} + interval '400 days')::date,
       CASE WHEN n % 10 = 0 THEN 'renew-price' END, CASE WHEN n % 10 = 0 THEN ${desk} END,
       CASE WHEN n % 10 = 0 THEN ${now} + interval '30 days' END, ${sent}, ${sent}
     FROM generate_series(1, ${count}) n`,
    `INSERT INTO proposal_version (organization_id, recommendation_id, version, sent_at, sent_by, valid_until)
     SELECT ${firmId}, ${id('n')}, 1, ${sent}, ${desk}, (${now} + interval '400 days')::date FROM generate_series(1, ${count}) n`,
    `INSERT INTO proposal_option (organization_id, id, recommendation_id, version, letter, family, title, price_amount,
       currency, tax_rate)
     SELECT ${firmId}, ${id('n')}, ${id('n')}, 1, 'A', 'repair', 'New contactor', 48000, 'EUR', 0.23
     FROM generate_series(1, ${count}) n`,
    `INSERT INTO follow_up (organization_id, id, kind, customer_id, recommendation_id, is_next_step, owner_staff_id, due_at,
       text, created_at, status, closed_at)
     SELECT ${firmId}, ${id('n')}, 'renew-price', ${customer}, ${id('n')}, true, ${desk}, ${now} + interval '30 days',
       'Renew the price', ${sent}, CASE WHEN n % 10 = 0 THEN 'open' ELSE 'done' END,
       CASE WHEN n % 10 = 0 THEN NULL ELSE ${now} END
     FROM generate_series(1, ${count}) n`,
    `INSERT INTO act (organization_id, id, customer_id, contact_id, at, language, via)
     VALUES (${firmId}, ${id('1')}, ${customer}, ${contact}, ${now}, 'en', 'portal')`,
    `INSERT INTO decision (organization_id, id, recommendation_id, version, kind, contact_id, option_id, reason, at, act_id)
     SELECT ${firmId}, ${id('n')}, ${id('n')}, 1, CASE WHEN n % 3 = 0 THEN 'declined' ELSE 'approved' END, ${contact},
       CASE WHEN n % 3 = 0 THEN NULL ELSE ${id('n')} END, CASE WHEN n % 3 = 0 THEN 'no-budget' END,
       ${sent} + interval '1 hour', ${id('1')}
     FROM generate_series(1, ${count}, 2) n`,
    `INSERT INTO question (organization_id, id, recommendation_id, contact_id, text, asked_at, promised_by, owner_id, answer,
       answered_by, answered_at)
     SELECT ${firmId}, ${id('n')}, ${id('n')}, ${contact}, 'Why now?', ${sent}, ${sent} + interval '1 day', ${desk},
       'It is worn.', ${desk}, ${sent} + (n % 30) * interval '1 hour'
     FROM generate_series(1, ${count}, 4) n`,
    `INSERT INTO service (organization_id, id, name, description, duration_minutes)
     VALUES (${firmId}, ${id('1')}, 'Service', '', 60)`,
    `INSERT INTO appointment (organization_id, id, customer_id, site_id, service_id, technician_id, work, starts_at, ends_at,
       time_zone, local_start, status, created_at)
     SELECT ${firmId}, ${id('n')}, ${customer}, ${site}, ${id('1')}, ${technician}, 'Service', ${sent},
       ${sent} + interval '1 minute', 'Europe/Dublin', '2026-01-01T08:00', 'done', ${sent}
     FROM generate_series(1, ${count}, 5) n`,
    `INSERT INTO visit (organization_id, id, appointment_id, technician_id, started_at, currency)
     SELECT ${firmId}, ${id('n')}, ${id('n')}, ${technician}, ${sent}, 'EUR' FROM generate_series(1, ${count}, 5) n`,
    `INSERT INTO feedback (organization_id, id, visit_id, contact_id, outcome, delivery, thanked, at)
     SELECT ${firmId}, ${id('n')}, ${id('n')}, ${contact}, 5, 3 + n % 3, n % 2 = 0, ${sent}
     FROM generate_series(1, ${count}, 5) n`,
    `INSERT INTO event (organization_id, type, at, customer_id, recommendation_id, staff_id, technician_id, for_customer)
     SELECT ${firmId}, 'edited', ${sent}, ${customer}, ${id('n')}, ${desk}, ${technician}, true
     FROM generate_series(1, ${count}) n, generate_series(1, 10)`,
  ];
  for (const step of steps) await api.query('owner', step);
  await api.query('owner', 'VACUUM ANALYZE');
}
