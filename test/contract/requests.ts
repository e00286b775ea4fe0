// Requests that pass the contract, for every route, about things that are really there.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { routes, type Route, type RouteName } from '@wellkept/contracts/routes';
import type { TestApi } from '@wellkept/api/testing/api';
import { WIDGET_ORIGIN, type TestFirm } from '@wellkept/api/testing/firm';
import { sendOne } from '@wellkept/api/testing/recommendations';

export type Ids = Readonly<Record<string, string>>;

/** One black pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Walks one recommendation to a booked visit. @returns Real ids by the name their addresses hold. */
export async function makeRealThings(api: TestApi, firm: TestFirm): Promise<Ids> {
  const { id, path, version, optionId, revision } = await sendOne(api, firm);
  const [technician, contact] = [await firm.technicianToken(), await firm.customers[0].token()];
  const withPhoto = await api.call(`${path}/photos`, {
    body: PICTURE,
    as: technician,
    method: 'POST',
  });
  assert.equal(withPhoto.status, 201, JSON.stringify(withPhoto.body));
  const approved = await api.call(`${path}/decisions`, {
    body: { kind: 'approved', version, optionId },
    as: contact,
    ifMatch: withPhoto.body.revision ?? revision,
  });
  assert.equal(approved.status, 200, JSON.stringify(approved.body));
  const attached = await api.call(`${path}/attachments`, {
    body: PICTURE,
    as: contact,
    method: 'POST',
  });
  assert.equal(attached.status, 201, JSON.stringify(attached.body));
  const slots = await api.call(`/v1/slots?recommendationId=${id}`, { as: contact });
  const [slot] = slots.body.items;
  const booked = await api.call('/v1/appointments', {
    body: { recommendationId: id, technicianId: slot.technician.id, startsAt: slot.startsAt },
    as: contact,
  });
  assert.equal(booked.status, 201, JSON.stringify(booked.body));
  const queue = await api.call('/v1/follow-ups', { as: await firm.deskToken() });
  const handed = await handOver(api, firm, id);
  return {
    recommendations: id,
    evidence: withPhoto.body.evidence[0].id,
    appointments: booked.body.id,
    equipment: firm.customers[0].equipmentId,
    'follow-ups': queue.body.items[0].id,
    'hand-overs': handed.body.id,
    acts: approved.body.decision.actId,
    receipts: approved.body.decision.receiptId,
    attachments: attached.body.id,
    visits: randomUUID(),
    imports: randomUUID(),
  };
}

/** A link by which the first customer's contact hands this one to a chief, to decide. */
export async function handOver(api: TestApi, firm: TestFirm, id: string) {
  const body = {
    to: { name: 'Declan Moore', email: 'declan@customer.test' },
    purpose: 'decide',
    until: '2026-12-04',
  };
  const contact = await firm.customers[0].token();
  const handed = await api.call(`/v1/recommendations/${id}/hand-overs`, { body, as: contact });
  assert.equal(handed.status, 201, JSON.stringify(handed.body));
  return handed;
}

export const all = Object.entries(routes) as [RouteName, Route][];
export const closed = all.filter(([, route]) => route.caller !== 'anyone');
/** The route's address with a real id of the kind it names, or with the one given. */
export const pathOf = (route: Route, real: Ids, id?: string): string =>
  route.path.replace('{id}', id ?? real[route.path.split('/')[2] ?? ''] ?? randomUUID());

/** A body that passes the contract for as many routes as possible; what it says does not matter to a wall. */
export const bodiesFor = (
  firm: TestFirm,
  real: Ids,
): { readonly [name in RouteName]?: () => object } => ({
  createSessionToken: () => ({
    customerId: firm.customers[0].id,
    contactId: firm.customers[0].contactId,
    origins: [WIDGET_ORIGIN],
  }),
  decide: () => ({ kind: 'declined', version: 1 }),
  act: () => ({
    answers: [
      {
        recommendationId: real['recommendations'],
        revision: 1,
        answer: { kind: 'declined', version: 1 },
      },
    ],
    language: 'en',
  }),
  answerOfficeEdit: () => ({ agrees: true }),
  putGoals: () => ({ goals: [], sites: [], plans: [] }),
  putAuthority: () => ({
    people: [
      { contactId: firm.customers[0].contactId, limit: null, mayConfirm: true, manages: true },
    ],
    twoPeopleAbove: null,
    orderAbove: null,
    documentAbove: null,
    cover: [],
    standing: [],
  }),
  createHandOver: () => ({
    to: { name: 'x', email: 'x@customer.test' },
    purpose: 'decide',
    until: '2026-12-04',
  }),
  sendScenario: () => ({ assumptions: { 'assumptions.discountRate': 0.05 } }),
  createFinding: () => ({
    equipmentId: firm.customers[0].equipmentId,
    title: 'x',
    severity: 'soon',
    found: 'x',
  }),
  editRecommendation: () => ({ title: 'taken over' }),
  addEvidence: () => ({ kind: 'note', text: 'x' }),
  returnToTechnician: () => ({ note: 'x' }),
  answerQuestion: () => ({ note: 'x' }),
  withdraw: () => ({ note: 'x' }),
  createAppointment: () => ({
    recommendationId: real['recommendations'],
    technicianId: firm.technicianId,
    startsAt: '2026-12-01T10:00:00.000Z',
  }),
  moveAppointment: () => ({
    technicianId: firm.technicianId,
    startsAt: '2026-12-01T10:00:00.000Z',
  }),
  askCallBack: () => ({ recommendationId: real['recommendations'], phone: '123456' }),
  completeVisit: () => ({ result: 'good', note: 'x' }),
  giveFeedback: () => ({ outcome: 1, delivery: 1 }),
  moveFollowUp: () => ({ dueAt: '2027-01-01T00:00:00.000Z', reason: 'x' }),
  completeFollowUp: () => ({ note: 'x' }),
  remindOfItem: () => ({ wanted: false }),
  createSite: () => ({
    customerId: firm.customers[0].id,
    name: 'x',
    city: 'x',
    address: 'x',
    timeZone: 'Europe/Dublin',
  }),
  createKey: () => ({ label: 'x' }),
  rotateKey: () => ({}),
  changeStaff: () => ({ active: true }),
  createContact: () => ({ customerId: firm.customers[0].id, name: 'x' }),
  createCustomer: () => ({ name: 'x' }),
  createImport: () => ({
    files: [
      {
        kind: 'equipment',
        name: 'e.csv',
        content: Buffer.from('tag,name\nA,B\n').toString('base64'),
      },
    ],
    dryRun: true,
    customerId: firm.customers[0].id,
    siteId: firm.customers[0].siteId,
  }),
});
