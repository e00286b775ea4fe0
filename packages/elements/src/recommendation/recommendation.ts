import type { Me, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { EvidenceElement } from '../evidence/evidence.ts';
import type { Definable } from '../define.ts';
import { isSecond } from '../decision/drafts.ts';
import type { WkBookRequestEvent } from '../decision/receipt.ts';
import { WkErrorEvent, type WkRecommendationDecidedEvent } from '../events.ts';
import { checkIcon, refreshIcon } from '../icons/finding.ts';
import { infoIcon } from '../icons/first.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendation.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import type { SessionStore } from '../session/session-store.ts';
import { sheet } from '../sheet.styles.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { head } from './advice.ts';
import { check, glance, questions, type Tools } from './body.ts';
import { ComparisonResource } from './comparison-resource.ts';
import { rememberDepth, rememberedDepth } from './depth-memory.ts';
import { InnerElements, type InnerTag } from './inner-elements.ts';
import { RecommendationResource } from './recommendation-resource.ts';
import { helpContact, sessionNotice, skeleton } from './session-notice.ts';
import { visitSummary } from './stands.ts';
import type { Depth, View } from './view.ts';
import { styles } from './recommendation.styles.ts';

/** What is asked of the customer or was answered, and stands above the finding when it is opened in that state. */
type Part = 'decision' | 'booking' | 'feedback';

/**
 * One recommendation in three depths, from what was found to what became of it; deciding, booking and feedback are in
 * it. Marks it viewed once it is on screen, and follows what changes on the server without losing what is being typed.
 *
 * @attr recommendation-id - Which recommendation.
 * @attr depth - `glance`, `check` or `full`. Default: as the reader left it, else `check`.
 * @fires wk-recommendation-decided - The server has the reader's answer, or it was taken back.
 * @fires wk-appointment-booked - A visit was booked, moved or cancelled.
 * @fires wk-feedback-given - The server has the reader's marks.
 */
export class RecommendationElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-notice': NoticeElement,
    'wk-evidence': EvidenceElement,
  };
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    depth: {},
    booking: { state: true, attribute: false },
    printing: { state: true, attribute: false },
    confirming: { state: true, attribute: false },
    asking: { state: true, attribute: false },
    handing: { state: true, attribute: false },
    history: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, sheet, styles];
  declare recommendationId: string | null;
  declare depth: Depth | null;
  /** The reader asked for the free times. */
  declare protected booking: boolean;
  declare protected printing: boolean;
  declare protected confirming: 'working' | 'failed' | null;
  /** A question is being written beneath the evidence. */
  declare protected asking: boolean;
  /** It is being handed to somebody. */
  declare protected handing: boolean;
  /** The unit's history is open. */
  declare protected history: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendation.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #resource = new RecommendationResource(this, {
    id: () => this.recommendationId,
    load: (store, id, signal) => this.#load(store, id, signal),
  });
  readonly #comparison = new ComparisonResource(this, () => this.#resource);
  /** Which recommendation is open, and what stood first when it was opened: it stays there while it is open. */
  #opened: { readonly id: string; readonly first: Part | null } | null = null;
  readonly #inner = new InnerElements(this);

  constructor() {
    super();
    this.recommendationId = null;
    this.depth = null;
    this.booking = false;
    this.printing = false;
    this.confirming = null;
    this.asking = false;
    this.handing = false;
    this.history = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('beforeprint', this.#print);
    window.addEventListener('afterprint', this.#print);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('beforeprint', this.#print);
    window.removeEventListener('afterprint', this.#print);
  }

  override willUpdate(): void {
    const { item } = this.#resource;
    if (!item || item.id === this.#opened?.id) return;
    this.#opened = { id: item.id, first: firstPart(item, this.#resource.me) };
    this.booking = item.status === 'approved' || item.status === 'incomplete';
  }

  override render(): TemplateResult {
    const { lang, dir, t } = this.#l;
    const { item } = this.#resource;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${
        item
          ? this.#item(item)
          : sessionNotice(
              this.#resource,
              this.#common.t,
              skeleton(t.loading, [
                'third',
                'line',
                'half',
                'wide',
                'tall',
                'line',
                'wide',
                'half',
              ]),
            )
      }
      ${footer(this, this.#resource.store, this.#common)}
    </div>`;
  }

  #item(item: Recommendation): TemplateResult {
    const { me, now, failure, store } = this.#resource;
    const chosen = this.depth ?? rememberedDepth(store) ?? 'check';
    // On paper at least what can be checked; every number only for a reader who has them open.
    const depth = this.printing && chosen === 'glance' ? 'check' : chosen;
    const comparison = item.hasEconomics ? this.#comparison.value : null;
    const view: View = { item, me, now, depth, comparison, l: this.#l, common: this.#common.t };
    const tools = this.#tools(item);
    const first = this.#opened?.first ?? null;
    const visit = visitSummary(view, this.#confirm(item));
    return html`<article part="recommendation" @wk-recommendation-decided=${this.#decided}>
      ${
        failure?.kind === 'offline'
          ? html`<p class="pad gone xs mut" role="status">${this.#l.t.stale}</p>`
          : nothing
      }
      ${head(view, this.#setDepth)} ${item.status === 'completed' ? visit : nothing}
      ${first ? html`<div class="bookplace ${isAsking(item) ? 'open' : ''}">${this.#part(first, item)}</div>` : nothing}
      ${item.status === 'withdrawn' ? this.#withdrawn(item) : nothing}
      ${item.status === 'completed' ? nothing : visit}
      ${
        depth === 'glance'
          ? html`${glance(view, tools)}${item.status === 'question' ? questions(view, tools) : nothing}`
          : check(view, tools)
      }
      ${this.#last(item, first)}
    </article>`;
  }

  #tools(item: Recommendation): Tools {
    const own = this.#resource.store?.draft<object>(`economics:${item.id}`);
    return {
      setDepth: this.#setDepth,
      inner: (tag, element) => (this.#inner.needs(tag) ? element() : this.#lost(tag)),
      ownNumbers: own !== null && own !== undefined && Object.keys(own).length > 0,
      asking: this.asking,
      ask: () => (this.asking = true),
      handing: this.handing,
      handOver: () => (this.handing = true),
      history: this.history,
      openHistory: (open) => (this.history = open),
      showPhoto: (photoId, questionId) =>
        void this.renderRoot
          .querySelector<EvidenceElement>('[part=evidence] wk-evidence')
          ?.view(photoId, { questionId }),
    };
  }

  #part(part: Part, item: Recommendation): TemplateResult {
    if (!this.#inner.needs(`wk-${part}`)) return this.#lost(`wk-${part}`);
    switch (part) {
      case 'decision':
        return html`<wk-decision
          exportparts="answers, panel, send, receipt"
          .recommendation=${item}
          ?booking=${this.booking}
          @wk-book-request=${this.#book}
        ></wk-decision>`;
      case 'booking':
        return html`<wk-booking
          .recommendation=${item}
          @wk-appointment-booked=${this.#again}
        ></wk-booking>`;
      case 'feedback':
        return html`<wk-feedback
          .recommendation=${item}
          @wk-feedback-given=${this.#again}
        ></wk-feedback>`;
    }
  }

  /** What follows the finding: the answers, the receipt, and what they led to while the page is open. */
  #last(item: Recommendation, first: Part | null): unknown {
    const now = firstPart(item, this.#resource.me);
    const asked = item.decision !== null || this.#isCustomer;
    const decision =
      asked &&
      item.proposal !== null &&
      first !== 'decision' &&
      now !== 'feedback' &&
      item.status !== 'withdrawn';
    const wanted =
      now === 'booking' ? this.booking || item.appointment !== null : now === 'feedback';
    return html`${decision ? this.#part('decision', item) : nothing}
    ${now && wanted && now !== first ? html`<div class="bookplace ${isAsking(item) ? 'open' : ''}">${this.#part(now, item)}</div>` : nothing}`;
  }

  get #isCustomer(): boolean {
    return this.#resource.me?.role === 'contact';
  }

  #withdrawn(item: Recommendation): TemplateResult {
    const why = item.history.findLast((event) => event.to === 'withdrawn')?.note ?? '';
    return html`<wk-notice
      .icon=${infoIcon()}
      .heading=${this.#l.t.withdrawnHeading}
      .text=${why}
    ></wk-notice>`;
  }

  #confirm(item: Recommendation): TemplateResult | typeof nothing {
    const { t } = this.#l;
    if (item.status !== 'completed' || !item.may.includes('confirm')) return nothing;
    return html`<button
        type="button"
        class="btn wide"
        part="confirm"
        aria-disabled=${this.confirming === 'working' ? 'true' : nothing}
        @click=${this.#confirmWork}
      >
        ${checkIcon()}${this.confirming === 'working' ? t.confirming : t.confirmWork}
      </button>
      ${this.confirming === 'failed' ? html`<p class="gap" role="alert">${t.confirmFailed}</p>` : nothing}`;
  }

  /** In place of an inner element whose code did not arrive. */
  #lost(tag: InnerTag): TemplateResult {
    const { t } = this.#common;
    return html`<wk-notice
      .icon=${refreshIcon()}
      .heading=${t.failedTitle}
      .text=${t.failedText}
      .action=${t.tryAgain}
      .contact=${helpContact(this.#resource.me)}
      @wk-notice-action=${() => this.#inner.again(tag)}
    ></wk-notice>`;
  }

  /** Marked viewed by the customer when it was sent and is now here to be read. */
  async #load(store: SessionStore, id: string, signal: AbortSignal): Promise<Recommendation> {
    const item = await store.client.recommendations.get(id, { signal });
    if (item.status !== 'sent' || store.state.me?.role !== 'contact' || signal.aborted) return item;
    try {
      return await store.client.recommendations.view(id, { signal });
    } catch (error) {
      this.dispatchEvent(new WkErrorEvent(error));
      return item;
    }
  }

  readonly #setDepth = (depth: Depth): void => {
    this.depth = depth;
    rememberDepth(this.#resource.store, depth);
  };

  readonly #decided = (event: WkRecommendationDecidedEvent): void => {
    this.booking = false;
    this.asking = false;
    this.#resource.replace(event.recommendation);
  };

  readonly #again = (): void => this.#resource.refresh();

  readonly #book = (event: WkBookRequestEvent): void => {
    if (event.defaultPrevented) return;
    this.booking = true;
    // The button that asked for the times is gone; the reader goes on where they appear.
    void this.updateComplete.then(async () => {
      const booking = this.renderRoot.querySelector<WkElement>('wk-booking');
      await customElements.whenDefined('wk-booking');
      await booking?.updateComplete;
      booking?.renderRoot.querySelector<HTMLElement>('[part=outcome]')?.focus();
    });
  };

  readonly #print = (event: Event): void => {
    this.printing = event.type === 'beforeprint';
  };

  readonly #confirmWork = async (): Promise<void> => {
    const { store, item } = this.#resource;
    if (!store || !item || this.confirming === 'working') return;
    this.confirming = 'working';
    try {
      this.#resource.replace(
        await store.client.recommendations.confirm(item.id, { revision: item.revision }),
      );
      this.confirming = null;
    } catch (error) {
      this.confirming = 'failed';
      this.dispatchEvent(new WkErrorEvent(error));
      this.#resource.refresh();
    }
  };
}

/** What the state asks for beyond deciding. */
const firstPart = (item: Recommendation, me: Me | null): Part | null => {
  if (isSecond(item, me)) return 'decision';
  switch (item.status) {
    case 'approved':
    case 'incomplete':
    case 'booked':
    case 'in-progress':
      return 'booking';
    case 'completed':
    case 'recovery':
    case 'confirmed':
      return item.visit && (me?.role === 'contact' || item.visit.feedback) ? 'feedback' : null;
    case 'declined':
    case 'deferred':
    case 'fixed-elsewhere':
      return 'decision';
    default:
      return null;
  }
};

/** A form stands there, which nobody wants on paper. */
const isAsking = (item: Recommendation): boolean =>
  item.status === 'approved' || item.status === 'incomplete' || item.status === 'completed';

declare global {
  interface HTMLElementTagNameMap {
    'wk-recommendation': RecommendationElement;
  }
}
