import type { Me, RecommendationItem, RecommendationPage } from '@wellkept/contracts';
import type { LitElement, TemplateResult } from 'lit';
import { WkDecideTogetherRequestEvent } from './events.ts';
import type { RowTools } from './item.ts';
import { stepTo } from './keys.ts';
import type { Choice } from './list-query.ts';
import { LongList, type LongListHost } from './long-list.ts';
import { styles } from './list-more.styles.ts';
import { Opened } from './opened.ts';
import { OrderControls } from './order-controls.ts';
import { Picking } from './picking.ts';
import { styles as pickingStyles } from './picking.styles.ts';
import { Rank } from './rank.ts';
import { RowPlace } from './row-place.ts';
import type { Division } from './rows.ts';
import { Unfit } from './unfit.ts';

/** What is open in place of the list. */
export interface Open {
  readonly ids: readonly string[];
  /** To be decided in one act. */
  readonly together: boolean;
}

/** The list as it is now. */
export interface MoreHost {
  readonly page: RecommendationPage | null;
  /** What the page was asked for with. */
  readonly asked: string;
  readonly division: Division;
  readonly choice: Pick<Choice, 'by' | 'sort'>;
  readonly picking: boolean;
  readonly opened: Open | null;
}

/** What the list does for its later part. */
export interface MoreHelp extends Omit<LongListHost, 'room' | 'place'> {
  readonly change: (change: { opened?: Open | null; picking?: boolean }) => void;
  readonly waiting: () => TemplateResult;
  readonly notOpened: (again: () => void) => TemplateResult;
}

/**
 * What a list needs only once somebody uses it: rows after the first page, keys from row to row, choosing several, the
 * reasons of a ranking, and what is opened in place. Its code is loaded then.
 */
export class ListMore {
  readonly #element: LitElement;
  readonly #now: () => MoreHost;
  readonly #help: MoreHelp;
  readonly #picking: Picking;
  readonly #rank: Rank;
  readonly #opened: Opened;
  readonly #order: OrderControls;
  readonly #unfit: Unfit;
  readonly #place: RowPlace;
  #long: LongList | undefined;
  /** The page the long list goes on from. */
  #page: RecommendationPage | null = null;
  #open: Open | null = null;

  constructor(element: LitElement, now: () => MoreHost, help: MoreHelp) {
    this.#element = element;
    this.#now = now;
    this.#help = help;
    this.#picking = new Picking(element);
    this.#rank = new Rank(element);
    this.#opened = new Opened(element, help);
    this.#order = new OrderControls(element);
    this.#unfit = new Unfit(element);
    const root = element.renderRoot as ShadowRoot;
    this.#place = new RowPlace(root);
    for (const { styleSheet } of [styles, pickingStyles])
      if (styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  }

  /** What rows are drawn with besides. */
  tools(): Pick<RowTools, 'box' | 'why' | 'group' | 'changes'> & Pick<Unfit, 'unfit'> {
    const { picking, choice } = this.#now();
    return {
      changes: (item) => [this.#rank.words, ...(picking ? this.#picking.changes(item) : [])],
      box: picking ? this.#picking.box : undefined,
      why: this.#rank.why,
      unfit: this.#unfit.unfit,
      group: choice.by === 'goal' ? (key, title) => this.#rank.group(key, title) : undefined,
    };
  }

  rule(): TemplateResult {
    return this.#rank.rule();
  }

  bar(me: Me | null): TemplateResult {
    return this.#picking.bar(me, () => {
      const { ids } = this.#picking;
      if (this.#element.dispatchEvent(new WkDecideTogetherRequestEvent(ids)))
        this.#help.change({ opened: { ids, together: true } });
    });
  }

  order(choose: (change: Partial<Choice>) => void): TemplateResult {
    return this.#order.render(this.#now().choice, choose);
  }

  /** Opens the first menu, where the browser lets it. */
  showOrder(): void {
    const menu = this.#element.renderRoot.querySelector('select');
    menu?.focus();
    try {
      menu?.showPicker();
    } catch {
      // Too long after the press, or not known here: the next one opens it.
    }
  }

  detail(): TemplateResult {
    return this.#opened.render(this.#now().opened);
  }

  /** Items that were told anew. */
  follow(items: readonly RecommendationItem[]): void {
    this.#picking.follow(items);
  }

  /** An item that leaves the list, or goes to another place in it, must not take focus and reading place with it. */
  focusKeeper(): () => void {
    const shadow = this.#element.shadowRoot;
    const item = shadow?.activeElement?.closest<HTMLElement>('[data-id]');
    this.#place.take();
    if (!item) return () => this.#place.restore();
    const place = this.#buttons().indexOf(item.querySelector('.open') as HTMLElement);
    return () => {
      this.#place.restore();
      if (shadow?.activeElement || this.#now().opened) return;
      const buttons = this.#buttons();
      this.#focus(item.dataset['id'], buttons[Math.min(place, buttons.length - 1)]);
    };
  }

  /** After each time the list has drawn itself. */
  updated(): void {
    const { page, picking, opened, asked, division } = this.#now();
    if (!picking) this.#picking.clear();
    this.#followOpen(opened);
    const room = this.#element.renderRoot.querySelector<HTMLElement>('.rest');
    if (this.#long && this.#long.room !== room) this.stop();
    if (!page || !room || (page.total <= page.items.length && !this.#long)) return;
    this.#long ??= new LongList({ ...this.#help, room, place: this.#place });
    if (this.#page === page) return this.#long.refresh();
    this.#page = page;
    const long = this.#long;
    this.#place.keep(() => long.update(asked, page.items.length, division));
  }

  #followOpen(opened: Open | null): void {
    const before = this.#open;
    if (opened === before) return;
    this.#open = opened;
    const element = this.#element;
    if (opened) {
      void this.#opened.load(opened);
      const back = element.renderRoot.querySelector<HTMLElement>('[part="back"]');
      back?.focus({ preventScroll: true });
      if (element.getBoundingClientRect().top < 0) element.scrollIntoView({ block: 'start' });
    } else if (before) {
      if (before.together) this.#help.change({ picking: false });
      if (before.together) this.#help.changed();
      // Back to where the reader came from; the browser brings it into view if it is not.
      this.#focus(before.ids[0]);
    }
  }

  #buttons(): HTMLElement[] {
    return [...this.#element.renderRoot.querySelectorAll<HTMLElement>('[data-id] .open')];
  }

  /** The row of an item, else another place, else the heading. */
  #focus(id = '', other?: HTMLElement): void {
    const root = this.#element.renderRoot;
    const own = root.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] .open`);
    const target = own ?? other ?? root.querySelector<HTMLElement>('h3');
    target?.focus(other ? { preventScroll: true } : {});
  }

  /** Lets go of what it watches, for good or until the next `updated`. */
  stop(): void {
    this.#long?.stop();
    this.#long = undefined;
    this.#page = null;
  }

  readonly key = (event: KeyboardEvent): void => {
    const from = (event.target as Element).closest('.open')?.closest('[data-at]');
    const total = this.#now().page?.total ?? 0;
    if (!from || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = stepTo(event.key, Number(from.getAttribute('data-at')), total);
    if (to === null) return;
    event.preventDefault();
    void this.#focusAt(to);
  };

  async #focusAt(at: number): Promise<void> {
    const row =
      this.#element.renderRoot.querySelector(`[data-at="${at}"]`) ?? (await this.#long?.reveal(at));
    row?.querySelector<HTMLElement>('.open')?.focus();
  }
}
