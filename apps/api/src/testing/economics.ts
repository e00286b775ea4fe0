import assert from 'node:assert/strict';
import type { TestApi } from './api.ts';
import type { TestFirm } from './firm.ts';

/** Two priced options for the first customer's unit, with its history and numbers, sent: a case to work out. */
export async function sendCase(api: TestApi, firm: TestFirm) {
  const [technician, desk] = [await firm.technicianToken(), await firm.deskToken()];
  const { equipmentId } = firm.customers[0];
  const finding = {
    equipmentId,
    title: 'Compressor worn',
    severity: 'soon',
    found: 'Low pressure',
    propose: true,
  };
  const noted = await api.call('/v1/recommendations', { body: finding, as: technician });
  const id: string = noted.body.id;
  const path = `/v1/recommendations/${id}`;
  const history = [
    ['2022-03-01', 780],
    ['2023-06-12', 1240],
    ['2024-02-20', 860],
    ['2025-08-02', 1390],
    ['2026-05-18', 530],
  ] as const;
  for (const [date, cost] of history)
    await api.query(
      'owner',
      `INSERT INTO service_record (organization_id, id, equipment_id, date, kind, text, cost_amount, currency, downtime_hours)
       SELECT $1, gen_random_uuid(), $2, $3::date, 'repair', 'Repaired', $4, 'EUR', 5
       WHERE NOT EXISTS (SELECT 1 FROM service_record WHERE equipment_id = $2 AND date = $3::date)`,
      [firm.id, equipmentId, date, cost * 100],
    );
  const numbers = [
    ['energyUse', 17_400, 'kWh/year', null],
    ['energyPrice', 0.24, 'EUR/kWh', null],
    ['horizonYears', 10, 'years', null],
    ['hoursPerYear', 2000, 'hours/year', null],
    ['usualHoursPerYear', 2000, 'hours/year', null],
    ['energyFactor', 0.75, 'share', 'B'],
    ['failuresPerYear', 0.3, 'failures/year', 'B'],
  ] as const;
  for (const [key, value, unit, letter] of numbers)
    await api.query(
      'owner',
      `INSERT INTO assumption (organization_id, id, recommendation_id, option_letter, key, value, unit, origin)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, 'measured')`,
      [firm.id, id, letter, key, value, unit],
    );
  const options = [
    { family: 'repair', title: 'Repair compressor', price: { amount: 485_000, currency: 'EUR' } },
    { family: 'replace', title: 'Replace it', price: { amount: 2_430_000, currency: 'EUR' } },
  ];
  const edited = await api.call(path, {
    method: 'PATCH',
    body: { options },
    as: desk,
    ifMatch: noted.body.revision,
  });
  const sent = await api.call(`${path}/send`, {
    body: {},
    as: desk,
    ifMatch: edited.body.revision,
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  return { id, path };
}
