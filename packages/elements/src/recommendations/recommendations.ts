import { Task, TaskStatus } from '@lit/task';
import type { RecommendationPage } from '@wellkept/contracts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent, WkOpenRequestEvent } from '../events.ts';
import { backIcon, emptyIcon, offlineIcon, searchIcon } from '../icons/first.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/recommendations.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { controls } from './controls.ts';
import { compactHead, head } from './head.ts';
import type { RowTools } from './item.ts';
import type { ListMore, MoreHost, Open } from './list-more.ts';
import { queryOf, type Choice } from './list-query.ts';
import { failed, notLoaded, outside, restFailed } from './list-states.ts';
import { styles } from './recommendations.styles.ts';
import { divisionOf, headsBetween, rows, withObjects } from './rows.ts';
import { skeleton } from './skeleton.ts';

/** Items a compact list shows. */
const few = 4;
/** Items drawn before the first paint: more than a screen holds; the others follow it. */
const firstDrawn = 16;
/** Milliseconds without anything to show before its outline is drawn: the list itself is often here sooner. */
const patience = 100;
const everything = { group: 'all', words: '' } as const;

/**
 * What the firm found, across sites and units: what waits for the reader, what it costs, who acts next and when. Opens
 * an item in place, with its own way back, unless `wk-open-request` is cancelled. However long the list is, only what is
 * near the screen is drawn; it grows with the page, or scrolls by itself when it is `contained`. From an item the arrow
 * keys lead to its neighbours, Page Up and Page Down further, Home and End to the first and the last. Stands inside a
 * `wk-session`.
 *
 * @fires wk-open-request - An item was chosen; cancel it to open it elsewhere. See `recommendationId`.
 * @fires wk-decide-together-request - Several were chosen to be decided in one act; cancel it to open them elsewhere. See `recommendationIds`.
 * @fires wk-error - The list could not be loaded.
 * @csspart item - One finding.
 * @csspart open - Its title, a button.
 * @csspart select - Its box, while several are being selected.
 * @csspart bar - How many are selected, and the way on.
 * @csspart footer - The firm's number and who is signed in.
 */
export class RecommendationsElement extends WkElement {
  static readonly uses = { 'wk-notice': NoticeElement };
  static override properties = {
    compact: { type: Boolean, reflect: true },
    contained: { type: Boolean, reflect: true },
    siteId: { attribute: 'site-id' },
    equipmentId: { attribute: 'equipment-id' },
    limit: { type: Number },
    choice: { state: true, attribute: false },
    version: { state: true, attribute: false },
    opened: { state: true, attribute: false },
    picking: { state: true, attribute: false },
    drawn: { state: true, attribute: false },
    ordering: { state: true, attribute: false },
    broken: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, styles];

