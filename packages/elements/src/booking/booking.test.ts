import { expect } from '@open-wc/testing';
import type {
  Appointment,
  AppointmentCreate,
  CallBackRequest,
  Recommendation,
  SlotList,
} from '@wellkept/contracts';
import { anAppointment, aSlot, aSlotList, at, inState, people } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  refused,
  settled,
  textOf,
  type,
} from '../recommendation/fake-session.ts';
import { BookingElement } from './booking.ts';

define('wk-booking', BookingElement);

interface Options {
  readonly item?: Recommendation;
  readonly slots?: SlotList | Error;
  /** What `create` answers, one after the other; then it books. */
  readonly answers?: (Error | Partial<Appointment>)[];
  readonly heldUntil?: string;
  readonly change?: Error;
}

const setUp = async ({
  item = inState.approved(),
  slots = aSlotList(),
  answers = [],
  heldUntil = at('11-24', '09:56'),
  change,
}: Options = {}) => {
  const calls: { name: string; body: unknown; key: string | undefined; revision?: number }[] = [];
  const server = { item };
  const visit = (body: Partial<Appointment>): Appointment =>
    anAppointment({ id: 'app_1', recommendationId: item.id, site: item.site, ...body });
  const create = async (
    body: AppointmentCreate,
    options?: { key?: string | undefined },
  ): Promise<Appointment> => {
    calls.push({ name: body.hold ? 'hold' : 'create', body, key: options?.key });
    const answer = answers.shift() ?? {};
    if (answer instanceof Error) throw answer;
    const slot = (slots as SlotList).items.find(
      ({ startsAt, technician }) =>
        startsAt === body.startsAt && technician.id === body.technicianId,
    );
    return visit({
      ...slot,
      status: body.hold ? 'held' : 'booked',
      heldUntil: body.hold ? heldUntil : null,
      revision: 1,
      ...answer,
    });
  };
  const session = fakeSession({
    recommendations: { get: async () => server.item },
    slots: {
      list: async () => {
        if (slots instanceof Error) throw slots;
        return slots;
      },
    },
    appointments: {
      create,
      confirm: async (_id, body, { key, revision }) => {
        calls.push({ name: 'confirm', body, key, revision });
        server.item = inState.booked();
        return visit({ status: 'booked', revision: 2, accessNotes: body.accessNotes ?? null });
      },
      move: async (_id, body, { key, revision }) => {
        calls.push({ name: 'move', body, key, revision });
        return visit({ startsAt: body.startsAt, revision: 9 });
      },
      cancel: async (_id, body, { key, revision }) => {
        calls.push({ name: 'cancel', body, key, revision });
        if (change) throw change;
        server.item = inState.approved();
        return visit({ status: 'cancelled', revision: 9 });
      },
    },
    callBacks: {
      ask: async (body: CallBackRequest) => {
        calls.push({ name: 'call-back', body, key: undefined });
        return { owner: people.maria, promisedBy: at('11-24', '12:30') };
      },
    },
  });
  const element = await inSession<BookingElement>(
    session,
    html`<wk-booking recommendation-id=${item.id}></wk-booking>`,
  );
  return { element, session, calls, server };
};
/** A choice is held a moment later, so that arrow keys do not hold each time they pass. */
const chooseTime = async (element: Element, index = 0): Promise<void> => {
  const slot = deep(element, 'wk-slot-picker')?.shadowRoot?.querySelectorAll<HTMLElement>(
    'input[name=slot]',
  )[index];
  slot?.click();
  await settled(400);
};

