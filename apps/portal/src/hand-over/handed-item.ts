import type { Me, Recommendation } from '@wellkept/contracts';
import type { HandOver } from '@wellkept/contracts/authority';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { Format, theme, tokens } from '@wellkept/elements';
import { avatar } from '@wellkept/elements/parts';
import { clockOf, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';

/** What was handed over: who asks, what it costs, why, and the answers; the whole of it one press away. */
export class HandedItemElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      .all {
        display: grid;
        gap: var(--_space-4);
      }
      .top {
        padding-block-end: 0;
      }
      .inset {
        padding-inline: var(--_space-4);
      }
      .wait {
        min-block-size: calc(320 * var(--_wk-u));
      }
    `,
  ];
  static override properties = {
    handOver: { attribute: false },
    until: {},
    whole: { state: true, attribute: false },
  };
  declare handOver: HandOver | null;
  /** The link's last day, in words. */
  declare until: string;
  declare whole: boolean;
  readonly #format = new Format('en');
  readonly #item = new Live(this, (client, signal) => {
    const id = this.handOver?.recommendation.id ?? '';
    return this.#seen ? client.recommendations.get(id, { signal }) : this.#view(client, id, signal);
  });
  #seen = false;

  constructor() {
    super();
    this.handOver = null;
    this.until = '';
    this.whole = false;
  }

  /** The first look tells the technician that it was looked at. */
  async #view(
    client: NonNullable<Live<Recommendation>['client']>,
    id: string,
    signal: AbortSignal,
  ): Promise<Recommendation> {
    const item = await client.recommendations.view(id, { signal });
    this.#seen = true;
    return item;
  }

  override render(): TemplateResult | typeof nothing {
    const { value: item, me } = this.#item;
    const { handOver } = this;
    if (!handOver) return nothing;
    if (!item || !me)
      return html`<div class="wk plain wait" aria-busy=${this.#item.error ? 'false' : 'true'}>
        ${
          this.#item.error
            ? html`<div class="pad stack" role="alert">
                <p>It could not be loaded. Nothing is lost.</p>
                <p>
                  <button class="btn primary" @click=${() => void this.#item.reload()}>
                    Try again
                  </button>
                </p>
              </div>`
            : nothing
        }
      </div>`;
    const asksSecond = item.status === 'waiting' && item.decision?.waitsFor?.id === me.person.id;
    return html`<div class="wk plain all">
      <p class="pad sm mut between top">
        <span>${handOver.to.name} · this item only, until ${this.until}</span
        ><button
          class="link"
          aria-expanded=${this.whole ? 'true' : 'false'}
          @click=${() => (this.whole = !this.whole)}
        >
          ${this.whole ? 'Show less' : 'See the whole calculation'}
        </button>
      </p>
      ${
        this.whole
          ? html`<wk-recommendation recommendation-id=${item.id} depth="full"></wk-recommendation>`
          : html`${
              asksSecond
                ? html`<div class="inset">${this.#note(handOver)}</div>`
                : this.#asked(handOver, item, me)
            }
            ${
              handOver.purpose === 'decide'
                ? html`<wk-decision .recommendation=${item}></wk-decision>`
                : nothing
            }`
      }
    </div>`;
  }

  #asked(handOver: HandOver, item: Recommendation, me: Me): TemplateResult {
    const { from, purpose } = handOver;
    const decided = item.decision !== null && item.decision.waitsFor === null;
    const price = item.priceFrom && item.priceTo;
    const suggested = item.proposal?.options.find((option) => option.suggested);
    return html`<div class="pad stack">
      <h1>
        ${
          decided
            ? 'Decided'
            : `${from.name} ${purpose === 'decide' ? 'asks for your decision' : 'asks you to look at this'}`
        }:
        ${item.equipment.tag}, ${item.title}
      </h1>
      ${
        suggested
          ? html`<p class="between">
              <span class="num hero">${this.#format.money(suggested.price)}</span
              ><span class="xs mut">excl. ${me.organization.taxName}</span>
            </p>`
          : price && item.priceFrom && item.priceTo
            ? html`<p class="between">
                <span class="num hero"
                  >${this.#format.moneyRange(item.priceFrom, item.priceTo)}</span
                ><span class="xs mut">excl. ${me.organization.taxName}</span>
              </p>`
            : nothing
      }
      <p>${item.found} ${item.why}</p>
      ${this.#note(handOver)} ${this.#standing(item, me)}
    </div>`;
  }

  #note({ note, from }: HandOver): TemplateResult | typeof nothing {
    return note
      ? html`<p class="note next">
          ${avatar(from, 's')}<span><bdi>“${note}”</bdi></span>
        </p>`
      : nothing;
  }

  /** What has been decided before this link was opened, or since. */
  #standing({ decision, site }: Recommendation, me: Me): TemplateResult | typeof nothing {
    if (!decision) return nothing;
    const when = this.#format.dateTime(decision.at, site.timeZone, clockOf(me));
    const word = {
      approved: 'said yes',
      declined: 'declined it',
      deferred: 'put it off',
      'fixed-elsewhere': 'said that it was fixed elsewhere',
    }[decision.kind];
    return html`<p class="note next">
      ${avatar(decision.by, 's')}<span
        >${decision.by.name}
        ${word}${
          decision.confirmedBy ? html`, and so did ${decision.confirmedBy.name}` : nothing
        }${decision.waitsFor ? html`; ${decision.waitsFor.name}’s yes is needed too` : nothing}</span
      ><span class="when">${when}</span>
    </p>`;
  }
}
