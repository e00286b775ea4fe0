import type { RecommendationItem, RecommendationPage } from '@wellkept/contracts';
import { nothing, render, type TemplateResult } from 'lit';
import type { RowPlace } from './row-place.ts';
import type { Division } from './rows.ts';

/** Items in one block: drawn and taken away together. */
const blockSize = 25;
/** Items asked for at once: two blocks. */
const chunkSize = 50;
/** Answers kept; whoever comes back to older ones waits for the server. */
const kept = 40;
/** How far beyond the screen blocks are drawn, so that a reader who scrolls finds them there. */
const margin = '120% 0px';
/** Milliseconds a block has to stay in sight before it is asked for: a reader who races past needs none of them. */
const patience = 60;

/** Items a list goes to: browsers draw nothing that is higher than some 30 million pixels. */
const most = 100_000;

/** What the list it belongs to does for it. */
export interface LongListHost {
  /** An empty element after the first page's rows; everything in it is the long list's own. */
  readonly room: HTMLElement;
  /** Where the reader is, which drawing must not move. */
  readonly place: RowPlace;
  readonly load: (
    offset: number,
    limit: number,
    signal: AbortSignal,
  ) => Promise<RecommendationPage>;
  readonly draw: (
    items: readonly RecommendationItem[],
    from: number,
    division: Division,
  ) => unknown;
  /** How many headings stand between two places of the list. */
  readonly heads: (division: Division, from: number, to: number) => number;
  readonly failed: (again: () => void) => TemplateResult;
  /** The server tells of another list than the one that is shown. */
  readonly changed: () => void;
}

interface Block {
  readonly element: HTMLElement;
  readonly from: number;
  to: number;
  shown: boolean;
  /** As it was when last drawn, in pixels. */
  height: number | null;
}

interface Chunk {
  items: readonly RecommendationItem[];
  headings: Division['headings'];
  /** Still shown, but to be asked for again. */
  stale: boolean;
}

/**
 * The rows of a list after its first page: blocks of a known number of items, of which only those near the screen are
 * drawn. Blocks that are not hold their room, measured where they were drawn before, else by the average of the rows
 * that are; the browser's scroll anchoring evens out what an average misses. It listens to no scrolling and scrolls
 * nothing itself: the page, or whatever scrolls around it, stays the master.
 */
export class LongList {
  readonly #host: LongListHost;
  readonly #blocks: Block[] = [];
  readonly #of = new WeakMap<Element, Block>();
  readonly #wanted = new Set<Block>();
  readonly #chunks = new Map<number, Chunk>();
  readonly #pending = new Map<number, AbortController>();
  readonly #failed = new Set<number>();
  readonly #sight: IntersectionObserver;
  readonly #size: ResizeObserver;
  #division: Division = { total: 0, sections: [], headings: [] };
  #query = '';
  #first = 0;
  #width = 0;
  #row = 0;
  #head = 0;