describe('wk-booking', () => {
  it('is accessible while times are chosen, held and booked', async () => {
    const { element } = await setUp();
    await expect(element).to.be.accessible();
    await chooseTime(element);
    await expect(element).to.be.accessible();
    await press(element, '[part=book]');
    await expect(element).to.be.accessible();
  });

  it('shows free times of the first free day in the site’s zone, which it names', async () => {
    const { element } = await setUp();
    const words = textOf(element);
    expect(words)
      .to.contain('Harbour Street 12, Dublin (Ireland Time)')
      .and.to.contain('Tomasz Nowak');
    expect(
      deep(element, 'wk-slot-picker')?.shadowRoot?.querySelectorAll('input[name=slot]'),
    ).to.have.length(3);
    expect(deep<HTMLInputElement>(element, 'input[name=slot]:checked')).to.equal(null);
  });

  it('holds a chosen time and says until when', async () => {
    const { element, calls } = await setUp();
    await chooseTime(element);
    expect(calls.map(({ name }) => name)).to.deep.equal(['hold']);
    expect(textOf(element))
      .to.contain('Held for you until 9:56')
      .and.to.contain('Tomasz Nowak sees this on the day');
  });

  it('holds only the last of several times passed over quickly', async () => {
    const { element, calls } = await setUp();
    const slots = deep(element, 'wk-slot-picker')?.shadowRoot?.querySelectorAll<HTMLElement>(
      'input[name=slot]',
    );
    slots?.[0]?.click();
    slots?.[1]?.click();
    slots?.[2]?.click();
    await settled(400);
    expect(calls).to.have.length(1);
    expect(calls[0]?.body).to.include({ technicianId: people.sinead.id });
  });

  it('books the held time with how to get in and whom to call', async () => {
    const { element, calls } = await setUp();
    await chooseTime(element);
    await type(element, '[part=access]', 'Gate B');
    await type(element, '[part=arrival]', 'Niall Byrne, 051 555 014');
    await press(element, '[part=book]');
    expect(calls[1]).to.deep.include({
      name: 'confirm',
      revision: 1,
      body: { accessNotes: 'Gate B', arrivalContact: 'Niall Byrne, 051 555 014' },
    });
    expect(textOf(element))
      .to.contain('Booked')
      .and.to.contain('Add to calendar')
      .and.to.contain('What happens next');
  });

  it('says when a hold has run out, and books anew without asking twice', async () => {
    const { element, calls } = await setUp({ heldUntil: at('11-24', '09:40') });
    await chooseTime(element);
    expect(textOf(element)).to.contain('The hold ended at 9:40');
    await press(element, '[part=book]');
    expect(calls[1]?.name).to.equal('create');
    expect(textOf(element)).to.contain('Booked');
  });

  it('holds again for longer', async () => {
    const { element, calls } = await setUp();
    await chooseTime(element);
    await press(element, '[part=hold-again]');
    expect(calls.map(({ name }) => name)).to.deep.equal(['hold', 'hold']);
    expect(calls[1]?.body).to.deep.equal(calls[0]?.body);
  });

  it('offers the next best three when somebody was faster, with the notes kept', async () => {
    const { element } = await setUp({
      answers: [{}, refused('slot-taken')],
      heldUntil: at('11-24', '09:00'),
    });
    await type(element, '[part=access]', 'Gate B');
    await chooseTime(element);
    await press(element, '[part=book]');
    expect(textOf(element))
      .to.contain('Someone was faster.')
      .and.to.contain('Your notes are kept.')
      .and.to.contain('same day, same person');
    expect(element.shadowRoot?.querySelectorAll('input[name=slot]')).to.have.length(3);
    await expect(element).to.be.accessible();
    await press(element, 'input[name=slot]');
    await settled(400);
    expect(deep<HTMLTextAreaElement>(element, '[part=access]')?.value).to.equal('Gate B');
    expect(textOf(element)).to.contain('Book Thu 26 Nov, 1–3 pm');
  });

  it('sends what did not arrive again with the same key', async () => {
    const { element, calls } = await setUp({
      answers: [{}, lost()],
      heldUntil: at('11-24', '09:00'),
    });
    await chooseTime(element);
    await press(element, '[part=book]');
    expect(textOf(element)).to.contain('Not sent yet');
    await expect(element).to.be.accessible();
    await press(element, '[part=try-now]');
    expect(calls[2]).to.deep.equal(calls[1]);
    expect(textOf(element)).to.contain('Booked');
  });

  it('shows how to get in as it was said before, and books that or what is typed instead', async () => {
    const said = aSlotList({ accessNotes: 'Gate B, ring twice.' });
    const { element, calls } = await setUp({ slots: said });
    await chooseTime(element);
    const field = deep<HTMLTextAreaElement>(element, '[part=access]');
    expect(field?.value).to.equal('Gate B, ring twice.');
    await press(element, '[part=book]');
    expect(calls.at(-1)?.body).to.deep.include({ accessNotes: 'Gate B, ring twice.' });
    const other = await setUp({ slots: said });
    await chooseTime(other.element);
    await type(other.element, '[part=access]', 'Gate C now.');
    await press(other.element, '[part=book]');
    expect(other.calls.at(-1)?.body).to.deep.include({ accessNotes: 'Gate C now.' });
  });

  it('finds the notes again after it left the page', async () => {
    const { element, session } = await setUp();
    await type(element, '[part=access]', 'Gate B');
    element.remove();
    const again = await inSession(
      session,
      html`<wk-booking recommendation-id="rec_rtu3"></wk-booking>`,
    );
    expect(deep<HTMLTextAreaElement>(again, '[part=access]')?.value).to.equal('Gate B');
  });

  const picker = (element: Element): ShadowRoot => deep(element, 'wk-slot-picker')!.shadowRoot!;
  /** The days in the strip, and the day and the windows under it. */
  const seen = (element: Element) => ({
    days: [...picker(element).querySelectorAll<HTMLInputElement>('input[name=day]')].map(
      ({ value }) => value,
    ),
    open: picker(element).querySelector<HTMLInputElement>('input[name=day]:checked')?.value ?? null,
    times: [...picker(element).querySelectorAll<HTMLInputElement>('input[name=slot]')].map(
      ({ value }) => value.slice(0, 10),
    ),
  });
  const manyDays = aSlotList({
    items: Array.from({ length: 14 }, (_, n) => String(n + 1).padStart(2, '0')).map((day) =>
      aSlot({ startsAt: `2026-12-${day}T10:00:00.000Z`, endsAt: `2026-12-${day}T12:00:00.000Z` }),
    ),
  });

  it('shows under the days only times of one of them, whichever way they are turned', async () => {
    const { element } = await setUp({ slots: manyDays });
    for (const turn of ['later', 'later', 'earlier', 'earlier', 'later']) {
      await press(element, `[part=${turn}]`);
      const { days, open, times } = seen(element);
      expect(days, turn).to.include(open);
      expect(times, turn).to.have.length.above(0);
      for (const day of times) expect(day, turn).to.equal(open);
      expect(textOf(element), turn).to.contain(`${Number(open?.slice(8))} Dec`);
    }
  });

  it('books nothing of a day that is no longer shown', async () => {
    const { element, calls } = await setUp({ slots: manyDays });
    await chooseTime(element);
    expect(textOf(element)).to.contain('Book Tue 1 Dec');
    await press(element, '[part=later]');
    expect(textOf(element)).not.to.contain('1 Dec, 10').and.not.to.contain('Held for you');
    await press(element, '[part=book]');
    expect(calls.map(({ name }) => name)).to.deep.equal(['hold']);
    await chooseTime(element);
    await press(element, '[part=book]');
    expect(calls.at(-1)).to.deep.include({ name: 'confirm' });
    const held = calls.at(-2)?.body as AppointmentCreate | undefined;
    expect(held?.startsAt).to.equal('2026-12-06T10:00:00.000Z');
  });

  it('lets a chosen time go that another day or only mornings leave out', async () => {
    const { element } = await setUp();
    await chooseTime(element, 1);
    await press(element, '[aria-pressed=false]');
    expect(textOf(element)).to.contain('Choose a time').and.not.to.contain('Held for you');
  });

  it('begins with the days in which the held time lies', async () => {
    const held = anAppointment({
      status: 'held',
      startsAt: '2026-12-10T10:00:00.000Z',
      endsAt: '2026-12-10T12:00:00.000Z',
      heldUntil: at('11-24', '09:56'),
    });
    const { element } = await setUp({
      slots: manyDays,
      item: { ...inState.approved(), appointment: held },
    });
    expect(seen(element)).to.deep.include({ open: '2026-12-10' });
    expect(seen(element).days).to.include('2026-12-10');
  });

  it('shows only mornings when asked', async () => {
    const { element } = await setUp();
    await press(element, '[aria-pressed]');
    expect(
      deep(element, 'wk-slot-picker')?.shadowRoot?.querySelectorAll('input[name=slot]'),
    ).to.have.length(1);
    expect(deep(element, '[aria-pressed]')?.getAttribute('aria-pressed')).to.equal('true');
  });

  it('lets a person ask for a call when nothing fits, and says who rings by when', async () => {
    const { element, calls } = await setUp({ slots: aSlotList({ items: [] }) });
    expect(textOf(element)).to.contain('No free time in the next weeks');
    await press(element, '[part=action]');
    await press(element, '[part=ask-call-back]');
    expect(calls, 'no number yet').to.have.length(0);
    await type(element, '[part=phone]', '087 123 4567');
    await press(element, '[part=ask-call-back]');
    expect(calls[0]?.body).to.deep.equal({ phone: '087 123 4567', recommendationId: 'rec_rtu3' });
    expect(textOf(element)).to.contain('Maria Duffy rings you').and.to.contain('12:30');
    await expect(element).to.be.accessible();
  });

  it('moves a booked visit in one step, and keeps it until the new time is taken', async () => {
    const { element, calls } = await setUp({ item: inState.booked() });
    await press(element, '[part=move]');
    await chooseTime(element, 1);
    expect(calls, 'nothing is held while moving').to.have.length(0);
    await press(element, '[part=book]');
    expect(calls[0]).to.deep.include({
      name: 'move',
      body: { technicianId: people.tomasz.id, startsAt: at('11-26', '13:00') },
    });
  });

  it('cancels a visit only at the second press', async () => {
    const { element, calls } = await setUp({ item: inState.booked() });
    await press(element, '[part=cancel]');
    expect(calls).to.have.length(0);
    expect(textOf(element)).to.contain('Cancel this visit?');
    await press(element, '[part=cancel-no]');
    await press(element, '[part=cancel]');
    await press(element, '[part=cancel-yes]');
    expect(calls.map(({ name }) => name)).to.deep.equal(['cancel']);
    expect(textOf(element)).to.contain('The visit is cancelled');
  });

  it('shows how a booking stands when somebody changed it meanwhile', async () => {
    const { element } = await setUp({
      item: inState.booked(),
      change: refused('stale', { status: 412 }),
    });
    await press(element, '[part=cancel]');
    await press(element, '[part=cancel-yes]');
    expect(textOf(element)).to.contain('This booking changed meanwhile');
    await press(element, '[part=action]');
    expect(textOf(element)).to.contain('Booked');
  });

  it('says why free times could not be loaded, with a way on', async () => {
    const { element } = await setUp({ slots: lost() });
    expect(textOf(element))
      .to.contain('We could not load the free times')
      .and.to.contain('Maria Duffy');
    await expect(element).to.be.accessible();
  });

  it('says that nothing can be booked yet, or not by this reader', async () => {
    const early = await setUp({ item: inState.viewed() });
    expect(textOf(early.element)).to.contain('There is nothing to book yet');
    const { element } = await setUp({ answers: [refused('forbidden', { status: 403 })] });
    await chooseTime(element);
    expect(textOf(element)).to.contain('You can read this, but not book it');
  });

  it('goes on after the session ended', async () => {
    const { element, session } = await setUp();
    await type(element, '[part=access]', 'Gate B');
    session.set({ status: 'ended', reason: 'expired' });
    await settled();
    expect(textOf(element)).to.contain('You were signed out');
    await press(element, '[part=action]');
    expect(deep<HTMLTextAreaElement>(element, '[part=access]')?.value).to.equal('Gate B');
  });
});
