import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { addService, approvedRecommendation } from '../testing/booked.ts';
import { addFirm, type TestCustomer, type TestFirm } from '../testing/firm.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';

const START = '2026-11-26T10:00:00.000Z';

describe('a visit', () => {
  let api: TestApi;
  let firm: TestFirm;
  let customer: TestCustomer;
  let id: string;
  let appointment: { id: string; revision: number };

  before(async () => {
    api = await startTestApi();
  });
  after(() => api.stop());
  beforeEach(async () => {
    api.now = new Date('2026-11-24T09:41:00.000Z');
    firm = await addFirm(api);
    [customer] = firm.customers;
    id = await approvedRecommendation(api, firm, customer);
    const body = { recommendationId: id, technicianId: firm.technicianId, startsAt: START };
    appointment = (await api.call('/v1/appointments', { as: await customer.token(), body })).body;
    api.now = new Date('2026-11-26T10:05:00.000Z');
  });

  const recommendation = async () =>
    (await api.call(`/v1/recommendations/${id}`, { as: await customer.token() })).body;
  const start = async (ifMatch = appointment.revision) =>
    api.call(`/v1/appointments/${appointment.id}/start`, {
      as: await firm.technicianToken(),
      ifMatch,
      body: {},
    });
  const complete = async (body: object) => {
    const { body: started } = await start();
    return api.call(`/v1/appointments/${appointment.id}/completion`, {
      as: await firm.technicianToken(),
      ifMatch: started.revision,
      body,
    });
  };
  const feedback = async (body: object, as?: string) =>
    api.call(`/v1/visits/${(await recommendation()).visit.id}/feedback`, {
      as: as ?? (await customer.token()),
      body,
    });
  const events = async () =>
    (await recommendation()).history.map((event: { type: string }) => event.type);

  it('is under way once the technician has come, and due at the end of its window', async () => {
    const { status, body } = await start();
    assert.equal(status, 200);
    assert.equal(body.status, 'in-progress');
    const now = await recommendation();
    assert.equal(now.status, 'in-progress');
    assert.equal(now.nextStep.kind, 'finish-visit');
    assert.equal(now.nextStep.dueAt, '2026-11-26T12:05:00.000Z');
    assert.deepEqual(now.visit.promised, { amount: 48_000, currency: 'EUR' });
    assert.equal((await start(body.revision)).body.code, 'not-in-this-state');
  });

  it('stays on the technician’s list until somebody says that it is over', async () => {
    const listed = async () =>
      (await api.call('/v1/appointments', { as: await firm.technicianToken() })).body.items.length;
    await start();
    api.now = new Date('2026-11-30T08:00:00.000Z');
    assert.equal(await listed(), 1);
    const { body } = await api.call(`/v1/appointments/${appointment.id}`, {
      as: await firm.technicianToken(),
    });
    await api.call(`/v1/appointments/${appointment.id}/completion`, {
      as: await firm.technicianToken(),
      ifMatch: body.revision,
      body: { result: 'good', note: 'Cleaned.' },
    });
    assert.equal(await listed(), 0);
  });

  it('is not the customer’s to start', async () => {
    const answer = await api.call(`/v1/appointments/${appointment.id}/start`, {
      as: await customer.token(),
      ifMatch: appointment.revision,
      body: {},
    });
    assert.equal(answer.status, 403);
  });

  it('that went well waits for the customer, with what was promised beside what was delivered', async () => {
    const { status, body } = await complete({
      result: 'good',
      note: 'Motor replaced',
      delivered: { amount: 46_000, currency: 'EUR' },
    });
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.status, 'done');
    const now = await recommendation();
    assert.equal(now.status, 'completed');
    assert.equal(now.nextStep.kind, 'confirm');
    assert.equal(now.yourTurn, true);
    assert.deepEqual(now.visit.delivered, { amount: 46_000, currency: 'EUR' });
    assert.equal(now.visit.note, 'Motor replaced');
  });

  it('cannot charge more than was approved, nor in another currency', async () => {
    const dear = await complete({
      result: 'good',
      note: 'Motor and belt',
      delivered: { amount: 48_001, currency: 'EUR' },
    });
    assert.equal(dear.status, 422);
    assert.equal(dear.body.errors[0].pointer, '/delivered/amount');
    assert.equal(dear.body.errors[0].code, 'above-approved');
    assert.deepEqual(dear.body.errors[0].money, { amount: 48_000, currency: 'EUR' });
    assert.match(dear.body.errors[0].detail, /has to say yes/);
    const { revision } = (await recommendation()).appointment;
    const foreign = await api.call(`/v1/appointments/${appointment.id}/completion`, {
      as: await firm.technicianToken(),
      ifMatch: revision,
      body: { result: 'good', note: 'x', delivered: { amount: 1, currency: 'USD' } },
    });
    assert.equal(foreign.body.errors[0].pointer, '/delivered/currency');
    assert.equal((await recommendation()).status, 'in-progress');
  });

  it('that is not finished goes to the office, which books the next one', async () => {
    await complete({ result: 'incomplete', note: 'Part missing' });
    const now = await recommendation();
    assert.equal(now.status, 'incomplete');
    assert.equal(now.nextStep.kind, 'rebook');
    assert.equal(now.nextStep.owner.name, 'Aoife Brennan');
    const next = await api.call('/v1/appointments', {
      as: await firm.deskToken(),
      body: {
        recommendationId: id,
        technicianId: firm.technicianId,
        startsAt: '2026-11-27T10:00:00.000Z',
      },
    });
    assert.equal(next.status, 201, JSON.stringify(next.body));
    assert.equal((await recommendation()).status, 'booked');
  });

  it('that went badly is a recovery at once, and the unit’s next visit is watched closely', async () => {
    const serviceId = await addService(api, firm);
    const later = await api.call('/v1/appointments', {
      as: await customer.token(),
      body: {
        serviceId,
        equipmentId: customer.equipmentId,
        technicianId: firm.technicianId,
        startsAt: '2026-11-30T10:00:00.000Z',
      },
    });
    assert.equal(later.body.watchClosely, false);
    await complete({ result: 'bad', note: 'Drain pan cracked' });
    const now = await recommendation();
    assert.equal(now.status, 'recovery');
    assert.equal(now.nextStep.kind, 'recover');
    const marked = await api.call(`/v1/appointments/${later.body.id}`, {
      as: await customer.token(),
    });
    assert.equal(marked.body.watchClosely, true);
    const booked = await api.call('/v1/appointments', {
      as: await customer.token(),
      body: {
        serviceId,
        equipmentId: customer.equipmentId,
        technicianId: firm.technicianId,
        startsAt: '2026-11-30T14:00:00.000Z',
      },
    });
    assert.equal(booked.body.watchClosely, true);
  });

  it('takes good marks as the customer’s confirmation, and thanks reach the technician', async () => {
    await complete({ result: 'good', note: 'Motor replaced' });
    const { status, body } = await feedback({
      outcome: 5,
      delivery: 4,
      recommend: 9,
      text: 'Explained it well',
      thank: true,
    });
    assert.equal(status, 201, JSON.stringify(body));
    assert.equal(body.recovery, null);
    assert.equal(body.thanked, true);
    assert.equal((await recommendation()).status, 'confirmed');
    const feed = await api.call('/v1/feed', { as: await firm.technicianToken() });
    if (feed.status === 200)
      assert.ok(feed.body.items.some((item: { type: string }) => item.type === 'thanked'));
    assert.ok((await events()).includes('thanked'));
  });

  it('opens a recovery with an owner and a promised time on a mark of two or less', async () => {
    await complete({ result: 'good', note: 'Motor replaced' });
    const { body } = await feedback({ outcome: 2, delivery: 5 });
    assert.equal(body.recovery.owner.name, 'Aoife Brennan');
    assert.ok(body.recovery.promisedBy > api.now.toISOString());
    assert.equal(body.recovery.closedAt, null);
    const now = await recommendation();
    assert.equal(now.status, 'recovery');
    assert.equal(now.nextStep.dueAt, body.recovery.promisedBy);
    assert.ok((await events()).includes('recovery-opened'));
  });

  it('takes one feedback; the second learns who gave the first', async () => {
    await complete({ result: 'good', note: 'Motor replaced' });
    await feedback({ outcome: 3, delivery: 3 });
    const second = await feedback({ outcome: 5, delivery: 5 });
    assert.equal(second.status, 409);
    assert.equal(second.body.code, 'already-decided');
    assert.equal(second.body.winner.name, 'Nora Byrne');
    assert.equal((await recommendation()).status, 'completed');
  });

  it('takes no feedback before it is over, from strangers, or from the firm', async () => {
    await start();
    assert.equal((await feedback({ outcome: 5, delivery: 5 })).body.code, 'not-in-this-state');
    assert.equal(
      (await feedback({ outcome: 5, delivery: 5 }, await firm.customers[1].token())).status,
      404,
    );
    assert.equal((await feedback({ outcome: 5, delivery: 5 }, await firm.deskToken())).status, 403);
  });
});
