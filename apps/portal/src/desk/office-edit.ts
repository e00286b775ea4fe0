// The office changed a technician's words: what it was and is now, and the technician's say before it is sent.
import { html, nothing, type TemplateResult } from 'lit';
import type { Me, OfficeEditAnswer, Recommendation } from '@wellkept/contracts';
import type { Format } from '@wellkept/elements';
import { clockOf } from '../app/live.ts';

const fields = [
  ['title', 'In one line'],
  ['found', 'What we found'],
  ['suggestion', 'What we suggest'],
  ['why', 'Because'],
] as const;

type OfficeEdit = NonNullable<Recommendation['officeEdit']>;

/** Old words struck out beside the new ones; for the technician with the two answers. */
export const officeEditNote = (
  item: Recommendation,
  me: Me,
  format: Format,
  answer: (answer: OfficeEditAnswer) => void,
): TemplateResult | typeof nothing => {
  const { officeEdit: edit } = item;
  if (!edit) return nothing;
  const own = me.person.id === item.technician.id;
  const until = format.dateTime(edit.objectUntil, me.organization.timeZone, clockOf(me));
  return html`<section class="note stack" aria-label="Changed words">
    <h2 class="cap">
      ${own ? `${edit.by.name} changed your words` : `${item.technician.name}’s words were changed`}
    </h2>
    ${fields.map(([field, label]) => {
      const before = edit.before[field];
      return before === undefined
        ? nothing
        : html`<div class="sm">
            <b>${label}</b>
            <p class="pre"><del>${before}</del></p>
            <p class="pre"><ins>${item[field]}</ins></p>
          </div>`;
    })}
    ${edit.objection ? objection(edit, item) : waiting(edit, item, until, own, me)}
    ${own && !edit.objection ? choices(answer) : nothing}
  </section>`;
};

const objection = ({ objection: words }: OfficeEdit, { technician }: Recommendation) =>
  html`<p class="quote sm">${words}</p>
    <p class="sm mut">
      ${technician.name} objects. Change it, or say with the sending why not; the words reach
      ${technician.name}.
    </p>`;

const waiting = (
  { objectUntil }: OfficeEdit,
  { technician }: Recommendation,
  until: string,
  own: boolean,
  me: Me,
): TemplateResult => {
  if (Date.parse(objectUntil) <= clockOf(me)) return html``;
  return html`<p class="sm mut">
    ${
      own
        ? `It is not sent before ${until}, unless you agree.`
        : `${technician.name} may object until ${until}; then, or once they agree, it can be sent.`
    }
  </p>`;
};

const choices = (answer: (answer: OfficeEditAnswer) => void): TemplateResult =>
  html`<button class="btn" @click=${() => answer({ agrees: true })}>That is right</button>
    <form
      class="stack"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const note = new FormData(event.target as HTMLFormElement).get('note');
        answer({ agrees: false, note: String(note) });
      }}
    >
      <label class="field"
        ><span class="label">What is wrong with it</span
        ><textarea class="inp" name="note" required maxlength="5000"></textarea>
      </label>
      <button class="btn">I object</button>
    </form>`;
