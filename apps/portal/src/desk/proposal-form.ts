import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { OptionFamily, Severity } from '@wellkept/contracts';
import { theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { plusIcon } from '@wellkept/elements/icons';
import { page } from '../app/page.styles.ts';
import { LinkRowsElement, type LinksEvent, type Other } from './link-rows.ts';
import { firstLineOf } from './draft-lines.ts';
import { PriceLinesElement, type LinesEvent } from './price-lines.ts';
import { gapsOf, withOption, type Draft, type OptionDraft } from './draft.ts';

import { replaced, wordingNotes, wordingOf } from './wording.ts';

/** The draft as it is after somebody typed. */
export class DraftEvent extends Event {
  readonly draft: Draft;
  constructor(draft: Draft) {
    super('wp-draft');
    this.draft = draft;
  }
}

const severities: readonly (readonly [Severity, string])[] = [
  ['urgent', 'Urgent'],
  ['soon', 'Soon'],
  ['plan', 'Plan'],
  ['watch', 'Watch'],
];
const families: readonly (readonly [OptionFamily, string])[] = [
  ['repair', 'Repair'],
  ['component', 'Replace a part'],
  ['replace', 'Replace the unit'],
  ['wait', 'Wait and watch'],
];

type TextField = Exclude<keyof Draft, 'options' | 'links' | 'severity'>;
type OptionText = Exclude<keyof OptionDraft, 'family' | 'lines' | 'suggested' | 'taxRate'>;
interface Field {
  readonly type?: 'text' | 'date' | 'number';
  readonly hint?: string;
  readonly area?: boolean;
}

/** A finding's texts and options as a form. Keeps nothing itself: `wp-draft` goes up as people type, `wp-save` at the end. */
export class ProposalFormElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      .grid {
        display: grid;
        gap: var(--_space-3);
        grid-template-columns: repeat(auto-fit, minmax(calc(150 * var(--_wk-u)), 1fr));
      }
      .option {
        display: grid;
        gap: var(--_space-3);
        padding: var(--_space-4);
        border: 1px solid var(--_color-line);
        border-radius: var(--_radius-md);
      }
      .wording {
        margin: var(--_space-2) 0 0;
        padding-inline-start: var(--_space-5);
        color: var(--_color-ink-2);
      }
      .check {
        display: inline-flex;
        align-items: center;
        gap: var(--_space-2);
        min-block-size: var(--_target);
        font-size: var(--_text-sm);
      }
      .check input {
        inline-size: 20px;
        block-size: 20px;
        accent-color: var(--_color-accent);
      }
    `,
  ];
  static override properties = {
    draft: { attribute: false },
    others: { attribute: false },
    currency: {},
    taxName: { attribute: 'tax-name' },
    busy: { type: Boolean },
    tried: { state: true, attribute: false },
  };
  declare draft: Draft;
  /** Findings it can be linked to. */
  declare others: readonly Other[];
  declare currency: string;
  declare taxName: string;
  declare busy: boolean;
  declare tried: boolean;

  constructor() {
    super();
    this.others = [];
    this.currency = 'EUR';
    this.taxName = 'tax';
    this.busy = false;
    this.tried = false;
  }

  override render(): TemplateResult {
    const gaps = this.tried ? gapsOf(this.draft, this.currency) : [];
    return html`<form class="wk plain stack" novalidate @submit=${this.#submit}>
      ${this.#text('title', 'What it is, in one line')} ${this.#severity()}
      ${this.#text('found', 'What we found', { area: true })}
      ${this.#text('suggestion', 'What we suggest', { area: true })}
      ${this.#text('why', 'Because', { area: true })}
      ${this.#text('goal', 'The customer’s goal it serves', { hint: 'optional' })}
      ${this.#text('waitText', 'If you wait', { area: true })}
      <div class="grid">
        ${this.#text('waitChance', 'Chance it fails', { hint: '%', type: 'number' })}
        ${this.#text('waitUntil', 'Until', { type: 'date' })}
        ${this.#text('waitCost', `It then costs`, { hint: this.currency })}
        ${this.#text('waitSource', 'Who says so')}
      </div>
      <h2>Options</h2>
      ${repeat(
        this.draft.options,
        (_, index) => index,
        (option, index) => this.#option(option, index),
      )}
      <div>
        <button type="button" class="btn" @click=${this.#add}>${plusIcon()}Add an option</button>
      </div>
      <h2>With other findings</h2>
      <wp-link-rows
        .links=${this.draft.links}
        .others=${this.others}
        .currency=${this.currency}
        @wp-links=${({ links }: LinksEvent) => this.#set({ links })}
      ></wp-link-rows>
      ${
        this.draft.options.length === 0
          ? html`<p class="note warm">There is no option yet, so it cannot be sent.</p>`
          : nothing
      }
      ${
        gaps.length > 0
          ? html`<div class="gap" role="alert">${gaps.map((gap) => html`<p>${gap}</p>`)}</div>`
          : nothing
      }
      <div><button class="btn primary" ?disabled=${this.busy}>Save</button></div>
    </form>`;
  }

  #text(name: TextField, label: string, field: Field = {}): TemplateResult {
    const text = this.draft[name];
    const remarks = wordingOf(this.draft)(name);
    return html`<div>
      ${this.#input(label, text, field, (value) => this.#set({ [name]: value }))}
      ${wordingNotes(remarks, (remark) => this.#set({ [name]: replaced(text, remark) }))}
    </div>`;
  }

  #input(label: string, value: string, field: Field, set: (value: string) => void): TemplateResult {
    const typed = (event: Event): void => set((event.target as HTMLInputElement).value);
    return html`<label class="field"
      ><span class="label"
        >${label}${field.hint ? html` <small>${field.hint}</small>` : nothing}</span
      >${
        field.area
          ? html`<textarea class="inp" maxlength="5000" .value=${value} @input=${typed}></textarea>`
          : html`<input
              class="inp"
              type=${field.type ?? 'text'}
              maxlength="200"
              .value=${value}
              @input=${typed}
            />`
      }</label
    >`;
  }

  #severity(): TemplateResult {
    return html`<fieldset>
      <legend class="label">How pressing</legend>
      <div class="seg">
        ${severities.map(
          ([severity, name]) =>
            html`<label
              ><input
                type="radio"
                name="severity"
                .checked=${this.draft.severity === severity}
                @change=${() => this.#set({ severity })}
              />${name}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #option(option: OptionDraft, index: number): TemplateResult {
    const letter = String.fromCharCode(65 + index);
    const text = (name: OptionText, label: string, field: Field = {}): TemplateResult =>
      this.#input(label, option[name], field, (value) => this.#setOption(index, { [name]: value }));
    return html`<fieldset class="option">
      <legend class="vh">Option ${letter}</legend>
      <div class="row">
        <span class="key ${letter.toLowerCase()}" aria-hidden="true">${letter}</span>
        <label class="grow"
          ><span class="vh">Kind of option ${letter}</span
          ><select class="inp" @change=${(event: Event) => this.#setFamily(index, event)}>
            ${families.map(
              ([family, name]) =>
                html`<option value=${family} ?selected=${option.family === family}>
                  ${name}
                </option>`,
            )}
          </select></label
        >
        <button type="button" class="btn text" @click=${() => this.#remove(index)}>
          Remove<span class="vh"> option ${letter}</span>
        </button>
      </div>
      ${text('title', 'Title')} ${text('scope', 'What is done, and what is not', { area: true })}
      <div class="grid">
        ${
          option.lines.length > 0
            ? nothing
            : text('price', 'Price', { hint: `${this.currency}, without ${this.taxName}` })
        }
        ${text('readyBy', 'Ready by', { type: 'date' })}
        ${text('warrantyMonths', 'Warranty', { hint: 'months', type: 'number' })}
        ${text('durationMinutes', 'Visit', { hint: 'minutes', type: 'number' })}
      </div>
      <wp-price-lines
        .lines=${option.lines}
        .first=${firstLineOf(option)}
        .currency=${this.currency}
        .letter=${letter}
        @wp-lines=${({ lines }: LinesEvent) => this.#setOption(index, { lines })}
      ></wp-price-lines>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${option.suggested}
          @change=${(event: Event) => this.#suggest(index, (event.target as HTMLInputElement).checked)}
        />We suggest this one</label
      >
    </fieldset>`;
  }

  #set(changes: Partial<Draft>): void {
    this.dispatchEvent(new DraftEvent({ ...this.draft, ...changes }));
  }

  #setOption(index: number, changes: Partial<OptionDraft>): void {
    this.#set({
      options: this.draft.options.map((option, at) =>
        at === index ? { ...option, ...changes } : option,
      ),
    });
  }

  #setFamily(index: number, event: Event): void {
    this.#setOption(index, { family: (event.target as HTMLSelectElement).value as OptionFamily });
  }

  /** One at most is suggested. */
  #suggest(index: number, suggested: boolean): void {
    this.#set({
      options: this.draft.options.map((option, at) => ({
        ...option,
        suggested: suggested && at === index,
      })),
    });
  }

  #add = (): void => {
    this.dispatchEvent(new DraftEvent(withOption(this.draft)));
  };

  #remove(index: number): void {
    this.#set({ options: this.draft.options.filter((_, at) => at !== index) });
  }

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.tried = true;
    if (gapsOf(this.draft, this.currency).length === 0) {
      this.dispatchEvent(new Event('wp-save'));
    }
  };

  static readonly uses = { 'wp-link-rows': LinkRowsElement, 'wp-price-lines': PriceLinesElement };
}
