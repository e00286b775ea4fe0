import type { Me, Recommendation, Slot, SlotList } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import type { BookingTerms } from '../locales/en/booking.ts';
import type { BookingFlow, BookingNotes } from './booking-flow.ts';
import { windowOf } from '../windows.ts';

/** What the pages of a booking are drawn from. */
export interface BookingView {
  readonly item: Recommendation;
  readonly me: Me | null;
  /** Milliseconds by the server's clock. */
  readonly now: number;
  readonly flow: BookingFlow;
  readonly l: Localize<BookingTerms>;
}

/** "Thu 26 Nov, 10 am–12 pm", at the site's time. */
export const whenOf = ({ l, now }: BookingView, slot: Slot, slots: SlotList): string =>
  windowOf(l.format, slot, slots.timeZone, now);

/** One note in words, kept as it is typed. */
export const noteField = (
  { flow }: BookingView,
  name: keyof BookingNotes,
  label: string,
  hint: string,
  rows = 1,
): TemplateResult => {
  const value = name === 'access' ? flow.access : flow.notes[name];
  const input = (event: Event): void =>
    flow.write({ [name]: (event.target as HTMLInputElement).value });
  return html`<div class="field">
    <label class="label" for=${name}
      >${label} ${hint ? html`<small>${hint}</small>` : nothing}</label
    >
    ${
      rows > 1
        ? html`<textarea
            class="inp"
            id=${name}
            part=${name}
            rows=${rows}
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
};
