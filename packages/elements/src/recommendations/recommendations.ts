import { Task, TaskStatus } from '@lit/task';
import type {
  RecommendationGroup,
  RecommendationPage,
  RecommendationQuery,
  RecommendationSummary,
} from '@wellkept/contracts';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../define.ts';
import { WkErrorEvent, WkOpenRequestEvent } from '../events.ts';
import {
  backIcon,
  emptyIcon,
  infoIcon,
  lockIcon,
  offlineIcon,
  searchIcon,
} from '../icons/first.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendations.ts';
import { NoticeElement, type HelpContact } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { isConnectionError, isProblem } from '../problem.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { compactHead, head, siteHead } from './head.ts';
import { bySite, row, type RowTools } from './item.ts';
import { firstPages, nextPage } from './pages.ts';
import { styles } from './recommendations.styles.ts';
import { skeleton, skeletonRow } from './skeleton.ts';

type Sort = 'site' | 'severity' | 'due' | 'money';
const groups: readonly RecommendationGroup[] = [
  'all',
  'yours',
  'firm',
  'booked',
  'deferred',
  'done',
];
/** Items a compact list shows. */
const few = 4;
/** Milliseconds without anything to show before its outline is drawn: the list itself is often here sooner. */
const patience = 100;

/**
 * What the firm found, across sites and units: what waits for the reader, what it costs, who acts next and when. Opens
 * an item in place, with its own way back, unless `wk-open-request` is cancelled. Stands inside a `wk-session`.
 *
 * @fires wk-open-request - An item was chosen; cancel it to open it elsewhere. See `recommendationId`.
 * @fires wk-error - The list could not be loaded.
 * @csspart item - One finding.
 * @csspart open - Its title, a button.
 * @csspart footer - The firm's number and who is signed in.
 */
export class RecommendationsElement extends LitElement {
  static readonly uses = { 'wk-notice': NoticeElement };
  static override properties = {
    compact: { type: Boolean, reflect: true },
    siteId: { attribute: 'site-id' },
    equipmentId: { attribute: 'equipment-id' },
    limit: { type: Number },
    group: { state: true, attribute: false },
    sort: { state: true, attribute: false },
    words: { state: true, attribute: false },
    version: { state: true, attribute: false },
    growing: { state: true, attribute: false },
    openId: { state: true, attribute: false },
    detail: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, styles];

  /** For a side column: only what waits for the reader, at most four, with a way to see all. */
  declare compact: boolean;
  /** Only this site's. */
  declare siteId: string | null;
  /** Only this unit's. */
  declare equipmentId: string | null;
  /** Items asked for at a time, 1 to 100; default 50. */
  declare limit: number;
  declare protected group: RecommendationGroup;
  declare protected sort: Sort;
  declare protected words: string;
  declare protected version: number;
  declare protected growing: number;
  declare protected openId: string | null;
  /** How far the code of `wk-recommendation` is. */
  declare protected detail: 'loading' | 'ready' | 'failed';

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendations.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #session = new SessionController(this, () => this.#refreshSoon());
  #page: RecommendationPage | null = null;
  /** What the page shown was asked for with. */
  #query: RecommendationQuery = {};
  #refresh = 0;
  #typing = 0;
  #outline = 0;
  #outlined = false;
  #failedAt = '';
  #person: string | null = null;
  #online = true;
  #spoken = false;

  readonly #list = new Task(this, {
    args: () =>
      [
        // Signed out means forgotten, and asked for again after the next sign-in.
        this.#session.state?.reason === 'signed-out' ? undefined : this.#session.store,
        this.compact ? 'yours' : this.group,
        this.sort,
        this.words,
        this.siteId,
        this.equipmentId,
        this.version,
      ] as const,
    task: async ([store, group, sort, q, siteId, equipmentId], { signal }) => {
      if (!store) return null;
      const query: RecommendationQuery = {
        group,
        sort,
        ...(q ? { q } : {}),
        ...(siteId ? { siteId } : {}),
        ...(equipmentId ? { equipmentId } : {}),
      };
      // The same list again keeps as many items as are shown; another one starts anew.
      const same = JSON.stringify(query) === JSON.stringify(this.#query);
      const shown = same ? (this.#page?.items.length ?? 0) : 0;
      const page = await firstPages(store, query, Math.max(shown, this.limit), signal);
      this.#page = page;
      this.#query = query;
      return page;
    },
    onComplete: () => (this.growing = 0),
    onError: (error) => {
      this.#failedAt = new Date().toISOString();
      this.dispatchEvent(new WkErrorEvent(error));
    },
  });

