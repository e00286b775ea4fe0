import type {
  Appointment,
  AppointmentConfirm,
  AppointmentCreate,
  AppointmentMove,
  Feedback,
  FeedbackRequest,
  Recommendation,
  Slot,
  VisitComplete,
} from '@wellkept/contracts';
import { serviceList, siteList } from '../fixtures/places.ts';
import { Refusal } from './refusal.ts';
import { later, type MockState } from './state.ts';

/** How long the mock keeps a held slot, in minutes. */
export const holdMinutes = 15;

const same = (slot: Slot, wanted: { technicianId: string; startsAt: string }): boolean =>
  slot.technician.id === wanted.technicianId &&
  Date.parse(slot.startsAt) === Date.parse(wanted.startsAt);

const take = (state: MockState, wanted: { technicianId: string; startsAt: string }): Slot => {
  const slot = state.slots.items.find((each) => same(each, wanted));
  const busy = [...state.appointments.values()].some(
    (each) => each.status !== 'cancelled' && same({ ...each }, wanted),
  );
  if (busy) throw new Refusal('slot-taken');
  if (!slot) throw new Refusal('slot-not-offered');
  state.slots = { ...state.slots, items: state.slots.items.filter((each) => each !== slot) };
  return slot;
};

const release = (state: MockState, appointment: Appointment): void => {
  const { technician, startsAt, endsAt } = appointment;
  const items = [...state.slots.items, { technician, startsAt, endsAt }];
  state.slots = {
    ...state.slots,
    items: items.sort((a, b) => a.startsAt.localeCompare(b.startsAt)),
  };
};

const about = (
  state: MockState,
  body: AppointmentCreate,
): Pick<Appointment, 'work' | 'site' | 'equipment'> => {
  const item = body.recommendationId ? state.recommendations.get(body.recommendationId) : undefined;
  if (body.recommendationId && !item) throw new Refusal('not-found');
  if (item) {
    if (item.status !== 'approved' && item.status !== 'incomplete')
      throw new Refusal('not-in-this-state');
    const option = item.proposal?.options.find((each) => each.id === item.decision?.optionId);
    return { work: option?.title ?? item.title, site: item.site, equipment: item.equipment };
  }
  const service = serviceList.find((each) => each.id === body.serviceId);
  const site = siteList.find((each) => each.id === body.siteId);
  if (!service || !site) throw new Refusal('not-found');
  const { id, name, city, timeZone } = site;
  return { work: service.name, site: { id, name, city, timeZone }, equipment: null };
};

const store = (state: MockState, appointment: Appointment, type: string): Appointment => {
  const next = { ...appointment, revision: appointment.revision + 1 };
  state.appointments.set(next.id, next);
  state.tell(type, { appointmentId: next.id });
  const item = next.recommendationId ? state.recommendations.get(next.recommendationId) : undefined;
  if (item) putOnRecommendation(state, item, next, type);
  return next;
};

const putOnRecommendation = (
  state: MockState,
  item: Recommendation,
  next: Appointment,
  type: string,
): void => {
  if (next.status === 'held') return;
  const booked = next.status === 'booked';
  const visit = { kind: 'visit' as const, owner: next.technician, dueAt: next.endsAt };
  const rebook = {
    kind: 'book' as const,
    owner: state.me.person,
    dueAt: later(state, 7 * 24 * 60),
  };
  state.put(
    {
      ...item,
      status: booked ? 'booked' : 'approved',
      since: state.clock(),
      appointment: booked ? next : null,
      nextStep: booked ? visit : rebook,
      yourTurn: !booked,
      may: booked ? ['cancel'] : ['book'],
    },
    type,
  );
};

/** A new hold or the booking replaces an earlier hold for the same work. */
const releaseHolds = (state: MockState, recommendationId: string): void => {
  for (const each of state.appointments.values()) {
    if (each.status !== 'held' || each.recommendationId !== recommendationId) continue;
    release(state, each);
    state.appointments.set(each.id, { ...each, status: 'cancelled', heldUntil: null });
  }
};

export const create = (state: MockState, body: AppointmentCreate): Appointment => {
  const subject = about(state, body);
  if (body.recommendationId) releaseHolds(state, body.recommendationId);
  const slot = take(state, body);
  const held = body.hold === true;
  return store(
    state,
    {
      id: state.nextId('app'),
      recommendationId: body.recommendationId ?? null,
      ...subject,
      customer: state.me.customer ?? { id: 'cus_linden', name: 'Linden Foods' },
      technician: slot.technician,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      status: held ? 'held' : 'booked',
      heldUntil: held ? later(state, holdMinutes) : null,
      accessNotes: body.accessNotes ?? null,
      arrivalContact: body.arrivalContact ?? null,
      symptoms: body.symptoms ?? null,
      watchClosely: false,
      revision: 0,
    },
    held ? 'held' : 'booked',
  );
};

