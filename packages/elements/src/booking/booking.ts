import type { Recommendation, Slot, SlotList } from '@wellkept/contracts';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Definable } from '../define.ts';
import { form } from '../form.styles.ts';
import {
  calendarIcon,
  infoIcon,
  lockIcon,
  offlineIcon,
  phoneIcon,
  refreshIcon,
  swapIcon,
  undoIcon,
} from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/booking.ts';
import { NoticeElement } from '../notice/notice.ts';
import { avatar, commonWords, footer } from '../parts.ts';
import { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { helpContact, sessionNotice, skeleton } from '../recommendation/session-notice.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { BookingFlow, type BookingNotes } from './booking-flow.ts';
import { confirmation } from './confirmation.ts';
import { likeness, nextBest } from './slot-days.ts';
import { slotPick, SlotPickerElement, type WkSlotPickEvent } from './slot-picker.ts';
import { styles } from './booking.styles.ts';

/**
 * Books the visit for an approved recommendation: real free times in the site's zone, a hold while the rest is filled
 * in, and afterwards the confirmation with calendar file, change and cancellation.
 *
 * @attr recommendation-id - Which recommendation; needed unless `recommendation` is set.
 * @fires wk-appointment-booked - A visit was booked, moved or cancelled; see its `status`.
 */
export class BookingElement extends LitElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-notice': NoticeElement,
    'wk-slot-picker': SlotPickerElement,
  };
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    recommendation: { attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare recommendationId: string | null;
  /** Handed down by an element that has loaded it already. */
  declare recommendation: Recommendation | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/booking.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #resource: RecommendationResource = new RecommendationResource(this, {
    id: () => this.recommendation?.id ?? this.recommendationId,
    given: () => this.recommendation,
    reconnected: () => this.#flow.reconnected(),
  });
  readonly #flow: BookingFlow = new BookingFlow(this, this.#resource);

  constructor() {
    super();
    this.recommendationId = null;
    this.recommendation = null;
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${this.#body()}${footer(this, this.#resource.store, this.#common)}
    </div>`;
  }

  #body(): TemplateResult {
    const { item, failure } = this.#resource;
    const flow = this.#flow;
    const { t } = this.#l;
    if (failure?.kind === 'ended' || flow.phase === 'ended') {
      return this.#notice(
        lockIcon(),
        t.endedHeading,
        t.endedText,
        t.signIn,
        () => void flow.signIn(),
      );
    }
    if (!item) return sessionNotice(this.#resource, this.#common.t);
    switch (flow.phase) {
      case 'not-sent':
        return this.#notSent();
      case 'changed':
        return this.#notice(swapIcon(), t.changedHeading, t.changedText, t.see, () =>
          flow.dismiss(),
        );
      case 'failed':
        return this.#notice(infoIcon(), t.failedHeading, t.failedText, t.tryAgain, () =>
          flow.dismiss(),
        );
      case 'forbidden':
        return this.#forbidden();
      default:
        break;
    }
    if (flow.callBack) return this.#calledBack(item);
    if (flow.stage === 'call-back') return this.#callBackForm();
    const { visit } = flow;
    if (visit && visit.status !== 'cancelled' && flow.stage !== 'move') return this.#visit(item);
    if (flow.phase === 'taken') return this.#taken(item);
    if (!item.may.includes('book') && !visit) return this.#notYet(item);
    return this.#choose(item);
  }

  #visit(item: Recommendation): TemplateResult {
    const flow = this.#flow;
    const { visit } = flow;
    if (!visit) return html``;
    const { me, now } = this.#resource;
    return confirmation({
      visit,
      item: item.appointment ? item : null,
      me,
      now,
      l: this.#l,
      sure: flow.stage === 'cancel',
      working: flow.phase === 'working',
      calendarFailed: flow.calendarFailed,
      calendar: () => void flow.addToCalendar(),
      move: () => flow.open('move'),
      askCancel: () => flow.open('cancel'),
      cancel: () => flow.cancel(),
      keep: () => flow.open('choose'),
    });
  }

  #choose(item: Recommendation): TemplateResult {
    const flow = this.#flow;
    const { t } = this.#l;
    const { slots, slotsFailure } = flow;
    if (slotsFailure) {
      if (slotsFailure.kind === 'forbidden') return this.#forbidden();
      return this.#notice(refreshIcon(), t.loadFailedHeading, t.loadFailedText, t.tryAgain, () =>
        flow.reloadSlots(),
      );
    }
    if (!slots) return skeleton(t.times, ['third', 'line', 'tall', 'wide', 'wide']);
    if (slots.items.length === 0 && !flow.chosen) return this.#empty();
    const moving = flow.stage === 'move';
    const cancelled = flow.visit?.status === 'cancelled';
    return html`<div class="pad stack head">
        ${cancelled ? html`<p class="note" role="status"><b>${t.cancelledHeading}.</b> ${t.cancelledText}</p>` : nothing}
        <p class="xs mut">${this.#about(item, slots)}</p>
        <h3>${moving ? t.headingMove : t.heading(item.site.name)}</h3>
        <p class="sm mut">
          ${t.zone(`${item.site.name}, ${item.site.city}`, this.#zoneName(slots.timeZone))}
        </p>
      </div>
      <div class="pad stack body">
        <wk-slot-picker
          .slots=${slots}
          .chosen=${flow.chosen}
          .now=${this.#resource.now}
          @wk-slot-pick=${(event: WkSlotPickEvent) => flow.choose(event.slot)}
        ></wk-slot-picker>
        ${moving ? nothing : this.#hold(slots)}
      </div>
      ${this.#rest(item, slots)}`;
  }

  /** "RTU-3: Repair compressor 2 · about 2 hours" */
  #about(item: Recommendation, slots: SlotList): string {
    const { t, format } = this.#l;
    const option = item.proposal?.options.find((each) => each.id === item.decision?.optionId);
    const hours = slots.durationMinutes / 60;
    const long =
      hours >= 1
        ? t.hours(hours, format.number(hours))
        : t.minutes(format.number(slots.durationMinutes, 0));
    return `${item.equipment.tag}: ${option?.title ?? item.title} · ${t.about(long)}`;
  }

  #zoneName(timeZone: string): string {
    const parts = new Intl.DateTimeFormat(this.#l.format.locale, {
      timeZone,
      timeZoneName: 'longGeneric',
    });
    return parts.formatToParts().find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  }

  #hold(slots: SlotList): TemplateResult | typeof nothing {
    const { t, format } = this.#l;
    const flow = this.#flow;
    if (!flow.chosen) return nothing;
    const { held } = flow;
    if (!held?.heldUntil) return html`<p class="note" role="status">${t.holding}</p>`;
    const ours =
      held.startsAt === flow.chosen.startsAt && held.technician.id === flow.chosen.technician.id;
    if (!ours) return html`<p class="note" role="status">${t.holding}</p>`;
    const time = format.time(held.heldUntil, slots.timeZone);
    const again = html`<button
      type="button"
      class="link"
      part="hold-again"
      @click=${() => flow.holdAgain()}
    >
      ${t.holdAgain}
    </button>`;
    return flow.holdEnded
      ? html`<p class="note line hold" role="status" part="hold">
          ${lockIcon()}<span><b>${t.holdExpired(time)}</b> ${t.holdExpiredMeaning} ${again}</span>
        </p>`
      : html`<p class="note accent hold" role="status" part="hold">
          ${lockIcon()}<span><b>${t.held(time)}</b> ${t.heldMeaning} ${t.needLonger} ${again}</span>
        </p>`;
  }

  #rest(item: Recommendation, slots: SlotList): TemplateResult {
    const { t } = this.#l;
    const flow = this.#flow;
    const { chosen } = flow;
    const moving = flow.stage === 'move';
    const when = chosen && this.#when(chosen, slots);
    const working = flow.phase === 'working' && !flow.held;
    const ready = chosen !== null && !working;
    const label = when ? (moving ? t.move(when) : t.book(when)) : t.bookChoose;
    return html`<form class="sec stack fields" novalidate @submit=${this.#submit}>
      ${
        moving
          ? nothing
          : html`${this.#text('access', t.access, chosen ? t.accessSeenBy(chosen.technician.name) : t.accessSeen, true)}
            ${this.#text('arrival', t.arrival, t.arrivalHint, false)}`
      }
      <button
        type="submit"
        class="btn primary wide"
        part="book"
        aria-disabled=${ready ? nothing : 'true'}
      >
        ${flow.phase === 'working' && flow.held ? t.booking : label}
      </button>
      ${
        moving
          ? html`<button
              type="button"
              class="btn wide"
              part="keep"
              @click=${() => flow.open('choose')}
            >
              ${t.keepOld}
            </button>`
          : nothing
      }
      <p class="xs mut">
        ${t.nothingFits}
        <button type="button" class="link" part="call-back" @click=${() => flow.open('call-back')}>
          ${t.callBack}
        </button>
      </p>
    </form>`;
  }

  #text(name: keyof BookingNotes, label: string, hint: string, area: boolean): TemplateResult {
    const value = this.#flow.notes[name];
    const input = (event: Event): void =>
      this.#flow.write({ [name]: (event.target as HTMLInputElement).value });
    return html`<div class="field">
      <label class="label" for=${name}
        >${label} ${hint ? html`<small>${hint}</small>` : nothing}</label
      >
      ${
        area
          ? html`<textarea
              class="inp"
              id=${name}
              part=${name}
              rows="2"
              maxlength="5000"
              .value=${value}
              @input=${input}
            ></textarea>`
          : html`<input
              class="inp"
              id=${name}
              part=${name}
              maxlength="200"
              .value=${value}
              @input=${input}
            />`
      }
    </div>`;
  }

  #when(slot: Slot, slots: SlotList): string {
    return this.#l.format.window(slot.startsAt, slot.endsAt, slots.timeZone, this.#resource.now);
  }

  #taken(item: Recommendation): TemplateResult {
    const { t } = this.#l;
    const flow = this.#flow;
    const { slots, lost } = flow;
    const zone = slots?.timeZone ?? item.site.timeZone;
    const best = slots && lost ? nextBest(slots.items, lost, zone) : [];
    const under = (slot: Slot): string => {
      const like = lost && likeness(slot, lost, zone);
      return [slot.technician.name, like && t[like]].filter(Boolean).join(' · ');
    };
    const when = slots && lost ? this.#when(lost, slots) : '';
    return html`<div class="pad stack head" role="alert">
        <h3>${t.takenHeading}</h3>
        <p class="sm">
          ${when ? t.taken(when) : nothing}
          <b>${t.takenKept}</b> ${best.length ? t.takenBest : t.takenNone}
        </p>
      </div>
      <div class="pad stack body">
        <fieldset part="next-best">
          <legend class="vh">${t.takenBest}</legend>
          <div class="times">
            ${best.map((slot) => slotPick(slot, slots ? this.#when(slot, slots) : '', under(slot), false, (each) => flow.choose(each)))}
          </div>
        </fieldset>
        <div class="two">
          <button type="button" class="btn" part="all-times" @click=${() => flow.allTimes()}>
            ${calendarIcon()}${t.allTimes}
          </button>
          <button type="button" class="btn" part="call-back" @click=${() => flow.open('call-back')}>
            ${phoneIcon()}${t.callMeBack}
          </button>
        </div>
      </div>`;
  }

  #empty(): TemplateResult {
    const { t } = this.#l;
    return this.#notice(calendarIcon(), t.emptyHeading, t.emptyText, t.callBack, () =>
      this.#flow.open('call-back'),
    );
  }

  #callBackForm(): TemplateResult {
    const { t } = this.#l;
    const flow = this.#flow;
    const working = flow.phase === 'working';
    const send = (event: Event): void => {
      event.preventDefault();
      flow.askCallBack();
    };
    return html`<form class="pad stack fields" novalidate @submit=${send}>
      <h3>${t.callBackHeading}</h3>
      <p class="sm mut">${t.callBackText}</p>
      <div class="field">
        <label class="label" for="phone">${t.phone}</label>
        <input
          class="inp"
          id="phone"
          part="phone"
          type="tel"
          autocomplete="tel"
          maxlength="40"
          aria-invalid=${flow.phoneMissing ? 'true' : nothing}
          aria-describedby=${flow.phoneMissing ? 'phone-gap' : nothing}
          .value=${flow.notes.phone}
          @input=${(event: Event) => flow.write({ phone: (event.target as HTMLInputElement).value })}
        />
        ${flow.phoneMissing ? html`<p class="gap" id="phone-gap" role="alert">${t.phoneMissing}</p>` : nothing}
      </div>
      ${this.#text('callNote', t.callBackNote, '', false)}
      <button
        type="submit"
        class="btn primary wide"
        part="ask-call-back"
        aria-disabled=${working ? 'true' : nothing}
      >
        ${t.callBackSend}
      </button>
      <button type="button" class="btn wide" @click=${() => flow.allTimes()}>
        ${t.backToTimes}
      </button>
    </form>`;
  }

  #calledBack(item: Recommendation): TemplateResult {
    const { t, format } = this.#l;
    const { callBack } = this.#flow;
    if (!callBack) return html``;
    const { owner, promisedBy } = callBack;
    return html`<div class="pad stack" role="status" part="called-back">
      <div class="note accent stack">
        <div class="person">
          ${avatar(owner, 'l')}
          <div>
            <p class="sm"><b>${t.callBackDone(owner.name)}</b></p>
            ${owner.title ? html`<p class="xs mut">${owner.title}</p>` : nothing}
          </div>
        </div>
        <hr class="rule" />
        <div class="when">
          <p class="xs mut">${t.callBackBy}</p>
          <p class="num big">
            ${format.dateTime(promisedBy, item.site.timeZone, this.#resource.now)}
          </p>
        </div>
      </div>
    </div>`;
  }

  #notSent(): TemplateResult {
    const { t } = this.#l;
    const flow = this.#flow;
    return html`<wk-notice
      urgent
      .icon=${offlineIcon()}
      .heading=${t.offlineHeading}
      .text=${t.offlineText}
    >
      <div class="two">
        <button type="button" class="btn" part="try-now" @click=${() => void flow.tryNow()}>
          ${refreshIcon()}${t.tryAgain}
        </button>
        <button type="button" class="btn" part="take-back" @click=${() => flow.dismiss()}>
          ${undoIcon()}${t.backToTimes}
        </button>
      </div>
    </wk-notice>`;
  }

  #forbidden(): TemplateResult {
    const { t } = this.#l;
    const firm = this.#resource.me?.organization.name ?? '';
    return this.#notice(
      lockIcon(),
      t.notPermittedHeading,
      t.notPermittedText(firm),
      '',
      () => undefined,
    );
  }

  #notYet(item: Recommendation): TemplateResult {
    const { t } = this.#l;
    const lacksScope = this.#resource.me?.scopes.includes('book') === false;
    if (lacksScope && item.status === 'approved') return this.#forbidden();
    return html`<wk-notice
      .icon=${calendarIcon()}
      .heading=${t.notYetHeading}
      .text=${t.notYetText}
    ></wk-notice>`;
  }

  #notice(
    icon: TemplateResult,
    heading: string,
    text: string,
    action: string,
    act: () => void,
  ): TemplateResult {
    return html`<wk-notice
      urgent
      .icon=${icon}
      .heading=${heading}
      .text=${text}
      .action=${action}
      .contact=${helpContact(this.#resource.me)}
      @wk-notice-action=${act}
    ></wk-notice>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    if (this.#flow.stage === 'move') this.#flow.move();
    else this.#flow.book();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-booking': BookingElement;
  }
}