  constructor(host: LongListHost) {
    this.#host = host;
    this.#sight = new IntersectionObserver((entries) => this.#follow(entries), {
      rootMargin: margin,
      // A page may scroll inside an element of its own.
      ...({ scrollMargin: margin } as IntersectionObserverInit),
    });
    this.#size = new ResizeObserver(() => {
      // Outside the observer's own turn: what it changes is observed too, and the browser would call that a loop.
      requestAnimationFrame(() => this.#measure());
    });
    this.#size.observe(host.room);
    host.room.addEventListener('focusout', this.#letGo);
  }

  get room(): HTMLElement {
    return this.#host.room;
  }

  stop(): void {
    this.#sight.disconnect();
    this.#size.disconnect();
    this.room.removeEventListener('focusout', this.#letGo);
    for (const asked of this.#pending.values()) asked.abort();
    this.room.replaceChildren();
  }

  /** Takes over after a first page of so many items. `query` tells whether it is still the same list. */
  update(query: string, first: number, division: Division): void {
    const same = query === this.#query && first === this.#first;
    const total = Math.min(division.total, most);
    this.#division = { ...division, total };
    this.#query = query;
    this.#first = first;
    for (const asked of this.#pending.values()) asked.abort();
    this.#pending.clear();
    this.#failed.clear();
    if (same) for (const chunk of this.#chunks.values()) chunk.stale = true;
    else this.#chunks.clear();
    const count = Math.max(0, Math.ceil((total - first) / blockSize));
    for (const gone of this.#blocks.splice(same ? count : 0)) this.#drop(gone);
    const fresh = document.createDocumentFragment();
    for (let n = this.#blocks.length; n < count; n += 1) fresh.append(this.#make(n));
    for (const block of this.#blocks)
      block.to = Math.min(block.from + blockSize, this.#division.total);
    this.room.append(fresh);
    this.#measure(true);
    this.#fill();
  }

  /** Draws anew what is drawn: something besides the items has changed. */
  refresh(): void {
    for (const block of this.#blocks) if (block.shown) this.#show(block);
  }

  /** Brings the row of an item into being, wherever it stands. */
  async reveal(at: number): Promise<HTMLElement | null> {
    const block = this.#blocks[Math.floor((at - this.#first) / blockSize)];
    if (!block) return null;
    this.#wanted.add(block);
    await this.#ask(this.#chunkOf(block));
    if (!block.shown) this.#show(block);
    return block.element.querySelector<HTMLElement>(`[data-at="${at}"]`);
  }

  #make(n: number): HTMLElement {
    const element = document.createElement('div');
    element.className = 'block';
    const from = this.#first + n * blockSize;
    const block: Block = { element, from, to: from + blockSize, shown: false, height: null };
    this.#blocks.push(block);
    this.#of.set(element, block);
    this.#sight.observe(element);
    return element;
  }

  #drop(block: Block): void {
    this.#sight.unobserve(block.element);
    this.#wanted.delete(block);
    block.element.remove();
  }

  #follow(entries: readonly IntersectionObserverEntry[]): void {
    // Hidden behind an opened finding: nothing is in sight, and nothing is to be taken away.
    if (this.room.getClientRects().length === 0) return;
    const leaving: Block[] = [];
    for (const { target, isIntersecting } of entries) {
      const block = this.#of.get(target);
      if (!block) continue;
      if (isIntersecting) this.#wanted.add(block);
      else if (this.#wanted.delete(block)) leaving.push(block);
    }
    this.#hide(leaving);
    this.#fill();
  }

  readonly #letGo = (): void => {
    setTimeout(() => this.#hide(this.#blocks.filter((block) => !this.#wanted.has(block))));
  };

  #hasFocus({ element }: Block): boolean {
    return element.contains((this.room.getRootNode() as ShadowRoot).activeElement);
  }

  #hide(blocks: readonly Block[]): void {
    const leaving = blocks.filter((block) => block.shown && !this.#hasFocus(block));
    for (const block of leaving) block.height = block.element.getBoundingClientRect().height;
    for (const block of leaving) {
      render(nothing, block.element);
      block.shown = false;
      this.#reserve(block);
    }
  }

  #chunkOf(block: Block): number {
    return Math.floor((block.from - this.#first) / chunkSize);
  }

  /** Draws what is wanted and there, and asks for the rest. */
  #fill(): void {
    for (const block of this.#wanted) {
      const n = this.#chunkOf(block);
      const chunk = this.#chunks.get(n);
      if (chunk && !block.shown) this.#show(block);
      if (this.#failed.has(n)) this.#tellFailed(block, n);
      else if (!chunk || chunk.stale) void this.#askSoon(n);
    }
    for (const [n, asked] of this.#pending)
      if (![...this.#wanted].some((block) => this.#chunkOf(block) === n)) {
        asked.abort();
        this.#pending.delete(n);
      }
  }

  async #askSoon(n: number): Promise<void> {
    if (this.#pending.has(n)) return;
    const mark = new AbortController();
    this.#pending.set(n, mark);
    await new Promise((resolve) => setTimeout(resolve, patience));
    if (mark.signal.aborted) return;
    this.#pending.delete(n);
    await this.#ask(n);
  }

  async #ask(n: number): Promise<void> {
    const held = this.#chunks.get(n);
    if ((held && !held.stale) || this.#pending.has(n)) return;
    const asked = new AbortController();
    this.#pending.set(n, asked);
    try {
      const offset = this.#first + n * chunkSize;
      const page = await this.#host.load(offset, chunkSize, asked.signal);
      if (asked.signal.aborted) return;
      this.#chunks.delete(n);
      this.#chunks.set(n, { items: page.items, headings: page.headings, stale: false });
      for (const old of [...this.#chunks.keys()].slice(0, Math.max(0, this.#chunks.size - kept)))
        if (!this.#blocks.some((block) => block.shown && this.#chunkOf(block) === old))
          this.#chunks.delete(old);
      if (Math.min(page.total, most) !== this.#division.total) this.#host.changed();
    } catch {
      if (asked.signal.aborted) return;
      this.#failed.add(n);
    } finally {
      if (this.#pending.get(n) === asked) this.#pending.delete(n);
    }
    this.#host.place.keep(() => {
      for (const block of this.#blocks) {
        if (this.#chunkOf(block) !== n || !(block.shown || this.#wanted.has(block))) continue;
        if (this.#failed.has(n)) this.#tellFailed(block, n);
        else this.#show(block);
      }
    });
  }

  #tellFailed(block: Block, n: number): void {
    // What is there already is better than a notice, and one notice is enough for both blocks of an answer.
    if (block.shown || (block.from - this.#first) % chunkSize !== 0) return;
    render(
      this.#host.failed(() => {
        this.#failed.delete(n);
        render(nothing, block.element);
        void this.#ask(n);
      }),
      block.element,
    );
  }

  #show(block: Block): void {
    const chunk = this.#chunks.get(this.#chunkOf(block));
    if (!chunk) return;
    const from = block.from - this.#first - this.#chunkOf(block) * chunkSize;
    const items = chunk.items.slice(from, from + blockSize);
    const active = (this.room.getRootNode() as ShadowRoot).activeElement;
    const row = active && block.element.contains(active) ? active.closest('[data-at]') : null;
    render(
      this.#host.draw(items, block.from, { ...this.#division, headings: chunk.headings }),
      block.element,
    );
    block.shown = true;
    block.element.style.blockSize = '';
    if (row && !row.isConnected) this.#refocus(block, row);
  }

  /** A row that left the list hands the focus to the one that took its place. */
  #refocus({ element }: Block, row: Element): void {
    const id = row.getAttribute('data-id') ?? '';
    const next =
      element.querySelector(`[data-id="${CSS.escape(id)}"] .open`) ??
      element.querySelector(`[data-at="${row.getAttribute('data-at')}"] .open`) ??
      element.querySelector('.open');
    (next as HTMLElement | null)?.focus({ preventScroll: true });
  }

  /** The average row and heading, of those that are drawn; anew when the width has changed. */
  #measure(always = false): void {
    const { width } = this.room.getBoundingClientRect();
    if (width === 0 || (width === this.#width && !always)) return;
    const wider = width !== this.#width;
    this.#width = width;
    const around = this.room.parentElement;
    const average = (selector: string): number => {
      const found = [...(around?.querySelectorAll(selector) ?? [])].slice(0, 60);
      const sum = found.reduce((all, each) => all + each.getBoundingClientRect().height, 0);
      return found.length > 0 ? sum / found.length : 0;
    };
    this.#row = average('[part="item"]') || this.#row;
    this.#head = average('.grp') || this.#head;
    this.room.style.setProperty('--_row', `${this.#row}px`);
    for (const block of this.#blocks) {
      if (wider) block.height = null;
      if (!block.shown) this.#reserve(block);
    }
  }

  #reserve(block: Block): void {
    const heads = this.#host.heads(this.#division, block.from, block.to);
    const height = block.height ?? (block.to - block.from) * this.#row + heads * this.#head;
    block.element.style.blockSize = `${height}px`;
  }
}
