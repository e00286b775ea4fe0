import type { SlotList } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { lockIcon } from '../icons.ts';
import type { WkSlotPickEvent } from './slot-picker.ts';
import { noteField, whenOf, type BookingView } from './view.ts';

/** "RTU-3: Repair compressor 2 · about 2 hours" */
const about = ({ item, l: { t, format } }: BookingView, slots: SlotList): string => {
  const option = item.proposal?.options.find((each) => each.id === item.decision?.optionId);
  const hours = slots.durationMinutes / 60;
  const long =
    hours >= 1
      ? t.hours(hours, format.number(hours))
      : t.minutes(format.number(slots.durationMinutes, 0));
  return `${item.equipment.tag}: ${option?.title ?? item.title} · ${t.about(long)}`;
};

/** The zone as people call it, e.g. "Ireland Time". */
const zoneName = ({ l }: BookingView, timeZone: string): string => {
  const format = new Intl.DateTimeFormat(l.format.locale, {
    timeZone,
    timeZoneName: 'longGeneric',
  });
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
};

const hold = ({ flow, l: { t, format } }: BookingView, slots: SlotList): unknown => {
  const { chosen, held } = flow;
  if (!chosen) return nothing;
  const ours =
    held?.startsAt === chosen.startsAt && held.technician.id === chosen.technician.id ? held : null;
  if (!ours?.heldUntil) return html`<p class="note" role="status">${t.holding}</p>`;
  const time = format.time(ours.heldUntil, slots.timeZone);
  const again = html`<button
    type="button"
    class="link"
    part="hold-again"
    @click=${() => flow.holdAgain()}
  >
    ${t.holdAgain}
  </button>`;
  const said = flow.holdEnded
    ? html`<b>${t.holdExpired(time)}</b> ${t.holdExpiredMeaning} ${again}`
    : html`<b>${t.held(time)}</b> ${t.heldMeaning} ${t.needLonger} ${again}`;
  return html`<p class="note ${flow.holdEnded ? 'line' : 'accent'} hold" role="status" part="hold">
    ${lockIcon()}<span>${said}</span>
  </p>`;
};

const rest = (view: BookingView, slots: SlotList): TemplateResult => {
  const { flow } = view;
  const { t } = view.l;
  const { chosen } = flow;
  const moving = flow.stage === 'move';
  const when = chosen && whenOf(view, chosen, slots);
  const ready = chosen !== null && (flow.phase !== 'working' || flow.held !== null);
  const label = when ? (moving ? t.move(when) : t.book(when)) : t.bookChoose;
  const seen = chosen ? t.accessSeenBy(chosen.technician.name) : t.accessSeen;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (moving) flow.move();
    else flow.book();
  };
  return html`<form class="sec stack fields" novalidate @submit=${submit}>
    ${
      moving
        ? nothing
        : html`${noteField(view, 'access', t.access, seen, 2)}
          ${noteField(view, 'arrival', t.arrival, t.arrivalHint)}`
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
};

/** Free times, the hold of the chosen one, how to get in, and the one button. */
export const choose = (view: BookingView, slots: SlotList): TemplateResult => {
  const { flow, item, now } = view;
  const { t } = view.l;
  const moving = flow.stage === 'move';
  const place = `${item.site.name}, ${item.site.city}`;
  return html`<div class="pad stack head">
      ${
        flow.visit?.status === 'cancelled'
          ? html`<p class="note" role="status"><b>${t.cancelledHeading}.</b> ${t.cancelledText}</p>`
          : nothing
      }
      <p class="xs mut">${about(view, slots)}</p>
      <h3>${moving ? t.headingMove : t.heading(item.site.name)}</h3>
      <p class="sm mut">${t.zone(place, zoneName(view, slots.timeZone))}</p>
    </div>
    <div class="pad stack body">
      <wk-slot-picker
        .slots=${slots}
        .chosen=${flow.chosen}
        .held=${moving || flow.holdEnded ? null : flow.held}
        .now=${now}
        @wk-slot-pick=${(event: WkSlotPickEvent) => (event.slot ? flow.choose(event.slot) : flow.chooseNone())}
      ></wk-slot-picker>
      ${moving ? nothing : hold(view, slots)}
    </div>
    ${rest(view, slots)}`;
};
