import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Equipment } from '@wellkept/contracts';
import { theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';

/** Units offered at a time. */
const most = 6;

/** A unit was chosen; `null` to choose another one. */
export class UnitEvent extends Event {
  readonly unit: Equipment | null;
  constructor(unit: Equipment | null) {
    super('wp-unit');
    this.unit = unit;
  }
}

/** Tag and name, and where it stands: a firm has many with one tag. */
const named = ({ tag, name, site, customer }: Equipment): TemplateResult => {
  const where = [site && `${site.name}, ${site.city}`, customer?.name].filter(Boolean).join(' · ');
  return html`<span class="grow"
    ><b>${tag}</b> ·
    ${name}${where ? html`<br /><span class="xs mut">${where}</span>` : nothing}</span
  >`;
};

/** Finds a unit by its tag, name, serial number, site or customer. */
export class UnitSearchElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      li + li {
        margin-block-start: var(--_space-2);
      }
      .pick {
        inline-size: 100%;
        color: inherit;
        font-family: inherit;
        text-align: start;
        cursor: pointer;
      }
    `,
  ];
  static override properties = {
    unit: { attribute: false },
    words: { state: true, attribute: false },
  };
  declare unit: Equipment | null;
  declare words: string;
  readonly #found = new Live(this, (client, signal) =>
    client.desk.searchEquipment({ q: this.words, limit: most }, { signal }),
  );

  constructor() {
    super();
    this.unit = null;
    this.words = '';
  }

  override render(): TemplateResult {
    const { unit } = this;
    if (unit) {
      return html`<div class="wk plain stack">
        <span class="label">Unit</span>
        <div class="pick">
          ${named(unit)}<button type="button" class="link" @click=${() => this.#choose(null)}>
            Another one
          </button>
        </div>
      </div>`;
    }
    return html`<div class="wk plain stack">
      <label class="field"
        ><span class="label">Unit <small>tag, name, serial, site or customer</small></span
        ><input
          class="inp"
          type="search"
          autocomplete="off"
          .value=${this.words}
          @input=${this.#type}
      /></label>
      ${failure(this.#found.error)}
      <ul aria-label="Units found">
        ${this.#found.value?.items.map(
          (each) =>
            html`<li>
              <button type="button" class="pick" @click=${() => this.#choose(each)}>
                ${named(each)}
              </button>
            </li>`,
        )}
      </ul>
      ${this.#found.value?.items.length === 0 ? html`<p class="sm mut" role="status">No unit has these words.</p>` : nothing}
      ${this.#found.value?.nextCursor ? html`<p class="xs mut">More units fit. Add the site, the customer, or what it serves.</p>` : nothing}
    </div>`;
  }

  #type = (event: Event): void => {
    this.words = (event.target as HTMLInputElement).value;
    void this.#found.reload();
  };

  #choose(unit: Equipment | null): void {
    this.dispatchEvent(new UnitEvent(unit));
  }
}