export const confirm = (
  state: MockState,
  appointment: Appointment,
  body: AppointmentConfirm,
): Appointment => {
  if (appointment.status !== 'held') throw new Refusal('not-in-this-state');
  if (appointment.heldUntil !== null && appointment.heldUntil < state.clock())
    throw new Refusal('hold-expired');
  return store(
    state,
    {
      ...appointment,
      status: 'booked',
      heldUntil: null,
      accessNotes: body.accessNotes ?? appointment.accessNotes,
      arrivalContact: body.arrivalContact ?? appointment.arrivalContact,
    },
    'booked',
  );
};

export const move = (
  state: MockState,
  appointment: Appointment,
  body: AppointmentMove,
): Appointment => {
  const slot = take(state, body);
  release(state, appointment);
  return store(state, { ...appointment, ...slot }, 'moved');
};

export const cancel = (state: MockState, appointment: Appointment): Appointment => {
  if (appointment.status !== 'booked' && appointment.status !== 'held')
    throw new Refusal('not-in-this-state');
  release(state, appointment);
  return store(state, { ...appointment, status: 'cancelled', heldUntil: null }, 'cancelled');
};

const ownerOf = (state: MockState, appointment: Appointment): Recommendation | undefined =>
  appointment.recommendationId
    ? state.recommendations.get(appointment.recommendationId)
    : undefined;

const mark = (
  state: MockState,
  appointment: Appointment,
  status: Appointment['status'],
): Appointment => {
  const next = { ...appointment, status, revision: appointment.revision + 1 };
  state.appointments.set(next.id, next);
  return next;
};

export const start = (state: MockState, appointment: Appointment): Appointment => {
  if (appointment.status !== 'booked') throw new Refusal('not-in-this-state');
  const next = mark(state, appointment, 'in-progress');
  const item = ownerOf(state, next);
  const option = item?.proposal?.options.find((each) => each.id === item.decision?.optionId);
  if (item) {
    state.put(
      {
        ...item,
        status: 'in-progress',
        since: state.clock(),
        appointment: next,
        nextStep: { kind: 'finish-visit', owner: next.technician, dueAt: next.endsAt },
        may: [],
        visit: {
          id: state.nextId('vis'),
          appointmentId: next.id,
          technician: next.technician,
          startedAt: state.clock(),
          completedAt: null,
          result: null,
          note: null,
          promised: option?.price ?? null,
          delivered: null,
          feedback: null,
        },
      },
      'started',
    );
  }
  return next;
};

export const complete = (
  state: MockState,
  appointment: Appointment,
  body: VisitComplete,
): Appointment => {
  if (appointment.status !== 'in-progress') throw new Refusal('not-in-this-state');
  const next = mark(state, appointment, 'done');
  const item = ownerOf(state, next);
  if (item?.visit) {
    const good = body.result === 'good';
    const owner =
      item.history.find((event) => event.by?.side === 'customer')?.by ?? next.technician;
    state.put(
      {
        ...item,
        status: good ? 'completed' : 'incomplete',
        since: state.clock(),
        appointment: next,
        nextStep: { kind: good ? 'confirm' : 'rebook', owner, dueAt: later(state, 24 * 60) },
        may: good ? ['feedback', 'confirm'] : [],
        visit: {
          ...item.visit,
          completedAt: state.clock(),
          result: body.result,
          note: body.note,
          delivered: body.delivered ?? null,
        },
      },
      good ? 'completed' : 'incomplete',
    );
  }
  return next;
};

/** A mark of 1 or 2 opens a recovery with an owner and a time. */
export const feedback = (state: MockState, visitId: string, body: FeedbackRequest): Feedback => {
  const item = [...state.recommendations.values()].find((each) => each.visit?.id === visitId);
  if (!item?.visit) throw new Refusal('not-found');
  const bad = body.outcome <= 2 || body.delivery <= 2;
  const owner = item.coordinator ?? item.technician;
  const promisedBy = later(state, 24 * 60);
  const given: Feedback = {
    id: state.nextId('fbk'),
    outcome: body.outcome,
    delivery: body.delivery,
    recommend: body.recommend ?? null,
    text: body.text ?? null,
    thanked: body.thank === true,
    by: state.me.person,
    at: state.clock(),
    recovery: bad ? { owner, promisedBy, closedAt: null } : null,
  };
  state.put(
    {
      ...item,
      status: bad ? 'recovery' : 'confirmed',
      since: state.clock(),
      visit: { ...item.visit, feedback: given },
      nextStep: bad ? { kind: 'recover', owner, dueAt: promisedBy } : null,
      yourTurn: false,
      may: bad ? ['confirm'] : [],
    },
    bad ? 'recovery-opened' : 'feedback-given',
  );
  return given;
};
