import { randomId } from '@wellkept/contracts/id';
import type { Appointment, CallBack, Slot, SlotList } from '@wellkept/contracts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WkAppointmentBookedEvent, WkErrorEvent } from '../events.ts';
import { codeOf, failureOf, type Failure } from '../recommendation/failure.ts';
import type { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { saveFile } from '../save-file.ts';
import type { SessionStore } from '../session/session-store.ts';
import { FreeTimes } from './free-times.ts';

/** What was typed; kept in the session's memory until it is booked. */
export interface BookingNotes {
  /** `null` until it is typed: then it is what was said before. */
  readonly access: string | null;
  readonly arrival: string;
  readonly phone: string;
  readonly callNote: string;
}
const noNotes: BookingNotes = { access: null, arrival: '', phone: '', callNote: '' };

/** Which page of the booking is open. */
export type Stage = 'choose' | 'call-back' | 'cancel' | 'move';
/** How the last write goes. `taken`: somebody was faster; `changed`: somebody changed the booking meanwhile. */
export type BookingPhase =
  | 'idle'
  | 'working'
  | 'not-sent'
  | 'taken'
  | 'changed'
  | 'forbidden'
  | 'failed';

/** Between a choice and holding it, so that arrow keys through the times do not hold each of them. */
const settleMilliseconds = 300;

type Write = (store: SessionStore, key: string) => Promise<void>;

/** Booking one approved recommendation: free times, the hold, the booking, and what can be done with it afterwards. */
export class BookingFlow implements ReactiveController {
  stage: Stage = 'choose';
  phase: BookingPhase = 'idle';
  notes: BookingNotes = noNotes;
  chosen: Slot | null = null;
  /** The window somebody else took. */
  lost: Slot | null = null;
  held: Appointment | null = null;
  /** As the server answered last; newer than the recommendation's own for a moment. */
  appointment: Appointment | null = null;
  callBack: CallBack | null = null;
  phoneMissing = false;
  calendarFailed = false;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #resource: RecommendationResource;
  readonly #times: FreeTimes;
  #id: string | null = null;
  #waiting: { readonly write: Write; readonly key: string } | null = null;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #expiry: ReturnType<typeof setTimeout> | undefined;
  #online = true;

  constructor(host: ReactiveControllerHost & HTMLElement, resource: RecommendationResource) {
    this.#host = host;
    this.#resource = resource;
    host.addController(this);
    this.#times = new FreeTimes(host, () => ({ store: resource.store, id: this.#wants() }));
  }

  get slots(): SlotList | null {
    return this.#times.list;
  }

  /** How to get in: as typed, else as it was said before. */
  get access(): string {
    return this.notes.access ?? this.slots?.accessNotes ?? '';
  }

  /** Why the free times are not there; `null` when the last load went well. */
  get slotsFailure(): Failure | null {
    return this.#times.failure;
  }

  /** The visit as it stands: booked, under way or done; `null` while there is none. */
  get visit(): Appointment | null {
    const known = this.#resource.item?.appointment ?? null;
    const own = this.appointment;
    // Of two different ones the one just booked here is newer, unless it was cancelled and somebody booked another.
    const other = known !== null && own !== null && known.id !== own.id;
    const newest =
      own && (!known || (other ? own.status !== 'cancelled' : own.revision > known.revision))
        ? own
        : known;
    return newest && newest.status !== 'held' ? newest : null;
  }

  /** The hold has run out; the window may still be free. */
  get holdEnded(): boolean {
    return this.held?.heldUntil != null && Date.parse(this.held.heldUntil) <= this.#resource.now;
  }

  hostUpdate(): void {
    const { item, store } = this.#resource;
    if (item && item.id !== this.#id) {
      this.#id = item.id;
      this.notes = store?.draft<BookingNotes>(`booking:${item.id}`) ?? noNotes;
      if (item.appointment?.status === 'held') {
        this.#hold(item.appointment);
        const { technician, startsAt, endsAt } = item.appointment;
        this.chosen = { technician, startsAt, endsAt };
      }
    }
    const online = store?.state.online ?? true;
    if (online && !this.#online && this.phase === 'not-sent') void this.tryNow();
    this.#online = online;
  }

  hostDisconnected(): void {
    clearTimeout(this.#settle);
    clearTimeout(this.#expiry);
  }

  reconnected(): void {
    if (this.phase === 'not-sent') void this.tryNow();
  }

  write(notes: Partial<BookingNotes>): void {
    this.notes = { ...this.notes, ...notes };
    this.phoneMissing = false;
    if (this.#id) this.#resource.store?.keep(`booking:${this.#id}`, this.notes);
    this.#host.requestUpdate();
  }

  open(stage: Stage): void {
    this.stage = stage;
    this.phase = 'idle';
    this.lost = null;
    if (stage === 'move') this.chosen = null;
    this.#host.requestUpdate();
  }

  /** Back to the free times, which are asked for again. */
  allTimes(): void {
    this.callBack = null;
    this.open('choose');
    this.reloadSlots();
  }

  reloadSlots(): void {
    this.#times.reload();
  }

  /** Chooses a window, and holds it unless a booked visit is being moved. */
  choose(slot: Slot): void {
    this.chosen = slot;
    this.lost = null;
    if (this.phase === 'taken') this.phase = 'idle';
    clearTimeout(this.#settle);
    if (this.stage !== 'move')
      this.#settle = setTimeout(() => this.holdAgain(), settleMilliseconds);
    this.#host.requestUpdate();
  }

  /** Lets the chosen window go; a hold of it runs out by itself, or the next one takes its place. */
  chooseNone(): void {
    this.chosen = null;
    clearTimeout(this.#settle);
    this.#host.requestUpdate();
  }

  /** Holds the chosen window, anew if need be. */
  holdAgain(): void {
    const slot = this.chosen;
    if (!slot) return;
    // A new hold replaces the reader's earlier one for the same work; so the same call also makes it last longer.
    void this.#do(async (store, key) => {
      this.#hold(
        await store.client.appointments.create({ ...this.#wish(slot), hold: true }, { key }),
      );
    });
  }

  book(): void {
    const { chosen, held } = this;
    if (!chosen) return;
    clearTimeout(this.#settle);
    const notes = this.#said();
    void this.#do(async (store, key) => {
      const ours = held && !this.holdEnded && isSame(held, chosen) ? held : null;
      const booked = ours
        ? await store.client.appointments.confirm(ours.id, notes, { revision: ours.revision, key })
        : await store.client.appointments.create({ ...this.#wish(chosen), ...notes }, { key });
      this.#booked(booked);
    });
  }

  move(): void {
    const { chosen, visit } = this;
    if (!chosen || !visit) return;
    const { startsAt, technician } = chosen;
    const to = { startsAt, technicianId: technician.id };
    void this.#do(async (store, key) => {
      this.#booked(
        await store.client.appointments.move(visit.id, to, { revision: visit.revision, key }),
      );
    });
  }

  cancel(): void {
    const { visit } = this;
    if (!visit) return;
    void this.#do(async (store, key) => {
      this.#booked(
        await store.client.appointments.cancel(visit.id, {}, { revision: visit.revision, key }),
      );
    });
  }

  askCallBack(): void {
    const phone = this.notes.phone.trim();
    const note = this.notes.callNote.trim();
    const recommendationId = this.#id;
    if (phone.length < 3) {
      this.phoneMissing = true;
      this.#host.requestUpdate();
      return;
    }
    void this.#do(async (store, key) => {
      const body = { phone, ...(recommendationId && { recommendationId }), ...(note && { note }) };
      this.callBack = await store.client.callBacks.ask(body, { key });
    });
  }

  /** Sends what waits, with its first key, so that nothing is booked twice. */
  async tryNow(): Promise<void> {
    const waiting = this.#waiting;
    if (waiting) await this.#run(waiting.write, waiting.key);
  }

  dismiss(): void {
    this.#waiting = null;
    this.phase = 'idle';
    this.#host.requestUpdate();
  }

  async signIn(): Promise<void> {
    await this.#resource.store?.restart();
    this.dismiss();
  }

  /** Saves the visit as a calendar file. */
  async addToCalendar(): Promise<void> {
    const { visit } = this;
    const { store } = this.#resource;
    if (!visit || !store) return;
    try {
      const file = await store.client.appointments.calendar(visit.id);
      saveFile(file, `visit-${visit.startsAt.slice(0, 10)}.ics`);
      this.calendarFailed = false;
    } catch (error) {
      this.calendarFailed = true;
      this.#host.dispatchEvent(new WkErrorEvent(error));
    }
    this.#host.requestUpdate();
  }

  /** Free times are needed while one is to be chosen. */
  #wants(): string | null {
    const { item, store } = this.#resource;
    if (!item || store?.state.status !== 'ready') return null;
    const choosing = item.may.includes('book') || this.visit?.status === 'cancelled';
    return choosing || this.stage === 'move' ? item.id : null;
  }

  #wish(slot: Slot): { recommendationId?: string; technicianId: string; startsAt: string } {
    const id = this.#id;
    return {
      ...(id && { recommendationId: id }),
      technicianId: slot.technician.id,
      startsAt: slot.startsAt,
    };
  }

  #said(): { accessNotes?: string; arrivalContact?: string } {
    const accessNotes = this.access.trim();
    const arrivalContact = this.notes.arrival.trim();
    return { ...(accessNotes && { accessNotes }), ...(arrivalContact && { arrivalContact }) };
  }

  #hold(appointment: Appointment): void {
    this.held = appointment;
    // What the reader chose meanwhile, or let go, stands.
    clearTimeout(this.#expiry);
    const left = Date.parse(appointment.heldUntil ?? '') - this.#resource.now;
    if (Number.isFinite(left))
      this.#expiry = setTimeout(() => this.#host.requestUpdate(), Math.max(0, left) + 50);
  }

  #booked(appointment: Appointment): void {
    clearTimeout(this.#expiry);
    this.appointment = appointment;
    this.held = null;
    this.chosen = null;
    this.stage = 'choose';
    this.#times.reload();
    if (this.#id) this.#resource.store?.keep(`booking:${this.#id}`, null);
    void this.#resource.reload().catch(() => this.#resource.refresh());
    this.#host.dispatchEvent(new WkAppointmentBookedEvent(appointment));
  }

  async #do(write: Write): Promise<void> {
    if (this.phase !== 'working') await this.#run(write, randomId());
  }

  async #run(write: Write, key: string): Promise<void> {
    const { store } = this.#resource;
    if (!store) return;
    this.phase = 'working';
    this.#host.requestUpdate();
    const before = this.chosen;
    try {
      await write(store, key);
      this.#waiting = null;
      this.phase = 'idle';
    } catch (error) {
      this.phase = this.#sort(error);
      this.#waiting = this.phase === 'not-sent' ? { write, key } : null;
      this.#host.dispatchEvent(new WkErrorEvent(error));
    }
    this.#host.requestUpdate();
    // Another window was chosen while this one was being held.
    if (
      this.phase === 'idle' &&
      before &&
      this.chosen &&
      this.held &&
      !isSame(this.held, this.chosen)
    )
      this.holdAgain();
  }

  #sort(error: unknown): BookingPhase {
    const failure = failureOf(error);
    if (failure.kind === 'offline') return 'not-sent';
    // That the session ended, the session says itself; once it goes on, so does the form.
    if (failure.kind === 'ended') return 'idle';
    if (failure.kind === 'forbidden') return 'forbidden';
    switch (codeOf(failure)) {
      case 'slot-taken':
      case 'slot-not-offered':
        this.lost = this.chosen;
        this.chosen = null;
        this.reloadSlots();
        return 'taken';
      case 'hold-expired':
        this.held = this.held && { ...this.held, heldUntil: new Date(0).toISOString() };
        return 'idle';
      case 'stale':
      case 'not-in-this-state':
      case 'not-found':
        this.appointment = null;
        this.held = null;
        this.stage = 'choose';
        this.#resource.refresh();
        return 'changed';
      default:
        return 'failed';
    }
  }
}

const isSame = (appointment: Appointment, slot: Slot): boolean =>
  appointment.technician.id === slot.technician.id &&
  Date.parse(appointment.startsAt) === Date.parse(slot.startsAt);
