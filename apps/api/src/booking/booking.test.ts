import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { addFirm, type TestCustomer, type TestFirm } from '../testing/firm.ts';
import { addService, approvedRecommendation } from '../testing/booked.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';

const NOW = new Date('2026-11-24T09:41:00.000Z');
const THURSDAY = (time: string) => `2026-11-26T${time}:00.000Z`;

describe('booking', () => {
  let api: TestApi;
  let firm: TestFirm;
  let customer: TestCustomer;
  let other: TestCustomer;
  let token: string;
  let serviceId: string;

  before(async () => {
    api = await startTestApi();
  });
  after(() => api.stop());
  beforeEach(async () => {
    api.now = NOW;
    firm = await addFirm(api);
    [customer, other] = firm.customers;
    token = await customer.token();
    serviceId = await addService(api, firm);
  });

  const service = (overrides: object = {}) => ({
    serviceId,
    siteId: customer.siteId,
    technicianId: firm.technicianId,
    startsAt: THURSDAY('10:00'),
    ...overrides,
  });
  const book = (body: object, as = token) => api.call('/v1/appointments', { body, as });
  const recommendation = async (id: string, as = token) =>
    (await api.call(`/v1/recommendations/${id}`, { as })).body;

  it('offers no visit before parts and people are there', async () => {
    const id = await approvedRecommendation(api, firm, customer, { readyBy: '2027-02-10' });
    const { body } = await api.call(`/v1/slots?recommendationId=${id}`, { as: token });
    assert.equal(body.items[0].startsAt, '2027-02-10T08:00:00.000Z');
    const early = { recommendationId: id, technicianId: firm.technicianId };
    const refused = await book({ ...early, startsAt: THURSDAY('10:00') });
    assert.equal(refused.body.code, 'slot-not-offered');
    const booked = await book({ ...early, startsAt: body.items[0].startsAt });
    assert.equal(booked.status, 201);
  });

  it('lists services and slots in the site’s zone, earliest first, from two hours on', async () => {
    const services = await api.call('/v1/services', { as: token });
    assert.deepEqual(
      services.body.items.map((each: { name: string }) => each.name),
      ['Inspection visit'],
    );
    const { status, body } = await api.call(
      `/v1/slots?serviceId=${serviceId}&siteId=${customer.siteId}`,
      { as: token },
    );
    assert.equal(status, 200);
    assert.equal(body.timeZone, 'Europe/Dublin');
    assert.equal(body.durationMinutes, 60);
    assert.equal(body.items[0].startsAt, '2026-11-24T12:00:00.000Z');
    assert.equal(body.items[0].technician.name, 'Marek Nowak');
    const times = body.items.map((each: { startsAt: string }) => each.startsAt);
    assert.deepEqual(times, [...times].sort());
    assert.ok(times.length > 100 && times.length <= 200);
  });

  it('refuses a window of slots over 60 days and an end before the start', async () => {
    const ask = (query: string) =>
      api.call(`/v1/slots?serviceId=${serviceId}&siteId=${customer.siteId}&${query}`, {
        as: token,
      });
    for (const query of [
      'from=2026-12-01T00:00:00Z&until=2027-02-15T00:00:00Z',
      'from=2026-12-01T00:00:00Z&until=2026-11-30T00:00:00Z',
    ]) {
      const { status, body } = await ask(query);
      assert.equal(status, 422);
      assert.equal(body.errors[0].pointer, '?until');
    }
  });

  it('offers only technicians who know the kind of unit', async () => {
    await api.database.owner
      .updateTable('staff')
      .set({ skills: ['lift'] })
      .where('id', '=', firm.technicianId)
      .execute();
    const slots = await api.call(
      `/v1/slots?serviceId=${serviceId}&equipmentId=${customer.equipmentId}`,
      { as: token },
    );
    assert.deepEqual(slots.body.items, []);
    assert.equal(
      (await book(service({ equipmentId: customer.equipmentId }))).body.code,
      'slot-not-offered',
    );
  });

  it('books a service without a recommendation, with symptoms and access notes that the site remembers', async () => {
    const { status, body } = await book(
      service({ symptoms: 'Rattles', accessNotes: 'Gate B', arrivalContact: 'Niall, 051 555 014' }),
    );
    assert.equal(status, 201);
    assert.equal(body.status, 'booked');
    assert.equal(body.work, 'Inspection visit');
    assert.equal(body.endsAt, THURSDAY('11:00'));
    assert.equal(body.symptoms, 'Rattles');
    const offered = await api.call(`/v1/slots?serviceId=${serviceId}&siteId=${customer.siteId}`, {
      as: token,
    });
    assert.equal(offered.body.accessNotes, 'Gate B', 'it need not be said twice');
    const next = await book(service({ startsAt: THURSDAY('11:00') }));
    assert.equal(next.body.accessNotes, 'Gate B');
  });

  it('takes a booked start off the list and tells the second who asks that it is taken', async () => {
    await book(service());
    const { body } = await api.call(`/v1/slots?serviceId=${serviceId}&siteId=${customer.siteId}`, {
      as: token,
    });
    assert.ok(
      !body.items.some((each: { startsAt: string }) => each.startsAt === THURSDAY('10:00')),
    );
    const second = await book({ ...service(), siteId: other.siteId }, await other.token());
    assert.equal(second.status, 409);
    assert.equal(second.body.code, 'slot-taken');
  });

  it('refuses starts that are not on offer', async () => {
    await api.database.owner
      .insertInto('time_off')
      .values({
        organization_id: firm.id,
        id: crypto.randomUUID(),
        staff_id: firm.technicianId,
        reason: 'Training',
        starts_at: new Date(THURSDAY('13:00')),
        ends_at: new Date(THURSDAY('17:00')),
      })
      .execute();
    await api.database.owner
      .updateTable('organization')
      .set({ holidays: ['2026-11-27'] })
      .where('id', '=', firm.id)
      .execute();
    const starts = [
      THURSDAY('10:10'),
      THURSDAY('07:00'),
      THURSDAY('16:30'),
      THURSDAY('14:00'),
      '2026-11-27T10:00:00.000Z',
      '2026-11-28T10:00:00.000Z',
      '2026-11-24T11:00:00.000Z',
      '2027-03-01T10:00:00.000Z',
      '2025-11-26T10:00:00.000Z',
    ];
    for (const startsAt of starts) {
      const { status, body } = await book(service({ startsAt }));
      assert.equal(`${status} ${body.code}`, '422 slot-not-offered', startsAt);
    }
    for (const technicianId of [firm.deskId, 'nobody']) {
      assert.equal((await book(service({ technicianId }))).body.code, 'slot-not-offered');
    }
  });

  it('answers foreign and unknown ids alike', async () => {
    const foreign = await approvedRecommendation(api, firm, other);
    const unknown = crypto.randomUUID();
    for (const wrong of [
      { siteId: other.siteId },
      { siteId: unknown },
      { equipmentId: other.equipmentId },
      { serviceId: unknown },
      { serviceId: 'x' },
    ]) {
      assert.equal((await book(service(wrong))).status, 404, JSON.stringify(wrong));
    }
    for (const recommendationId of [foreign, unknown]) {
      const { status } = await book({
        recommendationId,
        technicianId: firm.technicianId,
        startsAt: THURSDAY('10:00'),
      });
      assert.equal(status, 404);
    }
    const taken = await book(service());
    for (const path of ['', '/calendar']) {
      assert.equal(
        (await api.call(`/v1/appointments/${taken.body.id}${path}`, { as: await other.token() }))
          .status,
        404,
      );
    }
  });

  describe('of a recommendation', () => {
    let id: string;
    const own = (overrides: object = {}) => ({
      recommendationId: id,
      technicianId: firm.technicianId,
      startsAt: THURSDAY('10:00'),
      ...overrides,
    });

    beforeEach(async () => {
      id = await approvedRecommendation(api, firm, customer);
    });

    it('moves it on to booked, with the technician next and the end of the window as the date', async () => {
      const { status, body } = await book(own());
      assert.equal(status, 201);
      assert.equal(body.endsAt, THURSDAY('12:00'));
      assert.equal(body.work, 'Replace the fan motor, RTU-3');
      const now = await recommendation(id);
      assert.equal(now.status, 'booked');
      assert.equal(now.nextStep.owner.name, 'Marek Nowak');
      assert.equal(now.nextStep.dueAt, THURSDAY('12:00'));
      assert.equal(now.appointment.id, body.id);
    });

    it('is refused before an option is approved, and once it is booked', async () => {
      const sent = await api.database.owner
        .updateTable('decision')
        .set({ undone_at: NOW })
        .where('recommendation_id', '=', id)
        .execute();
      assert.ok(sent);
      assert.equal((await book(own())).body.code, 'not-in-this-state');
      await api.database.owner
        .updateTable('decision')
        .set({ undone_at: null })
        .where('recommendation_id', '=', id)
        .execute();
      await book(own());
      assert.equal(
        (await book(own({ startsAt: THURSDAY('13:00') }))).body.code,
        'not-in-this-state',
      );
    });

    it('keeps its state while a time is only held; a new hold replaces the old one', async () => {
      const first = await book(own({ hold: true }));
      assert.equal(first.body.status, 'held');
      assert.equal(first.body.heldUntil, '2026-11-24T09:56:00.000Z');
      assert.equal((await recommendation(id)).status, 'approved');
      assert.equal((await recommendation(id)).appointment.status, 'held');
      const desk = await api.call(`/v1/recommendations/${id}`, { as: await firm.deskToken() });
      assert.equal(desk.body.appointment, null, 'a hold is no visit');
      const second = await book(own({ hold: true, startsAt: THURSDAY('14:00') }));
      assert.equal(second.status, 201);
      assert.equal(
        (await book({ ...service(), siteId: other.siteId }, await other.token())).status,
        201,
      );
      const confirmed = await api.call(`/v1/appointments/${second.body.id}/confirmation`, {
        as: token,
        ifMatch: second.body.revision,
        body: { arrivalContact: 'Niall' },
      });
      assert.equal(confirmed.body.status, 'booked');
      assert.equal(confirmed.body.arrivalContact, 'Niall');
      assert.equal((await recommendation(id)).status, 'booked');
    });

    it('gives a lapsed hold to who comes next, and to its holder while nobody has', async () => {
      const held = await book(own({ hold: true }));
      api.now = new Date('2026-11-24T09:56:00.000Z');
      const list = await api.call('/v1/appointments', { as: await customer.token() });
      assert.deepEqual(list.body.items, []);
      const confirm = async () =>
        api.call(`/v1/appointments/${held.body.id}/confirmation`, {
          as: await customer.token(),
          ifMatch: held.body.revision,
          body: {},
        });
      const taken = await book({ ...service(), siteId: other.siteId }, await other.token());
      assert.equal(taken.status, 201);
      assert.equal((await confirm()).body.code, 'hold-expired');

      const again = await book(
        own({ hold: true, startsAt: THURSDAY('14:00') }),
        await customer.token(),
      );
      api.now = new Date('2026-11-24T10:30:00.000Z');
      const late = await api.call(`/v1/appointments/${again.body.id}/confirmation`, {
        as: await customer.token(),
        ifMatch: again.body.revision,
        body: {},
      });
      assert.equal(late.body.status, 'booked');
    });

    it('moves in one step: the old time is free only once the new one is taken', async () => {
      const booked = await book(own());
      const rival = await book(
        { ...service({ startsAt: THURSDAY('14:00') }), siteId: other.siteId },
        await other.token(),
      );
      const move = (startsAt: string, ifMatch: number) =>
        api.call(`/v1/appointments/${booked.body.id}/move`, {
          as: token,
          ifMatch,
          body: { technicianId: firm.technicianId, startsAt },
        });
      assert.equal((await move(THURSDAY('14:00'), booked.body.revision)).body.code, 'slot-taken');
      assert.equal(
        (await api.call(`/v1/appointments/${booked.body.id}`, { as: token })).body.startsAt,
        THURSDAY('10:00'),
      );
      assert.equal((await move(THURSDAY('15:00'), 99)).status, 412);
      const moved = await move(THURSDAY('11:00'), booked.body.revision);
      assert.equal(moved.status, 200, JSON.stringify(moved.body));
      assert.equal(moved.body.endsAt, THURSDAY('13:00'));
      assert.equal(moved.body.id, booked.body.id);
      const now = await recommendation(id);
      assert.equal(now.status, 'booked');
      assert.equal(now.nextStep.dueAt, THURSDAY('13:00'));
      assert.equal(rival.status, 201);
    });

    it('goes back to approved with a date to book by when it is cancelled, and the time is free again', async () => {
      const booked = await book(own());
      const cancelled = await api.call(`/v1/appointments/${booked.body.id}/cancellation`, {
        as: token,
        ifMatch: booked.body.revision,
        body: { note: 'Store is closed that day' },
      });
      assert.equal(cancelled.body.status, 'cancelled');
      const now = await recommendation(id);
      assert.equal(now.status, 'approved');
      assert.equal(now.nextStep.kind, 'book');
      assert.equal(
        (await book({ ...service(), siteId: other.siteId }, await other.token())).status,
        201,
      );
    });
  });

  it('hands out a calendar file in UTC that nobody’s words can add a property to', async () => {
    const { body } = await book(
      service({
        accessNotes: 'Gate B\r\nATTENDEE:mailto:evil@example.test',
        arrivalContact: 'Ann\u0085X-EVIL:1',
      }),
    );
    const file = await api.call(`/v1/appointments/${body.id}/calendar`, { as: token });
    assert.equal(file.headers.get('content-type'), 'text/calendar; charset=utf-8');
    assert.match(String(file.body), /END:VCALENDAR\r\n$/);
    const unfolded = file.body.replaceAll('\r\n ', '');
    const names = unfolded
      .trim()
      .split('\r\n')
      .map((line: string) => line.split(/[:;]/)[0]);
    assert.ok(!names.includes('ATTENDEE') && !names.includes('X-EVIL'), unfolded);
    assert.match(unfolded, /DTSTART:20261126T100000Z/);
    assert.match(unfolded, new RegExp(`UID:${body.id}@wellkept`));
    assert.match(unfolded, /SEQUENCE:0/);
    for (const line of file.body.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    const moved = await api.call(`/v1/appointments/${body.id}/move`, {
      as: token,
      ifMatch: body.revision,
      body: { technicianId: firm.technicianId, startsAt: THURSDAY('12:00') },
    });
    assert.equal(moved.status, 200);
    assert.match(
      (await api.call(`/v1/appointments/${body.id}/calendar`, { as: token })).body,
      /SEQUENCE:1/,
    );
  });

  it('promises a call back with an owner and a time in office hours', async () => {
    const { status, body } = await api.call('/v1/call-backs', {
      as: token,
      body: { phone: '051 555 014', note: 'After lunch' },
    });
    assert.equal(status, 201);
    assert.equal(body.owner.name, 'Aoife Brennan');
    assert.equal(body.promisedBy, '2026-11-25T09:00:00.000Z');
    const duty = await api.database.owner
      .selectFrom('follow_up')
      .selectAll()
      .where('organization_id', '=', firm.id)
      .executeTakeFirstOrThrow();
    assert.equal(duty.kind, 'call-back');
    assert.equal(duty.promised, true);
    assert.match(duty.text, /051 555 014/);
  });

  it('shows technicians their own day and the desk everybody’s', async () => {
    await book(service());
    const list = async (as: string) =>
      (await api.call('/v1/appointments', { as })).body.items.length;
    assert.equal(await list(await firm.technicianToken()), 1);
    assert.equal(await list(await firm.deskToken()), 1);
    assert.equal(await list(await other.token()), 0);
    const nobody = await api.call(`/v1/appointments?technicianId=${firm.deskId}`, {
      as: firm.secretKey,
    });
    assert.deepEqual(nobody.body.items, []);
  });
});
