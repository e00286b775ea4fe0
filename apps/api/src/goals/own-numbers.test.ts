import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { sendCase } from '../testing/economics.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { meanHours } from './own-numbers.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

test('hours of a week are the mean over the year, seasons counted by their months', () => {
  const usage = { siteId: 's', hoursPerWeek: 84, downtimeCost: null };
  assert.equal(meanHours({ ...usage, hoursPerWeek: null, seasons: [] }), null);
  assert.equal(meanHours({ ...usage, seasons: [] }), 84);
  assert.equal(meanHours({ ...usage, seasons: [{ from: 6, to: 8, hoursPerWeek: 96 }] }), 87);
  // November to February goes over the new year: four months.
  assert.equal(meanHours({ ...usage, seasons: [{ from: 11, to: 2, hoursPerWeek: 0 }] }), 56);
  assert.equal(meanHours({ ...usage, seasons: [{ from: 3, to: 3, hoursPerWeek: 96 }] }), 85);
});

test('the costs count standstill as the customer said, where the firm could only assume', async () => {
  const { path, id } = await sendCase(api, firm);
  const as = await firm.customers[0].token();
  const assumptions = async () => {
    const { body } = await api.call(`${path}/economics`, { as });
    return body.case.assumptions;
  };
  const assume = (origin: string) =>
    api.query(
      'owner',
      `INSERT INTO assumption (organization_id, id, recommendation_id, key, value, unit, origin)
       VALUES ($1, gen_random_uuid(), $2, 'downtimeCostPerHour', 40, 'EUR/hour', $3)
       ON CONFLICT (organization_id, equipment_id, recommendation_id, option_letter, key)
       DO UPDATE SET origin = $3`,
      [firm.id, id, origin],
    );
  await assume('assumed');
  assert.equal((await assumptions()).downtimeCostPerHour.value, 40);
  const { siteId } = firm.customers[0];
  const said = await api.call('/v1/goals', {
    method: 'PUT',
    body: {
      goals: [],
      sites: [
        {
          siteId,
          hoursPerWeek: 84,
          seasons: [],
          downtimeCost: { amount: 8_550, currency: 'EUR' },
        },
      ],
      plans: [],
    },
    as,
    ifMatch: 0,
  });
  assert.equal(said.status, 200, JSON.stringify(said.body));
  const { downtimeCostPerHour, neededShare } = await assumptions();
  assert.deepEqual(downtimeCostPerHour, {
    value: 85.5,
    unit: 'EUR/hour',
    origin: 'customer',
    source: 'Nora Byrne',
    date: '2026-11-24',
  });
  assert.equal(neededShare.value, 0.5);
  assert.equal(neededShare.origin, 'customer');
  // What the office has measured for this very case stands.
  await assume('measured');
  assert.equal((await assumptions()).downtimeCostPerHour.value, 40);
  assert.equal((await assumptions()).neededShare.value, 0.5);
});
