import type { Slot, SlotList } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { form } from '../form.styles.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/booking.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { dayIn } from '@wellkept/contracts/day';
import { slotDays, slotKey, type SlotDay } from './slot-days.ts';
import { styles } from './booking.styles.ts';
import { hoursOf } from '../windows.ts';

/** The reader chose a window, or turned to other days. Not composed: it is for the element that shows the picker. */
export class WkSlotPickEvent extends Event {
  static readonly type = 'wk-slot-pick';
  /** `null`: none any more. */
  readonly slot: Slot | null;
  constructor(slot: Slot | null) {
    super(WkSlotPickEvent.type, { bubbles: true });
    this.slot = slot;
  }
}

/** Days shown at a time. */
const page = 5;
/** Where the strip has to begin for this day to be seen. */
const pageOf = (days: readonly SlotDay[], day: string | null): number => {
  const at = days.findIndex((each) => each.day === day);
  return at < page ? 0 : at - (at % page);
};

/**
 * A leaf: days in a strip and the free windows of the chosen one, in the site's zone, earliest first.
 *
 * @fires wk-slot-pick - A window was chosen, or none any more because other days are shown.
 */
export class SlotPickerElement extends WkElement {
  static override properties = {
    slots: { attribute: false },
    chosen: { attribute: false },
    held: { attribute: false },
    now: { type: Number },
    disabled: { type: Boolean },
    day: { state: true, attribute: false },
    mornings: { state: true, attribute: false },
    first: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare slots: SlotList | null;
  /** The chosen window; `null` while none is. */
  declare chosen: Slot | null;
  /** The window that is held for the reader; `null` while none is. */
  declare held: Slot | null;
  /** Milliseconds by the server's clock. Default: this device's clock. */
  declare now: number;
  /** Nothing can be chosen just now. */
  declare disabled: boolean;
  declare protected day: string | null;
  declare protected mornings: boolean;
  /** Which day the strip begins with; `null` until it was turned: then it is where the chosen day is seen. */
  declare protected first: number | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/booking.ts') });

  constructor() {
    super();
    this.slots = null;
    this.chosen = null;
    this.held = null;
    this.now = Date.now();
    this.disabled = false;
    this.day = null;
    this.mornings = false;
    this.first = null;
  }

  override render(): TemplateResult | typeof nothing {
    const { slots } = this;
    if (!slots) return nothing;
    const { lang, dir, t } = this.#l;
    const days = slotDays(this.#offered(slots), slots.timeZone, this.mornings);
    const chosenDay = this.chosen && dayIn(this.chosen.startsAt, slots.timeZone);
    const first = this.first ?? pageOf(days, chosenDay);
    const shown = days.slice(first, first + page);
    // The times below always belong to a day that is seen above them.
    const isShown = (day: string | null): boolean => shown.some((each) => each.day === day);
    const open =
      [this.day, chosenDay].find((day) => day !== null && isShown(day)) ??
      shown.find((day) => day.slots.length > 0)?.day ??
      shown[0]?.day;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div class="stack picker">
        <div class="between">
          <b class="sm">${this.#months(shown)}</b>
          <button
            type="button"
            class="link xs"
            aria-pressed=${this.mornings}
            @click=${this.#toggle}
          >
            ${t.mornings}
          </button>
        </div>
        <fieldset part="days">
          <legend class="vh">${t.days}</legend>
          <div class="days">${shown.map((day) => this.#day(day, open))}</div>
        </fieldset>
        ${this.#pages(first, days.length)}
        ${this.#times(
          days.find((day) => day.day === open),
          slots.timeZone,
        )}
      </div>
    </div>`;
  }

  /** A window held for the reader is no longer free for others, and still theirs to see. */
  #offered({ items }: SlotList): readonly Slot[] {
    const missing = [this.chosen, this.held].filter(
      (own, at, all): own is Slot =>
        own !== null &&
        !items.some((slot) => slotKey(slot) === slotKey(own)) &&
        !(at > 0 && all[0] && slotKey(all[0]) === slotKey(own)),
    );
    return [...items, ...missing];
  }

  /** "November, December 2026" */
  #months(days: readonly SlotDay[]): string {
    const first = days[0];
    const last = days.at(-1);
    if (!first || !last) return '';
    const name = (day: string, options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat(this.#l.format.locale, { ...options, timeZone: 'UTC' }).format(
        Date.parse(day),
      );
    const ends = name(last.day, { month: 'long', year: 'numeric' });
    if (first.day.slice(0, 7) === last.day.slice(0, 7)) return ends;
    const sameYear = first.day.slice(0, 4) === last.day.slice(0, 4);
    return `${name(first.day, { month: 'long', ...(sameYear ? {} : { year: 'numeric' }) })}, ${ends}`;
  }

  #day({ day, slots }: SlotDay, open: string | undefined): TemplateResult {
    const { t, format } = this.#l;
    const at = Date.parse(`${day}T12:00:00Z`);
    const part = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat(format.locale, { ...options, timeZone: 'UTC' }).format(at);
    const none = slots.length === 0;
    return html`<label class="day opt-in ${none ? 'full' : ''}">
      <input
        type="radio"
        name="day"
        value=${day}
        aria-label="${format.date(day)}, ${none ? t.full : t.timesCount(slots.length)}"
        .checked=${day === open}
        ?disabled=${none}
        @change=${() => this.#open(day)}
      />
      <span>${part({ weekday: 'short' })}</span><b>${part({ day: 'numeric' })}</b
      ><span>${none ? t.full : t.timesCount(slots.length)}</span>
    </label>`;
  }

  #pages(first: number, count: number): TemplateResult | typeof nothing {
    const { t } = this.#l;
    if (count <= page) return nothing;
    const step = (by: number) => (): void => {
      this.first = Math.max(0, first + by);
      this.day = null;
      this.#letGo();
    };
    const earlier = first > 0;
    const later = first + page < count;
    return html`<div class="between xs">
      ${
        earlier
          ? html`<button type="button" class="link" part="earlier" @click=${step(-page)}>
              ${t.earlier}
            </button>`
          : html`<span></span>`
      }
      ${later ? html`<button type="button" class="link" part="later" @click=${step(page)}>${t.later}</button>` : nothing}
    </div>`;
  }

  #times(day: SlotDay | undefined, timeZone: string): TemplateResult | typeof nothing {
    const { t, format } = this.#l;
    if (!day) return nothing;
    if (day.slots.length === 0) return html`<p class="sm mut" role="status">${t.noMornings}</p>`;
    const key = this.chosen && slotKey(this.chosen);
    return html`<fieldset part="times" ?disabled=${this.disabled}>
      <legend class="label">${t.times}, ${format.date(day.day)}</legend>
      <div class="times">
        ${day.slots.map((slot) => slotPick(slot, hoursOf(format, slot, timeZone), slot.technician.name, slotKey(slot) === key, this.#pick))}
      </div>
    </fieldset>`;
  }

  readonly #pick = (slot: Slot): void => {
    this.dispatchEvent(new WkSlotPickEvent(slot));
  };

  /** A window of another day is not the one the reader sees: it is let go. */
  #open(day: string): void {
    this.day = day;
    const { chosen, slots } = this;
    if (chosen && slots && dayIn(chosen.startsAt, slots.timeZone) !== day) this.#letGo();
  }

  #letGo(): void {
    if (this.chosen) this.dispatchEvent(new WkSlotPickEvent(null));
  }

  readonly #toggle = (): void => {
    this.mornings = !this.mornings;
    this.day = null;
    this.first = null;
    const { chosen, slots } = this;
    if (!chosen || !slots) return;
    const shown = slotDays([chosen], slots.timeZone, this.mornings);
    if (shown.every((day) => day.slots.length === 0)) this.#letGo();
  };
}

/** One free window as a choice. */
export const slotPick = (
  slot: Slot,
  heading: string,
  under: string,
  checked: boolean,
  pick: (slot: Slot) => void,
): TemplateResult =>
  html`<label class="opt-in pick slot">
    <input
      type="radio"
      name="slot"
      value=${slotKey(slot)}
      .checked=${checked}
      @change=${() => pick(slot)}
    />
    <span class="r"></span
    ><span class="grow"
      ><b><bdi>${heading}</bdi></b
      ><small>${under}</small></span
    >
  </label>`;

declare global {
  interface HTMLElementTagNameMap {
    'wk-slot-picker': SlotPickerElement;
  }
  interface HTMLElementEventMap {
    'wk-slot-pick': WkSlotPickEvent;
  }
}
