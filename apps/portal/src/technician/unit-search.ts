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

/** Finds a unit by its tag, name, serial number or site. */
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
  readonly #found = new Live(this, async (client, signal) => {
    const [units, sites, customers] = await Promise.all([
      client.desk.searchEquipment({ q: this.words, limit: most }, { signal }),
      client.sites.list({ limit: 100 }, { signal }),
      client.desk.customers({ limit: 100 }, { signal }),
    ]);
    const siteNames = new Map(sites.items.map(({ id, name, city }) => [id, `${name}, ${city}`]));
    const customerNames = new Map(customers.items.map(({ id, name }) => [id, name]));
    const where = (unit: Equipment): string =>
      [siteNames.get(unit.siteId), customerNames.get(unit.customerId)].filter(Boolean).join(' · ');
    return {
      units: units.items.map((unit) => ({ unit, where: where(unit) })),
      more: units.nextCursor !== null,
    };
  });

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
          <span class="grow"><b>${unit.tag}</b> · ${unit.name}</span
          ><button type="button" class="link" @click=${() => this.#choose(null)}>
            Another one
          </button>
        </div>
      </div>`;
    }
    return html`<div class="wk plain stack">
      <label class="field"
        ><span class="label">Unit <small>tag, name, serial or site</small></span
        ><input
          class="inp"
          type="search"
          autocomplete="off"
          .value=${this.words}
          @input=${this.#type}
      /></label>
      ${failure(this.#found.error)}
      <ul aria-label="Units found">
        ${this.#found.value?.units.map(
          ({ unit: each, where }) =>
            html`<li>
              <button type="button" class="pick" @click=${() => this.#choose(each)}>
                <span class="grow"
                  ><b>${each.tag}</b> · ${each.name}<br /><span class="xs mut">${where}</span></span
                >
              </button>
            </li>`,
        )}
      </ul>
      ${this.#found.value?.units.length === 0 ? html`<p class="sm mut" role="status">No unit has these words.</p>` : nothing}
      ${this.#found.value?.more ? html`<p class="xs mut">More units fit. Add the site, or what it serves.</p>` : nothing}
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
