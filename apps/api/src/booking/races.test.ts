// Many at once on a real PostgreSQL: the exclusion constraint decides, and nobody waits on a deadlock.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { addService, approvedRecommendation } from '../testing/booked.ts';
import { addFirm, type TestCustomer, type TestFirm } from '../testing/firm.ts';
import { startTestApi, type Answered, type TestApi } from '../testing/api.ts';

const THURSDAY = (time: string) => `2026-11-26T${time}:00.000Z`;

const count = (answers: readonly Answered[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { status, body } of answers) {
    const key = status < 300 ? String(status) : `${status} ${body.code}`;
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
};

describe('many at once', () => {
  let api: TestApi;
  let firm: TestFirm;
  let customer: TestCustomer;
  let serviceId: string;
  let token: string;

  before(async () => {
    api = await startTestApi();
  });
  after(() => api.stop());
  beforeEach(async () => {
    api.now = new Date('2026-11-24T09:41:00.000Z');
    firm = await addFirm(api);
    [customer] = firm.customers;
    serviceId = await addService(api, firm, 120);
    token = await customer.token();
  });

  const book = (startsAt: string, more: object = {}, as = token) =>
    api.call('/v1/appointments', {
      as,
      body: {
        serviceId,
        siteId: customer.siteId,
        technicianId: firm.technicianId,
        startsAt,
        ...more,
      },
    });
  const deadlocks = async (): Promise<number> => {
    const { rows } = await (
      await import('kysely')
    ).sql<{ n: number }>`
      SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()`.execute(
      api.database.owner,
    );
    return rows[0]!.n;
  };
  const overlaps = async (): Promise<number> => {
    const rows = await api.database.owner
      .selectFrom('appointment as a')
      .innerJoin('appointment as b', (on) =>
        on
          .onRef('a.technician_id', '=', 'b.technician_id')
          .onRef('a.id', '<', 'b.id')
          .onRef('a.starts_at', '<', 'b.ends_at')
          .onRef('b.starts_at', '<', 'a.ends_at'),
      )
      .select('a.id')
      .where('a.status', '<>', 'cancelled')
      .where('b.status', '<>', 'cancelled')
      .execute();
    return rows.length;
  };

  it('book one slot once: 200 attempts, one 201 and 199 times slot-taken', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => book(THURSDAY('10:00'))));
    assert.deepEqual(count(answers), { '201': 1, '409 slot-taken': 199 });
    assert.equal(await deadlocks(), 0);
  });

  it('book one recommendation once, and every other attempt learns that the slot is taken', async () => {
    const recommendationId = await approvedRecommendation(api, firm, customer);
    const body = { recommendationId, technicianId: firm.technicianId, startsAt: THURSDAY('10:00') };
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => api.call('/v1/appointments', { as: token, body })),
    );
    assert.deepEqual(count(answers), { '201': 1, '409 slot-taken': 59 });
  });

  it('never overlap, however the windows are shifted', async () => {
    const starts = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00'];
    const answers = await Promise.all(
      Array.from({ length: 160 }, (_, n) => book(THURSDAY(starts[n % starts.length]!))),
    );
    const { 201: booked = 0, ...others } = count(answers);
    assert.deepEqual(Object.keys(others), ['409 slot-taken']);
    assert.ok(booked >= 3 && booked <= 4, `${booked} booked`);
    assert.equal(await overlaps(), 0);
    assert.equal(await deadlocks(), 0);
  });

  it('leave a hold at its last moment with one owner: its holder or the next', async () => {
    const [, other] = firm.customers;
    const otherToken = await other.token();
    const day = 86_400_000;
    for (let round = 0; round < 12; round++) {
      const startsAt = new Date(
        Date.parse(THURSDAY('10:00')) +
          [0, 1, 4, 5, 6, 7][round % 6]! * day +
          (round >= 6 ? 4 : 0) * 3_600_000,
      ).toISOString();
      api.now = new Date('2026-11-24T09:41:00.000Z');
      const held = await book(startsAt, { hold: true });
      assert.equal(held.status, 201);
      api.now = new Date(Date.parse(held.body.heldUntil) + (round % 2 === 0 ? 0 : 40));
      const [confirmed, taken] = await Promise.all([
        api.call(`/v1/appointments/${held.body.id}/confirmation`, {
          as: token,
          ifMatch: held.body.revision,
          body: {},
        }),
        book(startsAt, { siteId: other.siteId }, otherToken),
      ]);
      const owners = [confirmed, taken].filter(({ status }) => status < 300).length;
      assert.equal(owners, 1, JSON.stringify(count([confirmed, taken])));
    }
    assert.equal(await overlaps(), 0);
  });

  it('move into one slot once; who came too late keeps the time they had', async () => {
    const tokens = await Promise.all([token, firm.customers[1].token()]);
    const booked = [];
    for (const [n, hour] of ['08:00', '10:00', '12:00'].entries()) {
      const site = firm.customers[n % 2]!.siteId;
      booked.push(await book(THURSDAY(hour), { siteId: site }, tokens[n % 2]!));
    }
    const answers = await Promise.all(
      booked.map(({ body }) =>
        api.call(`/v1/appointments/${body.id}/move`, {
          as: firm.secretKey,
          ifMatch: body.revision,
          body: { technicianId: firm.technicianId, startsAt: THURSDAY('15:00') },
        }),
      ),
    );
    assert.deepEqual(count(answers), { '200': 1, '409 slot-taken': 2 });
    assert.equal(await overlaps(), 0);
    const rows = await api.database.owner
      .selectFrom('appointment')
      .select('id')
      .where('organization_id', '=', firm.id)
      .where('status', '=', 'booked')
      .execute();
    assert.equal(rows.length, 3);
  });

  it('repeat one key and get one booking with one answer', async () => {
    const key = randomUUID();
    const body = {
      serviceId,
      siteId: customer.siteId,
      technicianId: firm.technicianId,
      startsAt: THURSDAY('10:00'),
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => api.call('/v1/appointments', { as: token, body, key })),
    );
    assert.deepEqual(count(answers), { '201': 20 });
    assert.equal(new Set(answers.map((answer) => answer.body.id)).size, 1);
  });

  it('keep every promise through some hundred random steps of many people', async () => {
    const seed = Number(process.env['WELLKEPT_TEST_SEED'] ?? 20261121);
    let state = seed;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const recommendations: string[] = [];
    for (let n = 0; n < 4; n++)
      recommendations.push(await approvedRecommendation(api, firm, customer));
    const known: { id: string; revision: number }[] = [];
    const starts = ['08:00', '09:00', '10:00', '11:00', '13:00', '14:00', '15:00'].map(THURSDAY);
    const statuses = new Set<number>();
    const step = async (n: number): Promise<void> => {
      const startsAt = starts[random(starts.length)]!;
      const target = known[random(known.length)];
      const path = `/v1/appointments/${target?.id}`;
      const asked = { as: firm.secretKey, ifMatch: target?.revision ?? 0 };
      const technicianId = firm.technicianId;
      const recommendationId = recommendations[random(4)]!;
      const wanted =
        n % 2 === 0
          ? { recommendationId, technicianId, startsAt }
          : { serviceId, siteId: customer.siteId, technicianId, startsAt };
      const acts: (() => Promise<Answered>)[] = [
        () => api.call('/v1/appointments', { as: token, body: wanted }),
        () => api.call('/v1/appointments', { as: token, body: { ...wanted, hold: true } }),
        () => api.call(`${path}/move`, { ...asked, body: { technicianId, startsAt } }),
        () => api.call(`${path}/cancellation`, { ...asked, body: {} }),
        () => api.call(`${path}/confirmation`, { ...asked, body: {} }),
      ];
      const { status, body } = await acts[target ? random(acts.length) : random(2)]!();
      statuses.add(status);
      assert.ok(status < 500, JSON.stringify(body));
      if (status < 300) known.unshift(body);
      if (known.length > 12) known.pop();
    };
    for (let round = 0; round < 30; round++) {
      await Promise.all(Array.from({ length: 10 }, (_, n) => step(n)));
      if (round % 10 === 9) api.now = new Date(api.now.getTime() + 4 * 60_000);
      assert.equal(await overlaps(), 0, `seed ${seed}`);
    }
    assert.ok(statuses.has(200) && statuses.has(201) && statuses.has(409));

    const live = await api.database.owner
      .selectFrom('appointment')
      .select(['recommendation_id', 'status'])
      .where('organization_id', '=', firm.id)
      .where('status', '=', 'booked')
      .where('recommendation_id', 'is not', null)
      .execute();
    const booked = await api.database.owner
      .selectFrom('recommendation')
      .select('id')
      .where('organization_id', '=', firm.id)
      .where('status', '=', 'booked')
      .execute();
    assert.deepEqual(
      live.map((row) => row.recommendation_id).sort(),
      booked.map((row) => row.id).sort(),
    );
  });
});