  /** For a side column: only what waits for the reader, at most four, with a way to see all. */
  declare compact: boolean;
  /** The page gives the element a height, and the list scrolls inside it instead of growing with the page. */
  declare contained: boolean;
  /** Only this site's. */
  declare siteId: string | null;
  /** Only this unit's. */
  declare equipmentId: string | null;
  /** Items of the first page, 1 to 100; default 50. Further ones come as the reader gets there. */
  declare limit: number;
  declare protected choice: Pick<Choice, 'group' | 'by' | 'sort' | 'words'>;
  declare protected version: number;
  declare protected opened: Open | null;
  declare protected picking: boolean;
  declare protected drawn: boolean;
  /** Groups and order are being changed. */
  declare protected ordering: boolean;
  /** The code of what is not in the first list did not arrive. */
  declare protected broken: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendations.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #session = new SessionController(this, () => this.#refreshSoon());
  #page: RecommendationPage | null = null;
  /** What the page shown was asked for with. */
  #asked = '';
  #more: ListMore | undefined;
  readonly #drawn: RowTools['drawn'] = new WeakMap();
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
        JSON.stringify(queryOf(this.#choice)),
        this.limit,
        this.version,
      ] as const,
    task: async ([store, query, limit], { signal }) => {
      if (!store) return null;
      const page = withObjects(
        await store.client.recommendations.list(
          { ...(JSON.parse(query) as object), limit },
          { signal },
        ),
      );
      this.#page = page;
      this.#asked = query;
      this.#more?.follow(page.items);
      return page;
    },
    onError: (error) => {
      this.#failedAt = new Date().toISOString();
      this.dispatchEvent(new WkErrorEvent(error));
    },
  });

  constructor() {
    super();
    this.compact = false;
    this.contained = false;
    this.siteId = null;
    this.equipmentId = null;
    this.limit = 50;
    this.choice = { ...everything, by: 'site', sort: 'severity' };
    this.version = 0;
    this.opened = null;
    this.picking = false;
    this.drawn = false;
    this.ordering = false;
    this.broken = false;
  }

  get #choice(): Choice {
    const { siteId, equipmentId, choice } = this;
    return { ...choice, ...(this.compact ? { group: 'yours' } : {}), siteId, equipmentId };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#outline = window.setTimeout(() => {
      this.#outlined = true;
      if (!this.#page) this.requestUpdate();
    }, patience);
    // Moved within the page: what was let go is built again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#outline);
    clearTimeout(this.#refresh);
    clearTimeout(this.#typing);
    this.#more?.stop();
  }

  /** Asks the server again. */
  reload(): void {
    this.version += 1;
  }

  override willUpdate(): void {
    // Somebody else is signed in, or nobody: nothing of the person before stays.
    const person = this.#session.state?.me?.person.id ?? null;
    if (person !== this.#person) {
      if (this.#person !== null) {
        this.#page = null;
        this.opened = null;
        this.picking = false;
        this.choice = { ...this.choice, ...everything };
      }
      this.#person = person;
    }
    // Back on the network: what could not be loaded is asked for again without a press.
    const online = this.#session.state?.online !== false;
    if (online && !this.#online && this.#list.status === TaskStatus.ERROR) this.version += 1;
    this.#online = online;
  }

  override update(changed: PropertyValues): void {
    const keepFocus = this.#more?.focusKeeper();
    super.update(changed);
    keepFocus?.();
  }

  override updated(): void {
    const page = this.#page;
    if (!page) return this.#more?.stop();
    if (!this.drawn) requestAnimationFrame(() => setTimeout(() => (this.drawn = true)));
    else if (this.#more) this.#more.updated();
    else if (page.total > page.items.length && !this.broken && !this.compact) void this.#need();
  }

  override render(): TemplateResult {
    const { lang, dir, t } = this.#l;
    const { outside: alone, store } = this.#session;
    const open = this.opened !== null;
    // Words first, else a page in another language would see English for a moment; a later change may take its time.
    this.#spoken ||= this.#l.ready && this.#common.ready;
    const loaded = this.#spoken && (alone || this.#page || this.#list.status === TaskStatus.ERROR);
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
    if (this.broken) return this.#notLoaded(this.#again);
    return this.#more?.detail() ?? this.#waiting();
  }

  #waiting(): TemplateResult {
    return skeleton(this.#l.t.loading);
  }

  #notLoaded(again: () => void): TemplateResult {
    return notLoaded(this.#common.t, this.#session.state, again);
  }

  #body(): TemplateResult | typeof nothing {
    const { outside: alone, state } = this.#session;
    const waiting = this.#outlined ? this.#waiting() : nothing;
    if (!this.#spoken) return waiting;
    if (alone) return outside(this.#common.t);
    if (state?.me && this.#page) return this.#ready(this.#page);
    if (this.#list.status !== TaskStatus.ERROR) return waiting;
    return failed(this.#l, this.#common.t, state, this.#list.error, this.#failedAt, () =>
      this.reload(),
    );
  }

  #tools(): RowTools {
    const { store, state } = this.#session;
    const more = this.#more?.tools();
    const { t, format } = this.#l;
    const common = this.#common.t;
    const me = state?.me ?? null;
    return {
      ...more,
      l: this.#l,
      common,
      me,
      now: store?.now() ?? 0,
      open: this.#open,
      drawn: this.#drawn,
      unfit: (...given) => {
        if (more) return more.unfit(...given);
        void this.#need();
        return nothing;
      },
      changes: (item) => [t, format, common, me, ...(more?.changes(item) ?? [])],
    };
  }

  #ready(page: RecommendationPage): TemplateResult {
    const { t } = this.#l;
    const { me, online } = this.#session.state ?? {};
    const stale = this.#list.status === TaskStatus.ERROR || online === false;
    const { choice, compact } = this;
    // Counts are of what matches the words: a search that finds nothing keeps its field.
    const searched = choice.words !== '' || this.#asked.includes('"q":');
    const nothingEver = !searched && page.counts.all === 0 && page.counts.done === 0;
    const whole = choice.group === 'all' && !choice.words && choice.by === 'site';
    const decides = me?.role === 'contact' && me.scopes.includes('decide') && page.counts.yours > 1;
    return html`<div class="lh">
        ${compact ? compactHead(this.#l, page) : head(this.#l, page, whole, me ?? null)}
        ${
          compact || nothingEver
            ? nothing
            : controls({
                l: this.#l,
                choice: this.#choice,
                counts: page.counts,
                firm: me?.organization.name ?? '',
                choose: this.#choose,
                type: this.#type,
                order: this.ordering ? this.#more?.order(this.#choose) : undefined,
                near: this.#need,
                reorder: this.#reorder,
                pick: decides || this.picking ? this.#pick : undefined,
                picking: this.picking,
              })
        }
        ${choice.sort === 'goals' ? this.#more?.rule() : nothing}
      </div>
      ${stale ? html`<p class="note stale" role="status">${offlineIcon()} ${t.staleText}</p>` : nothing}
      <div part="list" @focusin=${this.#need} @keydown=${this.#keys}>
        ${page.items.length === 0 ? this.#empty(page) : this.#items(page)}
      </div>
      ${this.picking ? this.#more?.bar(me ?? null) : nothing}
      <p class="vh" role="status">
        ${this.#list.status === TaskStatus.COMPLETE ? t.found(page.total) : ''}
      </p>`;
  }

  #items(page: RecommendationPage): TemplateResult {
    const { t } = this.#l;
    const items = page.items.slice(
      0,
      this.compact ? few : this.drawn ? page.items.length : firstDrawn,
    );
    const { all } = page.counts;
    const tax = this.#session.state?.me?.organization.taxName ?? '';
    return html`<div class="cols" aria-hidden="true">
        <span>${t.colSeverity}</span><span>${t.colWhat}</span><span>${t.colStatus}</span
        ><span>${t.colNext}</span><span>${t.colMoney(tax)}</span>
      </div>
      ${rows(items, 0, divisionOf(page), this.#tools())}
      ${
        this.compact
          ? nothing
          : html`<div class="rest"></div>
              ${this.broken ? restFailed(this.#common.t, this.#again) : nothing}`
      }
      ${
        this.compact && all > items.length
          ? html`<div class="sec">
              <button type="button" class="btn wide" @click=${this.#seeAll}>
                ${t.seeAll(all)}
              </button>
            </div>`
          : nothing
      }`;
  }

  #empty(page: RecommendationPage): TemplateResult {
    const { t } = this.#l;
    const { words, group } = this.choice;
    if (words || (page.counts.all > 0 && group !== 'all')) {
      return html`<wk-notice
        .icon=${searchIcon()}
        .heading=${words ? t.noMatchTitle(words) : t.noneTitle}
        .text=${words ? t.noMatchText : t.noneText}
        .action=${t.showAll}
        @wk-notice-action=${() => this.#choose(everything)}
      ></wk-notice>`;
    }
    return html`<wk-notice
      .icon=${emptyIcon()}
      .heading=${t.emptyTitle}
      .text=${t.emptyText(this.#session.state?.me?.organization.name ?? '')}
      .action=${page.counts.done > 0 && group !== 'done' ? t.past : ''}
      @wk-notice-action=${() => this.#choose({ group: 'done' })}
    ></wk-notice>`;
  }

  readonly #choose = (change: Partial<Choice>): void => {
    this.choice = { ...this.choice, ...change };
    if (this.choice.sort === 'goals' || this.choice.by === 'goal') void this.#need();
  };

  readonly #reorder = async (): Promise<void> => {
    await this.#need();
    this.ordering = true;
    await this.updateComplete;
    this.#more?.showOrder();
  };

  readonly #type = (event: Event): void => {
    const words = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => this.#choose({ words }), 250);
  };

  readonly #seeAll = (): void => {
    this.compact = false;
  };

  /** Begins to select several, or stops. */
  readonly #pick = (): void => {
    this.picking = !this.picking;
    void this.#need();
  };

  /** Loads what the first list does without, and says so when it does not arrive. */
  readonly #need = async (): Promise<void> => {
    if (this.#more) return;
    try {
      const { ListMore } = await import('./list-more.ts');
      this.#more ??= new ListMore(this, () => this.#inside(), {
        change: (change) => Object.assign(this, change),
        waiting: () => this.#waiting(),
        notOpened: (again) => this.#notLoaded(again),
        load: (offset, limit, signal) => this.#part(offset, limit, signal),
        draw: (items, from, of) => rows(items, from, of, this.#tools()),
        heads: headsBetween,
        failed: (again) => restFailed(this.#common.t, again),
        changed: () => this.#refreshSoon(),
      });
      this.broken = false;
    } catch (error) {
      this.broken = true;
      this.dispatchEvent(new WkErrorEvent(error));
    }
    this.requestUpdate();
  };

  readonly #again = (): void => {
    this.broken = false;
    void this.#need();
  };

  /** The list, as its later part sees it. */
  #inside(): MoreHost {
    const { opened, picking, choice } = this;
    const page = this.#page as RecommendationPage;
    return { page, asked: this.#asked, division: divisionOf(page), opened, picking, choice };
  }

  async #part(offset: number, limit: number, signal: AbortSignal): Promise<RecommendationPage> {
    const { store } = this.#session;
    if (!store) throw new Error('there is no session');
    const query = { ...(JSON.parse(this.#asked) as object), offset, limit };
    const page = withObjects(await store.client.recommendations.list(query, { signal }));
    this.#more?.follow(page.items);
    return page;
  }

  /** Live changes come in bursts: one request for all of them. */
  #refreshSoon(): void {
    clearTimeout(this.#refresh);
    this.#refresh = window.setTimeout(() => this.reload(), 150);
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (!this.compact) this.#more?.key(event);
  };

  readonly #open = (id: string): void => {
    if (!this.dispatchEvent(new WkOpenRequestEvent(id))) return;
    this.opened = { ids: [id], together: false };
    void this.#need();
  };

  readonly #close = (): void => {
    this.opened = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-recommendations': RecommendationsElement;
  }
}
