import type { Slot } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { calendarIcon, phoneIcon } from '../icons.ts';
import { likeness, nextBest } from './slot-days.ts';
import { slotPick } from './slot-picker.ts';
import { whenOf, type BookingView } from './view.ts';

/** Somebody was faster: what was typed is kept, and the three windows most like the lost one are offered. */
export const taken = (view: BookingView): TemplateResult => {
  const { flow, item } = view;
  const { t } = view.l;
  const { slots, lost } = flow;
  const zone = slots?.timeZone ?? item.site.timeZone;
  const best = slots && lost ? nextBest(slots.items, lost, zone) : [];
  const under = (slot: Slot): string => {
    const like = lost && likeness(slot, lost, zone);
    return [slot.technician.name, like && t[like]].filter(Boolean).join(' · ');
  };
  const heading = (slot: Slot): string => (slots ? whenOf(view, slot, slots) : '');
  return html`<div class="pad stack head" role="alert">
      <h3>${t.takenHeading}</h3>
      <p class="sm">
        ${lost && slots ? t.taken(heading(lost)) : nothing}
        <b>${t.takenKept}</b> ${best.length ? t.takenBest : t.takenNone}
      </p>
    </div>
    <div class="pad stack body">
      <fieldset part="next-best">
        <legend class="vh">${t.takenBest}</legend>
        <div class="times">
          ${best.map((slot) => slotPick(slot, heading(slot), under(slot), false, (each) => flow.choose(each)))}
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
};
