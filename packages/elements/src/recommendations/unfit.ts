import type { RecommendationItem } from '@wellkept/contracts';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { WkErrorEvent } from '../events.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/list-later.ts';
import { phoneLink } from '../parts.ts';
import type { RowTools } from './item.ts';

type Place = Parameters<RowTools['unfit']>[1];

/** Rows of items that cannot be drawn: each says so in its own place, and whom to ring. */
export class Unfit {
  readonly #element: LitElement;
  readonly #words: Localize<typeof en>;
  /** Those the page was told of. */
  readonly #told = new Set<unknown>();

  constructor(element: LitElement) {
    this.#element = element;
    this.#words = new Localize(element, { en, de: () => import('../locales/de/list-later.ts') });
  }

  readonly unfit = (item: RecommendationItem, tools: Place, error: unknown): TemplateResult => {
    this.#tell(item.id ?? tools.at, error);
    const { t } = this.#words;
    const firm = tools.me?.organization;
    const title = typeof item.title === 'string' && item.title.trim() ? item.title : '';
    return html`<li
      class="item"
      part="item"
      data-id=${String(item.id ?? nothing)}
      data-at=${tools.at}
      aria-posinset=${tools.place}
      aria-setsize=${tools.size}
    >
      <div class="what">
        <div role="heading" aria-level=${tools.level}>
          ${this.#title(item.id, title || t.notShown, tools)}
        </div>
        <p>
          ${title ? html`${t.notShown}. ` : nothing}${firm ? html`${t.tells(firm.name)} ${phoneLink(firm.phone)}` : nothing}
        </p>
      </div>
    </li>`;
  };

  /** What it is opened by, where it says which it is: the finding itself may be whole. */
  #title(id: unknown, title: string, { open }: Place): TemplateResult {
    return typeof id === 'string'
      ? html`<button type="button" class="open" part="open" @click=${() => open(id)}>
          <bdi>${title}</bdi>
        </button>`
      : html`<b>${title}</b>`;
  }

  #tell(which: unknown, error: unknown): void {
    if (this.#told.has(which)) return;
    this.#told.add(which);
    // A list that is being drawn is not interrupted by what the page does about it.
    queueMicrotask(() => this.#element.dispatchEvent(new WkErrorEvent(error)));
  }
}
