import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addService } from '../testing/booked.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { sweep } from './sweep.ts';

let api: TestApi;
let firm: TestFirm;
const START = new Date('2026-11-24T09:41:00.000Z');
before(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  api.now = START;
  firm = await addFirm(api);
});
after(() => api.stop());

const token = () => firm.customers[0].token();
const read = async (path: string) => (await api.call(path, { as: await firm.deskToken() })).body;

/** Put off until March, or sooner under the conditions. */
async function putOff(...orIf: object[]): Promise<string> {
  const { path, version, revision } = await sendOne(api, firm);
  const body = { kind: 'deferred', version, until: '2027-03-01', orIf };
  const answer = await api.call(`${path}/decisions`, {
    body,
    as: await token(),
    ifMatch: revision,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return path;
}

const record = (
  date: string,
  kind: string,
  cost: number | null = null,
  text = 'Trips on high pressure.',
) =>
  api.database.owner
    .insertInto('service_record')
    .values({
      organization_id: firm.id,
      id: randomUUID(),
      equipment_id: firm.customers[0].equipmentId,
      date,
      kind,
      text,
      cost_amount: cost,
      currency: 'EUR',
      downtime_hours: null,
      source: null,
      import_id: null,
      external_key: null,
    })
    .execute();

const on = async (day: string): Promise<number> => {
  api.now = new Date(`${day}T10:00:00.000Z`);
  return (await sweep(api.database.jobs, api.now)).cameBack;
};

test('what was put off until it fails again comes back the day after it does, once, and says why', async () => {
  const path = await putOff({ kind: 'fails-again' });
  await record('2026-11-24', 'failure', null, 'Known when it was put off');
  await record('2026-11-26', 'maintenance');
  assert.equal(await on('2026-11-27'), 0);
  await record('2026-11-28', 'failure');
  assert.equal(await on('2026-11-28'), 1);
  const back = await read(path);
  assert.equal(back.status, 'deferred');
  assert.equal(back.history.at(-1).type, 'came-back');
  assert.equal(
    back.history.at(-1).note,
    'It has failed again on 28 November 2026: Trips on high pressure.',
  );
  assert.equal(back.nextStep.kind, 'renew-price');
  assert.equal(back.nextStep.owner.name, 'Aoife Brennan');
  assert.ok(back.nextStep.dueAt < '2026-12-02', back.nextStep.dueAt);
  const queue = await api.call('/v1/follow-ups', { as: await firm.deskToken() });
  assert.match(queue.body.items[0].text, /failed again .* Send it with fresh numbers$/);
  assert.equal(await on('2026-11-29'), 0);
  assert.equal(await on('2027-03-02'), 0, 'nor on the day that was the backstop');
});

test('an import that tells of a repair brings it back in the same moment', async () => {
  const path = await putOff({ kind: 'fails-again' });
  api.now = new Date('2026-12-03T10:00:00.000Z');
  const csv =
    'customer,tag,date,kind,text\nHarbour Bakery,RTU-3,2026-12-02,repair,Contactor replaced\n';
  const file = { kind: 'service', name: 's.csv', content: Buffer.from(csv).toString('base64') };
  const { id, siteId } = firm.customers[0];
  const send = (dryRun: boolean) => async () =>
    api.call('/v1/imports', {
      body: { files: [file], customerId: id, siteId, dryRun },
      as: await firm.deskToken(),
    });
  assert.equal((await send(true)()).status, 200);
  assert.equal((await read(path)).history.at(-1).type, 'deferred');
  const imported = await send(false)();
  assert.equal(imported.body.files[0].created, 1, JSON.stringify(imported.body));
  assert.match((await read(path)).history.at(-1).note, /^It was repaired again on 2 December 2026/);
});

test('what was put off until somebody comes comes back when a visit to the site is booked', async () => {
  const path = await putOff({ kind: 'next-visit' });
  assert.equal(await on('2026-11-25'), 0);
  const serviceId = await addService(api, firm);
  const { siteId } = firm.customers[0];
  const as = await token();
  const slots = await api.call(`/v1/slots?serviceId=${serviceId}&siteId=${siteId}`, { as });
  const [slot] = slots.body.items;
  const booking = { serviceId, siteId, technicianId: slot.technician.id, startsAt: slot.startsAt };
  const held = await api.call('/v1/appointments', { body: { ...booking, hold: true }, as });
  assert.equal(held.status, 201, JSON.stringify(held.body));
  assert.equal((await sweep(api.database.jobs, api.now)).cameBack, 0, 'only kept, not booked');
  await api.call(`/v1/appointments/${held.body.id}/confirmation`, {
    body: {},
    as,
    ifMatch: held.body.revision,
  });
  assert.equal((await sweep(api.database.jobs, api.now)).cameBack, 1);
  assert.match((await read(path)).history.at(-1).note, /^Somebody comes to the site on /);
});

test('a visit that was booked before counts when it begins', async () => {
  const serviceId = await addService(api, firm);
  const { siteId } = firm.customers[0];
  const as = await token();
  const slots = await api.call(`/v1/slots?serviceId=${serviceId}&siteId=${siteId}`, { as });
  const [slot] = slots.body.items;
  const booking = { serviceId, siteId, technicianId: slot.technician.id, startsAt: slot.startsAt };
  await api.call('/v1/appointments', { body: booking, as });
  api.now = new Date(START.getTime() + 60_000);
  const path = await putOff({ kind: 'next-visit' });
  assert.equal((await sweep(api.database.jobs, api.now)).cameBack, 0);
  api.now = new Date(Date.parse(slot.startsAt) + 60_000);
  assert.equal((await sweep(api.database.jobs, api.now)).cameBack, 1);
  assert.match((await read(path)).history.at(-1).note, /^Somebody has come to the site on /);
});

test('what was put off until repairs cost more comes back when they do, all of them together', async () => {
  const amount = { amount: 50_000, currency: 'EUR' };
  const path = await putOff({ kind: 'next-visit' }, { kind: 'spend-above', amount });
  await record('2026-11-20', 'repair', 90_000);
  await record('2026-12-01', 'repair', 30_000);
  await record('2026-12-02', 'maintenance', 90_000);
  await record('2026-12-03', 'failure', 20_000);
  assert.equal(await on('2026-12-04'), 0, 'exactly as much is not more');
  await record('2026-12-05', 'repair', 1);
  assert.equal(await on('2026-12-05'), 1);
  assert.equal(
    (await read(path)).history.at(-1).note,
    'Repairs since it was put off have come to EUR 500.01, more than the EUR 500.00 named.',
  );
});

test('without a condition that comes true it comes back on its day', async () => {
  const path = await putOff({ kind: 'fails-again' });
  assert.equal(await on('2027-02-28'), 0);
  assert.equal(await on('2027-03-01'), 1);
  const { body: sent } = await api.call(`${path}/send`, {
    body: {},
    as: await firm.deskToken(),
    ifMatch: (await read(path)).revision,
  });
  await record('2027-03-02', 'failure');
  assert.equal(await on('2027-03-03'), 0, 'it has been sent anew');
  assert.equal((await read(path)).revision, sent.revision);
});