  constructor() {
    super();
    this.compact = false;
    this.siteId = null;
    this.equipmentId = null;
    this.limit = 50;
    this.group = 'all';
    this.sort = 'site';
    this.words = '';
    this.version = 0;
    this.growing = 0;
    this.openId = null;
    this.detail = 'loading';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#outline = window.setTimeout(() => {
      this.#outlined = true;
      if (!this.#page) this.requestUpdate();
    }, patience);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#outline);
    clearTimeout(this.#refresh);
    clearTimeout(this.#typing);
  }

  /** Asks the server again. */
  reload(): void {
    this.version += 1;
  }

  override willUpdate(changed: PropertyValues): void {
    // Somebody else is signed in, or nobody: nothing of the person before stays.
    const person = this.#session.state?.me?.person.id ?? null;
    if (person !== this.#person) {
      if (this.#person !== null) {
        this.#page = null;
        this.openId = null;
        this.words = '';
        this.group = 'all';
      }
      this.#person = person;
    }
    if (changed.has('openId') && this.openId !== null) {
      void this.#show();
      void this.#loadDetail();
    }
    // Back on the network: what could not be loaded is asked for again without a press.
    const online = this.#session.state?.online !== false;
    if (online && !this.#online && this.#list.status === TaskStatus.ERROR) this.version += 1;
    this.#online = online;
  }

  override update(changed: PropertyValues): void {
    const shadow = this.shadowRoot;
    const item = shadow?.activeElement?.closest<HTMLElement>('[data-id]');
    const place = item ? this.#buttons().indexOf(item.querySelector('button') as HTMLElement) : -1;
    super.update(changed);
    // An item that left the list, or went to another place in it, must not take the focus with it.
    if (!item || shadow?.activeElement || this.openId !== null) return;
    const buttons = this.#buttons();
    const next =
      this.#button(item.dataset['id'] ?? '') ??
      buttons[Math.min(place, buttons.length - 1)] ??
      this.#heading();
    next?.focus({ preventScroll: true });
  }

  override render(): TemplateResult {
    const { lang, dir, t } = this.#l;
    const { outside, store } = this.#session;
    const open = this.openId !== null;
    // Words first, else a page in another language would see English for a moment; a later change may take its time.
    this.#spoken ||= this.#l.ready && this.#common.ready;
    const loaded =
      this.#spoken && (outside || this.#page || this.#list.status === TaskStatus.ERROR);
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${
        open
          ? html`<div class="back">
                <button type="button" class="btn text" part="back" @click=${this.#close}>
                  ${backIcon()}${t.back}
                </button>
              </div>
              ${this.#detail()}`
          : nothing
      }
      <div ?hidden=${open}>${this.#body()}</div>
      ${loaded ? footer(this, store, this.#common) : nothing}
    </div>`;
  }

  #detail(): TemplateResult {
    const { t } = this.#common;
    if (this.detail === 'loading') return skeleton(this.#l.t.loading);
    if (this.detail === 'failed') {
      return html`<wk-notice
        urgent
        .icon=${infoIcon()}
        .heading=${t.failedTitle}
        .text=${t.failedText}
        .action=${t.tryAgain}
        .contact=${this.#contact()}
        @wk-notice-action=${this.#loadDetail}
      ></wk-notice>`;
    }
    return html`<wk-recommendation
      recommendation-id=${this.openId ?? ''}
      @wk-close-request=${(event: Event) => (event.stopPropagation(), this.#close())}
    ></wk-recommendation>`;
  }

  #body(): TemplateResult | typeof nothing {
    const { outside, state } = this.#session;
    if (!this.#spoken) return this.#waiting();
    if (outside) return this.#outside();
    if (state?.me && this.#page) return this.#ready(this.#page);
    return this.#list.status === TaskStatus.ERROR
      ? this.#failed(this.#list.error)
      : this.#waiting();
  }

  #waiting(): TemplateResult | typeof nothing {
    return this.#outlined ? skeleton(this.#l.t.loading) : nothing;
  }

  #tools(): RowTools {
    const { store, state } = this.#session;
    return {
      l: this.#l,
      common: this.#common.t,
      me: state?.me ?? null,
      now: store?.now() ?? 0,
      open: this.#open,
    };
  }

  #ready(page: RecommendationPage): TemplateResult {
    const { t } = this.#l;
    const failed = this.#list.status === TaskStatus.ERROR || this.#session.state?.online === false;
    const nothingOpen = page.counts.all === 0 && page.counts.done === 0;
    return html`<div class="lh">
        ${this.#head(page)}${this.compact || nothingOpen ? nothing : this.#filters(page)}
      </div>
      ${failed ? html`<p class="note stale" role="status">${offlineIcon()} ${t.staleText}</p>` : nothing}
      <div part="list">${page.items.length === 0 ? this.#empty(page) : this.#items(page)}</div>
      <p class="vh" role="status">
        ${this.#list.status === TaskStatus.COMPLETE ? t.found(page.items.length) : ''}
      </p>`;
  }

  #head(page: RecommendationPage): TemplateResult {
    if (this.compact) return compactHead(this.#l, page);
    return head(
      this.#l,
      page,
      this.group === 'all' && !this.words,
      this.#session.state?.me ?? null,
    );
  }

  #filters(page: RecommendationPage): TemplateResult {
    const { t } = this.#l;
    const firm = this.#session.state?.me?.organization.name ?? '';
    const label = (group: RecommendationGroup): string =>
      group === 'firm' ? t.firm(firm) : t[group];
    const shown = groups.filter(
      (group) => group === 'all' || group === this.group || page.counts[group] > 0,
    );
    return html`<div class="toolrow">
        <div class="chips" role="group" aria-label=${t.filter}>
          ${shown.map(
            (group) =>
              html`<button
                type="button"
                class="chip"
                aria-pressed=${group === this.group}
                @click=${() => this.#filter(group)}
              >
                ${label(group)} <small>${page.counts[group]}</small>
              </button>`,
          )}
        </div>
        <label class="search"
          >${searchIcon()}<input
            type="search"
            autocomplete="off"
            maxlength="200"
            aria-label=${t.search}
            placeholder=${t.placeholder}
            .value=${this.words}
            @input=${this.#type}
        /></label>
      </div>
      <select aria-label=${t.sort} @change=${this.#order}>
        ${(['site', 'severity', 'due', 'money'] as const).map(
          (sort) =>
            html`<option value=${sort} ?selected=${sort === this.sort}>
              ${this.#sortWord(sort)}
            </option>`,
        )}
      </select>`;
  }

  #sortWord(sort: Sort): string {
    const { t } = this.#l;
    return { site: t.bySite, severity: t.bySeverity, due: t.byDue, money: t.byMoney }[sort];
  }

  #items(page: RecommendationPage): TemplateResult {
    const { t } = this.#l;
    const tools = this.#tools();
    const items = this.compact ? page.items.slice(0, few) : page.items;
    const rest = this.compact ? 0 : page.counts[this.group] - items.length;
    const rows = (list: readonly RecommendationSummary[]): TemplateResult =>
      html`<ul role="list">
        ${repeat(
          list,
          (item) => item.id,
          (item) => row(item, tools),
        )}
      </ul>`;
    const tax = this.#session.state?.me?.organization.taxName ?? '';
    // The last site's further items may be on the next page.
    const unfinished = page.nextCursor || this.compact ? items.at(-1) : null;
    return html`<div class="cols" aria-hidden="true">
        <span>${t.colSeverity}</span><span>${t.colWhat}</span><span>${t.colStatus}</span
        ><span>${t.colNext}</span><span>${t.colMoney(tax)}</span>
      </div>
      ${
        this.sort === 'site'
          ? repeat(
              bySite(items),
              (g) => g.site.id,
              (g) => html`${siteHead(this.#l, g, g.items.at(-1) !== unfinished)}${rows(g.items)}`,
            )
          : rows(items)
      }
      ${Array.from({ length: this.growing }, skeletonRow)}
      ${
        page.nextCursor && !this.compact && this.growing === 0
          ? html`<div class="sec">
              <button type="button" class="btn wide" @click=${this.#more}>
                ${t.more(Math.min(rest > 0 ? rest : this.limit, this.limit))}
              </button>
            </div>`
          : nothing
      }
      ${
        this.compact && page.counts.all > items.length
          ? html`<div class="sec">
              <button type="button" class="btn wide" @click=${this.#seeAll}>
                ${t.seeAll(page.counts.all)}
              </button>
            </div>`
          : nothing
      }`;
  }

  #empty(page: RecommendationPage): TemplateResult {
    const { t } = this.#l;
    const me = this.#session.state?.me;
    if (this.words || (page.counts.all > 0 && this.group !== 'all')) {
      return html`<wk-notice
        .icon=${searchIcon()}
        .heading=${this.words ? t.noMatchTitle(this.words) : t.noneTitle}
        .text=${this.words ? t.noMatchText : t.noneText}
        .action=${t.showAll}
        @wk-notice-action=${this.#showAll}
      ></wk-notice>`;
    }
    return html`<wk-notice
      .icon=${emptyIcon()}
      .heading=${t.emptyTitle}
      .text=${t.emptyText(me?.organization.name ?? '')}
      .action=${page.counts.done > 0 && this.group !== 'done' ? t.past : ''}
      @wk-notice-action=${() => this.#filter('done')}
    ></wk-notice>`;
  }

  #failed(error: unknown): TemplateResult {
    const { t: common } = this.#common;
    const { t, format } = this.#l;
    const firm = this.#session.state?.me?.organization;
    const denied = isProblem(error, 'forbidden') || isProblem(error, 'origin-not-allowed');
    const offline = isConnectionError(error) && !navigator.onLine;
    return html`<wk-notice
      urgent
      .icon=${denied ? lockIcon() : offline ? offlineIcon() : infoIcon()}
      .heading=${denied ? common.deniedTitle : offline ? common.offlineTitle : t.failedTitle}
      .text=${
        denied
          ? common.deniedText
          : offline
            ? common.offlineText
            : firm && isConnectionError(error)
              ? t.failedText(firm.name, format.time(this.#failedAt))
              : common.failedText
      }
      .action=${denied ? '' : common.tryAgain}
      .contact=${this.#contact()}
      @wk-notice-action=${() => this.reload()}
    ></wk-notice>`;
  }

  #contact(): HelpContact | null {
    const firm = this.#session.state?.me?.organization;
    return firm ? { person: firm.coordinator, phone: firm.phone, hours: firm.phoneHours } : null;
  }

  #outside(): TemplateResult {
    const { t } = this.#common;
    return html`<wk-notice
      .icon=${infoIcon()}
      .heading=${t.outsideTitle}
      .text=${t.outsideText}
    ></wk-notice>`;
  }

  #filter(group: RecommendationGroup): void {
    this.group = group;
  }

  readonly #showAll = (): void => {
    this.words = '';
    this.group = 'all';
  };

  readonly #type = (event: Event): void => {
    const words = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => (this.words = words), 250);
  };

  readonly #order = (event: Event): void => {
    this.sort = (event.target as HTMLSelectElement).value as Sort;
  };

  readonly #seeAll = (): void => {
    this.compact = false;
  };

  /** Live changes come in bursts: one request for all of them. */
  #refreshSoon(): void {
    clearTimeout(this.#refresh);
    this.#refresh = window.setTimeout(() => this.reload(), 150);
  }

  readonly #more = async (): Promise<void> => {
    const page = this.#page;
    const { store } = this.#session;
    if (!page || !store) return;
    this.growing = Math.min(Math.max(page.counts[this.group] - page.items.length, 1), this.limit);
    try {
      const grown = await nextPage(store, page, { ...this.#query, limit: this.limit });
      const first = grown.items[page.items.length]?.id;
      if (this.#page === page) this.#page = grown;
      this.growing = 0;
      await this.updateComplete;
      // The button is gone: reading goes on at the first new item.
      if (first) this.#button(first)?.focus({ preventScroll: true });
    } catch (error) {
      this.growing = 0;
      this.dispatchEvent(new WkErrorEvent(error));
    }
  };

  readonly #open = (id: string): void => {
    if (this.dispatchEvent(new WkOpenRequestEvent(id))) this.openId = id;
  };

  async #show(): Promise<void> {
    const above = this.getBoundingClientRect().top < 0;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[part="back"]')?.focus({ preventScroll: true });
    if (above) this.scrollIntoView({ block: 'start' });
  }

  readonly #loadDetail = async (): Promise<void> => {
    if (this.detail === 'failed') this.detail = 'loading';
    try {
      const { RecommendationElement } = await import('../recommendation/recommendation.ts');
      define('wk-recommendation', RecommendationElement);
      this.detail = 'ready';
    } catch (error) {
      this.detail = 'failed';
      this.dispatchEvent(new WkErrorEvent(error));
    }
  };

  readonly #close = async (): Promise<void> => {
    const id = this.openId;
    this.openId = null;
    await this.updateComplete;
    // Back to where the reader came from; the browser brings it into view if it is not.
    if (id) (this.#button(id) ?? this.#heading())?.focus();
  };

  #heading(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('h3');
  }

  #buttons(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[data-id] button')];
  }

  #button(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] button`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-recommendations': RecommendationsElement;
  }
}
