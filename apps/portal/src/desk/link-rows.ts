import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { plusIcon } from '@wellkept/elements/icons';
import { page } from '../app/page.styles.ts';
import { newLink, type LinkDraft } from './draft-lines.ts';

/** The links as they are after somebody chose. */
export class LinksEvent extends Event {
  readonly links: readonly LinkDraft[];
  constructor(links: readonly LinkDraft[]) {
    super('wp-links');
    this.links = links;
  }
}

/** A finding that can be linked to. */
export interface Other {
  readonly id: string;
  readonly title: string;
  readonly tag: string;
}

const kinds: readonly (readonly [LinkDraft['kind'], string])[] = [
  ['together', 'is cheaper in one visit with'],
  ['needs', 'needs'],
  ['either', 'is done, or instead of it'],
];

/** How this finding hangs together with others of the same customer at the same site. */
export class LinkRowsElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      .link {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-2);
        align-items: center;
      }
      .link > label {
        flex: 1 1 calc(180 * var(--_wk-u));
        min-inline-size: 0;
      }
      .link > .saving {
        flex: 0 1 calc(130 * var(--_wk-u));
      }
    `,
  ];
  static override properties = {
    links: { attribute: false },
    others: { attribute: false },
    currency: {},
  };
  declare links: readonly LinkDraft[];
  declare others: readonly Other[];
  declare currency: string;

  constructor() {
    super();
    this.links = [];
    this.others = [];
    this.currency = 'EUR';
  }

  override render(): TemplateResult {
    return html`<div class="wk plain stack">
      ${repeat(
        this.links,
        (_, index) => index,
        (link, index) => this.#link(link, index),
      )}
      ${
        this.others.length > 0
          ? html`<div>
              <button
                type="button"
                class="btn text"
                ?disabled=${this.links.length >= 10}
                @click=${() => this.#set([...this.links, newLink])}
              >
                ${plusIcon()}Link it with another finding
              </button>
            </div>`
          : html`<p class="xs mut">There is no other finding of this customer at this site.</p>`
      }
    </div>`;
  }

  #link(link: LinkDraft, index: number): TemplateResult {
    const value = (event: Event): string => (event.target as HTMLInputElement).value;
    return html`<div class="link" role="group" aria-label="Link ${index + 1}">
      <label
        ><span class="vh">How</span
        ><select
          class="inp"
          @change=${(event: Event) =>
            this.#change(index, { kind: value(event) as LinkDraft['kind'] })}
        >
          ${kinds.map(
            ([kind, words]) =>
              html`<option value=${kind} ?selected=${link.kind === kind}>This ${words}</option>`,
          )}
        </select></label
      >
      <label
        ><span class="vh">Which finding</span
        ><select
          class="inp"
          @change=${(event: Event) => this.#change(index, { recommendationId: value(event) })}
        >
          <option value="" ?selected=${link.recommendationId === ''}>Choose a finding</option>
          ${this.others.map(
            ({ id, title, tag }) =>
              html`<option value=${id} ?selected=${link.recommendationId === id}>
                ${tag}: ${title}
              </option>`,
          )}
        </select></label
      >
      ${
        link.kind === 'together'
          ? html`<label class="saving"
              ><span class="vh">What both in one visit save</span
              ><input
                class="inp"
                inputmode="decimal"
                placeholder="saves, ${this.currency}"
                .value=${link.saving}
                @input=${(event: Event) => this.#change(index, { saving: value(event) })}
            /></label>`
          : nothing
      }
      <button
        type="button"
        class="btn text"
        @click=${() => this.#set(this.links.filter((_, at) => at !== index))}
      >
        Remove<span class="vh"> link ${index + 1}</span>
      </button>
    </div>`;
  }

  #change(index: number, changes: Partial<LinkDraft>): void {
    this.#set(this.links.map((link, at) => (at === index ? { ...link, ...changes } : link)));
  }

  #set(links: readonly LinkDraft[]): void {
    this.dispatchEvent(new LinksEvent(links));
  }
}
