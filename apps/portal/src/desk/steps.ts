import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Recommendation } from '@wellkept/contracts';
import { addDays } from '@wellkept/contracts/day';
import { theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';
import { FirstContactElement } from './first-contact.ts';

/** A step of the office or the technician. */
export type StepName = 'send' | 'return' | 'answer' | 'withdraw' | 'propose';

/** Somebody wants to take a step; `note` is empty where it takes none, `validUntil` only for sending. */
export class StepEvent extends Event {
  readonly step: StepName;
  readonly note: string;
  readonly validUntil: string;
  constructor(step: StepName, note = '', validUntil = '') {
    super('wp-step');
    this.step = step;
    this.note = note;
    this.validUntil = validUntil;
  }
}

/** What can be done with a finding now, as `may` tells: one form a step, the others folded away. */
export class StepsElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      details > summary {
        cursor: pointer;
        min-block-size: var(--_target);
        display: flex;
        align-items: center;
        font-size: var(--_text-sm);
        font-weight: 600;
        color: var(--_color-accent);
      }
      details[open] > summary {
        margin-block-end: var(--_space-2);
      }
    `,
  ];
  static override properties = {
    item: { attribute: false },
    today: {},
    busy: { type: Boolean },
    unsaved: { type: Boolean },
    error: { attribute: false },
  };
  declare item: Recommendation;
  /** The firm's day, `YYYY-MM-DD`. */
  declare today: string;
  declare busy: boolean;
  declare unsaved: boolean;
  declare error: unknown;

  constructor() {
    super();
    this.today = '';
    this.busy = false;
    this.unsaved = false;
  }

  override render(): TemplateResult {
    const may = new Set(this.item.may);
    return html`<div class="wk plain stack">
      ${may.has('answer') ? this.#answer() : nothing}
      ${may.has('propose') ? this.#propose() : nothing} ${may.has('send') ? this.#send() : nothing}
      ${
        may.has('return')
          ? this.#noted(
              'return',
              'Return it to the technician',
              'What you need to know',
              'Return it',
            )
          : nothing
      }
      ${may.has('withdraw') ? this.#noted('withdraw', 'Withdraw it', 'Why', 'Withdraw it') : nothing}
      ${failure(this.error)}
    </div>`;
  }

  #answer(): TemplateResult {
    const open = this.item.questions.findLast((question) => question.answer === null);
    return html`<form
      class="stack"
      @submit=${(event: SubmitEvent) => this.#submit(event, 'answer')}
    >
      ${open ? html`<p class="quote sm">${open.text}</p>` : nothing}
      <label class="field"
        ><span class="label">Your answer to ${open?.askedBy.name ?? 'the customer'}</span
        ><textarea class="inp" name="note" required maxlength="5000"></textarea>
      </label>
      <button class="btn primary" ?disabled=${this.busy}>Send the answer</button>
    </form>`;
  }

  #propose(): TemplateResult {
    return html`<button
      class="btn primary"
      ?disabled=${this.busy || this.unsaved}
      @click=${() => this.dispatchEvent(new StepEvent('propose'))}
    >
      Hand it to the office
    </button>`;
  }

  /** The first time it is the one thing to do; later a new version is possible, but nothing waits for it. */
  #send(): TemplateResult {
    const first = this.item.status === 'draft' || this.item.status === 'proposed';
    if (first || this.item.status === 'price-expired')
      return this.#sendForm('Send it to the customer', true);
    return html`<details>
      <summary>Send a new version</summary>
      ${this.#sendForm('Send the new version', false)}
    </details>`;
  }

  #sendForm(words: string, primary: boolean): TemplateResult {
    const ready = (this.item.proposal?.options.length ?? 0) > 0;
    const { customer, reach } = this.item;
    // Before they send: whom it can reach at all.
    if (reach?.contacts === 0)
      return html`<wp-first-contact
        .customer=${customer}
        @wp-done=${() => this.dispatchEvent(new Event('wp-contact-added'))}
      ></wp-first-contact>`;
    return html`<form class="stack" @submit=${(event: SubmitEvent) => this.#submit(event, 'send')}>
      <label class="field"
        ><span class="label">Prices hold until</span
        ><input
          class="inp"
          type="date"
          name="validUntil"
          required
          min=${addDays(this.today, 1)}
          .value=${addDays(this.today, 28)}
      /></label>
      ${
        this.item.officeEdit?.objection
          ? html`<label class="field"
              ><span class="label">Your answer to ${this.item.technician.name}’s objection</span
              ><textarea class="inp" name="note" required maxlength="5000"></textarea>
            </label>`
          : nothing
      }
      <button
        class="btn ${primary ? 'primary' : ''}"
        ?disabled=${this.busy || this.unsaved || !ready}
      >
        ${words}
      </button>
      ${
        this.unsaved
          ? html`<p class="xs mut">Save your changes first; what is sent is what is saved.</p>`
          : nothing
      }
      ${ready ? nothing : html`<p class="xs mut">It needs at least one option.</p>`}
      ${
        reach?.withEmail === 0
          ? html`<p class="note warm">
              Nobody at ${customer.name} has an e-mail address here, so no mail tells them. Call
              them once it is sent.
            </p>`
          : nothing
      }
    </form>`;
  }

  #noted(step: StepName, summary: string, label: string, button: string): TemplateResult {
    return html`<details>
      <summary>${summary}</summary>
      <form class="stack" @submit=${(event: SubmitEvent) => this.#submit(event, step)}>
        <label class="field"
          ><span class="label">${label}</span
          ><textarea class="inp" name="note" required maxlength="5000"></textarea>
        </label>
        <button class="btn" ?disabled=${this.busy}>${button}</button>
      </form>
    </details>`;
  }

  #submit(event: SubmitEvent, step: StepName): void {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    this.dispatchEvent(
      new StepEvent(step, String(data.get('note') ?? ''), String(data.get('validUntil') ?? '')),
    );
  }

  static readonly uses = { 'wp-first-contact': FirstContactElement };
}
