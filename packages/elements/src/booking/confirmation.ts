import type { Appointment, Me, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { calendarIcon, checkIcon } from '../icons.ts';
import type { Localize } from '../localize.ts';
import type { BookingTerms } from '../locales/en/booking.ts';
import { avatar } from '../parts.ts';
import { hoursOf, windowOf } from '../windows.ts';

/** What the template of a booked visit needs. */
export interface ConfirmationContext {
  readonly visit: Appointment;
  readonly item: Recommendation | null;
  readonly me: Me | null;
  readonly now: number;
  readonly l: Localize<BookingTerms>;
  /** The reader is asked once more before the visit is cancelled. */
  readonly sure: boolean;
  readonly working: boolean;
  readonly calendarFailed: boolean;
  readonly calendar: () => void;
  readonly move: () => void;
  readonly askCancel: () => void;
  readonly cancel: () => void;
  readonly keep: () => void;
}

const place = (visit: Appointment): string => `${visit.site.name}, ${visit.site.city}`;

const facts = ({ visit, item, l }: ConfirmationContext): TemplateResult => {
  const option = item?.proposal?.options.find((each) => each.id === item.decision?.optionId);
  const rows: [string, string][] = [[l.t.work, visit.work]];
  if (option) rows.push([l.t.price, l.format.money(option.price)]);
  if (visit.accessNotes) rows.push([l.t.gettingIn, visit.accessNotes]);
  if (visit.arrivalContact) rows.push([l.t.onArrival, visit.arrivalContact]);
  return html`<dl class="kv facts">
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd><bdi>${value}</bdi></dd>`,
    )}
  </dl>`;
};

const ways = (c: ConfirmationContext): TemplateResult | typeof nothing => {
  const { visit, item, l } = c;
  if (visit.status !== 'booked') return nothing;
  const mayCancel = item === null || item.may.includes('cancel');
  if (c.sure) {
    return html`<div class="note line stack sure" role="alert" part="sure">
      <p><b>${l.t.cancelSure}</b><br />${l.t.cancelMeaning}</p>
      <div class="two">
        <button
          type="button"
          class="btn"
          part="cancel-yes"
          aria-disabled=${c.working ? 'true' : nothing}
          @click=${c.cancel}
        >
          ${c.working ? l.t.cancelling : l.t.cancelYes}
        </button>
        <button type="button" class="btn" part="cancel-no" @click=${c.keep}>${l.t.cancelNo}</button>
      </div>
    </div>`;
  }
  return html`<button
      type="button"
      class="btn primary wide facts"
      part="calendar"
      @click=${c.calendar}
    >
      ${calendarIcon()}${l.t.addToCalendar}
    </button>
    ${c.calendarFailed ? html`<p class="gap" role="alert">${l.t.calendarFailed}</p>` : nothing}
    ${
      mayCancel
        ? html`<div class="two facts">
            <button type="button" class="btn" part="move" @click=${c.move}>
              ${l.t.changeTime}
            </button>
            <button type="button" class="btn" part="cancel" @click=${c.askCancel}>
              ${l.t.cancelVisit}
            </button>
          </div>`
        : nothing
    }`;
};

const next = (c: ConfirmationContext): TemplateResult | typeof nothing => {
  const { visit, item, l } = c;
  if (visit.status !== 'booked') return nothing;
  const zone = visit.site.timeZone;
  const at = (instant: string): string => l.format.time(instant, zone);
  const coordinator = item?.coordinator ?? c.me?.organization.coordinator;
  return html`<div class="sec">
    <h4 class="cap">${l.t.next}</h4>
    ${
      coordinator
        ? html`<p class="next">
            ${avatar(coordinator, 's')}<span>${l.t.nextRings(coordinator.name)}</span
            ><span class="when">${l.t.nextRingsBefore(at(visit.startsAt))}</span>
          </p>`
        : nothing
    }
    <p class="next">
      ${avatar(visit.technician, 's')}<span>${l.t.nextComes(visit.technician.name)}</span
      ><span class="when">${windowOf(l.format, visit, zone, c.now)}</span>
    </p>
    <p class="next">
      ${avatar(visit.technician, 's')}<span>${l.t.nextMarks(visit.technician.name)}</span
      ><span class="when">${l.t.nextMarksBy(at(visit.endsAt))}</span>
    </p>
  </div>`;
};

/** A visit that is booked, under way or over. */
export const confirmation = (c: ConfirmationContext): TemplateResult => {
  const { visit, l } = c;
  const zone = visit.site.timeZone;
  const words = { booked: l.t.booked, 'in-progress': l.t.underWay, done: l.t.visitDone };
  const status =
    visit.status === 'in-progress' || visit.status === 'done' ? visit.status : 'booked';
  return html`<div class="pad stack head" part="booked">
      <p class="got">${checkIcon()}<span>${words[status]}</span></p>
      <h3 class="when">
        <span class="num big"><bdi>${l.format.date(visit.startsAt, zone, c.now)}</bdi></span>
        <span class="num big"><bdi>${hoursOf(l.format, visit, zone)}</bdi></span>
      </h3>
      <p class="sm mut">${l.t.localTime(place(visit))}</p>
    </div>
    <div class="pad stack body">
      <div class="person">
        ${avatar(visit.technician, 'l')}
        <div>
          <p class="sm"><b>${visit.technician.name}</b> ${l.t.comes}</p>
          ${visit.technician.title ? html`<p class="xs mut">${visit.technician.title}</p>` : nothing}
        </div>
      </div>
      ${visit.watchClosely ? html`<p class="note warm">${l.t.watchClosely}</p>` : nothing}
      ${facts(c)} ${ways(c)}
    </div>
    ${next(c)}`;
};
