import { html, nothing, type TemplateResult } from 'lit';
import { avatar } from '../parts.ts';
import { noteField, type BookingView } from './view.ts';

/** Nothing fits: the reader leaves a number. */
export const callBackForm = (view: BookingView): TemplateResult => {
  const { flow } = view;
  const { t } = view.l;
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
      ${
        flow.phoneMissing
          ? html`<p class="gap" id="phone-gap" role="alert">${t.phoneMissing}</p>`
          : nothing
      }
    </div>
    ${noteField(view, 'callNote', t.callBackNote, '')}
    <button
      type="submit"
      class="btn primary wide"
      part="ask-call-back"
      aria-disabled=${flow.phase === 'working' ? 'true' : nothing}
    >
      ${t.callBackSend}
    </button>
    <button type="button" class="btn wide" @click=${() => flow.allTimes()}>${t.backToTimes}</button>
  </form>`;
};

/** Who rings, and by when. */
export const calledBack = ({ flow, item, now, l }: BookingView): TemplateResult => {
  const { t, format } = l;
  const { callBack } = flow;
  if (!callBack) return html``;
  const { owner, promisedBy } = callBack;
  return html`<div class="pad stack fields" role="status" part="called-back">
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
        <p class="num big">${format.dateTime(promisedBy, item.site.timeZone, now)}</p>
      </div>
    </div>
    <button type="button" class="btn wide" part="all-times" @click=${() => flow.allTimes()}>
      ${t.backToTimes}
    </button>
  </div>`;
};
