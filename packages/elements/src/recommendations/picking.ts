import type { Me, Money, RecommendationItem } from '@wellkept/contracts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Localize } from '../localize.ts';
import en from '../locales/en/list-later.ts';

/** As many as one act may hold. */
export const most = 50;

/** Whether the reader is asked to decide it. */
export const awaitsDecision = (item: RecommendationItem): boolean =>
  item.yourTurn && item.nextStep?.kind === 'decide';

/** Several findings being chosen, to be decided together. */
export class Picking {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #words: Localize<typeof en>;
  /** In the order they were chosen. */
  readonly #chosen = new Map<string, RecommendationItem>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    this.#words = new Localize(host, { en, de: () => import('../locales/de/list-later.ts') });
  }

  get ids(): string[] {
    return [...this.#chosen.keys()];
  }

  clear(): void {
    this.#chosen.clear();
  }

  /** What the box of an item is drawn with. */
  changes(item: RecommendationItem): readonly unknown[] {
    return [this.#words.t, this.#chosen.has(item.id), this.#chosen.size >= most];
  }

  /** Items that were told anew: those that wait for somebody else by now are no longer chosen. */
  follow(items: readonly RecommendationItem[]): void {
    for (const item of items) {
      if (!this.#chosen.has(item.id)) continue;
      if (awaitsDecision(item)) this.#chosen.set(item.id, item);
      else this.#chosen.delete(item.id);
    }
  }

  readonly box = (item: RecommendationItem): TemplateResult => {
    // Its room is kept, so that the columns stay in line.
    if (!awaitsDecision(item)) return html`<span class="box"></span>`;
    const chosen = this.#chosen.has(item.id);
    return html`<label class="box choose" part="select"
      ><input
        type="checkbox"
        aria-label=${this.#words.t.choose(item.title)}
        .checked=${live(chosen)}
        ?disabled=${!chosen && this.#chosen.size >= most}
        @change=${(event: Event) => this.#choose(item, (event.target as HTMLInputElement).checked)}
    /></label>`;
  };

  #choose(item: RecommendationItem, on: boolean): void {
    if (on) this.#chosen.set(item.id, item);
    else this.#chosen.delete(item.id);
    this.#host.requestUpdate();
  }

  /** How many, how much, and the way on. */
  bar(me: Me | null, together: () => void): TemplateResult {
    const { t } = this.#words;
    const count = this.#chosen.size;
    return html`<div class="bar" part="bar" role="group" aria-label=${t.bar}>
      <p role="status">
        ${
          count === 0
            ? t.chooseFirst
            : html`<b>${t.chosen(count)}</b>${this.#money(me)}${
                  count >= most ? html`<br /><span class="xs mut">${t.most(most)}</span>` : nothing
                }`
        }
      </p>
      <button type="button" class="btn primary" ?disabled=${count === 0} @click=${together}>
        ${t.together}
      </button>
    </div>`;
  }

  #money(me: Me | null): TemplateResult | typeof nothing {
    const { t, format } = this.#words;
    const items = [...this.#chosen.values()];
    const sum = (field: 'priceFrom' | 'priceTo'): Money | null => {
      const prices = items.flatMap((item) => item[field] ?? []);
      const [first] = prices;
      return first ? { ...first, amount: prices.reduce((n, { amount }) => n + amount, 0) } : null;
    };
    const [from, to] = [sum('priceFrom'), sum('priceTo')];
    if (!from || !to) return nothing;
    const money =
      from.amount === to.amount
        ? format.money(from)
        : t.range(format.money(from), format.money(to));
    return html` · <bdi>${t.sum(money, me?.organization.taxName ?? '')}</bdi>`;
  }
}
