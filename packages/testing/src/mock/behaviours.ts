import type * as c from '@wellkept/contracts';
import type { RouteName } from '@wellkept/contracts/routes';
import { equipmentList, serviceList, siteList } from '../fixtures/places.ts';
import { aFollowUpPage, aScorecard } from '../fixtures/loop.ts';
import * as access from './access.ts';
import * as acting from './acting.ts';
import * as authority from './authority.ts';
import * as booking from './booking.ts';
import * as deciding from './deciding.ts';
import * as importing from './importing.ts';
import { listRecommendations } from './listing.ts';
import * as office from './office.ts';
import { Refusal } from './refusal.ts';
import { sendScenario } from './scenarios.ts';
import { find, later, type MockState } from './state.ts';

/** One call, already checked against its route: body and query are of the contract's type. */
export interface Call {
  readonly state: MockState;
  readonly id: string | undefined;
  readonly query: never;
  readonly body: never;
}

type Behaviour = (call: Call) => unknown;

const recommendation =
  (act: (state: MockState, item: c.Recommendation, body: never) => unknown): Behaviour =>
  ({ state, id, body }) =>
    act(state, find(state.recommendations, id), body);

const noted = (
  act: (state: MockState, item: c.Recommendation, note: string) => unknown,
): Behaviour => recommendation((state, item, body: c.WithNote) => act(state, item, body.note));

const appointment =
  (act: (state: MockState, item: c.Appointment, body: never) => unknown): Behaviour =>
  ({ state, id, body }) =>
    act(state, find(state.appointments, id), body);

const token = ({ state }: Call): c.SessionToken => ({
  token: `mock.${state.me.person.id}`,
  expiresAt: later(state, 15),
});

const matches = (words: string | undefined, ...texts: (string | null)[]): boolean =>
  texts
    .join(' ')
    .toLowerCase()
    .includes((words ?? '').toLowerCase());

const units = (query: c.EquipmentSearchQuery): c.EquipmentPage => ({
  items: equipmentList.filter((unit) => {
    const site = siteList.find((each) => each.id === unit.siteId);
    return matches(query.q, unit.tag, unit.name, unit.serial, site?.name ?? null);
  }),
  nextCursor: null,
});

/** What the mock does at each route. Those left out answer `not-found`. */
export const behaviours: Partial<Record<RouteName, Behaviour>> = {
  createSessionToken: token,
  portalToken: token,
  signIn: ({ state }) => ({ role: state.me.role, name: state.me.person.name }),
  lookAtSignInLink: ({ state }) => ({
    organization: state.me.organization.name,
    name: state.me.person.name,
    language: 'en',
  }),
  requestSignInLink: () => undefined,
  signOut: () => undefined,
  endSession: () => undefined,
  me: ({ state }) => ({ ...state.me, now: state.clock() }),

  listRecommendations: ({ state, query }) => listRecommendations(state, query),
  getRecommendation: recommendation((_, item) => item),
  getEconomics: recommendation((state, item) => {
    const found = item.hasEconomics ? state.economics(item.id) : undefined;
    return found ?? refuse('not-found');
  }),
  compareOptions: recommendation((state, item) =>
    item.hasEconomics ? state.comparison(item) : refuse('not-found'),
  ),
  listVersions: recommendation((state, item) => ({
    items: [...state.earlierVersions(item), ...(item.proposal ? [item.proposal] : [])],
  })),
  listScenarios: recommendation((state, item) => ({ items: state.scenarios.get(item.id) ?? [] })),
  sendScenario: recommendation(sendScenario),
  viewRecommendation: recommendation(deciding.view),
  decide: recommendation(deciding.decide),
  undoDecision: recommendation(deciding.undo),
  act: ({ state, body }) => acting.act(state, body),
  getAct: ({ state, id }) => acting.getAct(state, id),
  undoAct: ({ state, id }) => acting.undoAct(state, id),
  addAttachment: ({ state, id, query }) =>
    acting.addAttachment(state, find(state.recommendations, id), query),
  getReceipt: ({ state, id }) => acting.getReceipt(state, id),
  askFreshPrice: recommendation(deciding.askFreshPrice),
  confirmOutcome: recommendation(deciding.confirmOutcome),

  createFinding: ({ state, body }) => office.createFinding(state, body),
  editRecommendation: recommendation(office.edit),
  addEvidence: recommendation(office.addEvidence),
  addPhoto: ({ state, id, query }) =>
    office.addPhoto(state, find(state.recommendations, id), query),
  addDocument: ({ state, id, query }) =>
    office.addDocument(state, find(state.recommendations, id), query),
  propose: recommendation(office.propose),
  returnToTechnician: noted(office.returnToTechnician),
  send: recommendation(office.send),
  answerQuestion: noted(office.answer),
  withdraw: noted(office.withdraw),

  listServices: () => ({ items: serviceList }),
  listSlots: ({ state, query }) => {
    const from = (query as c.SlotQuery).from ?? state.clock();
    return { ...state.slots, items: state.slots.items.filter((slot) => slot.startsAt >= from) };
  },
  createAppointment: ({ state, body }) => booking.create(state, body),
  listAppointments: ({ state }) => ({ items: [...state.appointments.values()] }),
  getAppointment: appointment((_, item) => item),
  confirmAppointment: appointment(booking.confirm),
  moveAppointment: appointment(booking.move),
  cancelAppointment: appointment(booking.cancel),
  askCallBack: ({ state }): c.CallBack => ({
    owner: state.me.organization.coordinator ?? state.me.person,
    promisedBy: later(state, 170),
  }),
  startVisit: appointment(booking.start),
  completeVisit: appointment(booking.complete),
  giveFeedback: ({ state, id, body }) => booking.feedback(state, id ?? '', body),

  listFollowUps: ({ state }) => aFollowUpPage([...state.followUps.values()]),
  moveFollowUp: ({ state, id, body }) => office.moveFollowUp(state, id, body),
  completeFollowUp: ({ state, id }) => office.completeFollowUp(state, id),
  scorecard: () => aScorecard(),
  listKeys: () => access.listKeys(),
  listStaff: () => access.listStaff(),
  listAudit: () => access.listAudit(),
  feed: ({ state }) => ({ items: state.feed, nextCursor: null }),

  getGoals: ({ state }) => state.business,
  putGoals: ({ state, body }) => {
    state.business = {
      ...state.business,
      ...(body as c.BusinessEdit),
      revision: state.business.revision + 1,
      updatedAt: state.clock(),
      updatedBy: state.me.person,
    };
    state.tell('goals-changed');
    return state.business;
  },

  getAuthority: ({ state }) => state.authority,
  putAuthority: ({ state, body }) => authority.putRules(state, body),
  createHandOver: ({ state, id, body }) => authority.handOver(state, id ?? '', body),
  listHandOvers: ({ state }) => ({ items: [...state.handOvers.values()] }),
  revokeHandOver: ({ state, id }) => authority.revoke(state, id ?? ''),

  listCustomers: () => ({
    items: [{ id: 'cus_linden', name: 'Linden Foods', reference: 'K-1042' }],
    nextCursor: null,
  }),
  listSites: () => ({ items: siteList, nextCursor: null }),
  listEquipment: ({ query }) => units(query),
  listServiceRecords: () => ({ items: [], nextCursor: null }),
  createImport: ({ state, body }) => importing.createImport(state, body),
};

const refuse = (code: c.ProblemCode): never => {
  throw new Refusal(code);
};
