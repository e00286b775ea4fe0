import { Task } from '@lit/task';
import type { EconomicsCase } from '@wellkept/economics';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent } from '../events.ts';
import { infoIcon, emptyIcon, lockIcon, offlineIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import { economics as en } from '../locales/en/economics.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { isAbort } from '../problem.ts';
import { failureOf } from '../recommendation/failure.ts';
import { helpContact } from '../recommendation/session-notice.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { economicsStyles } from './economics.styles.ts';
import { GlassBoxElement, type Depth } from './glass-box.ts';
import type { WkSendNumbersRequestEvent } from './take-away/events.ts';
import { FirmSide, type About } from './take-away/firm-side.ts';

/** A case with what people should know of where it came from. */
interface Loaded {
  readonly case: EconomicsCase | null;
  readonly sources: readonly string[];
}

/**
 * Repair or replace, as a glass box: the verdict, how sure it is, where the money goes, and every
 * number open to change. Takes its case, first found first, from the property `case`, from JSON in
 * a `<script type="application/json">` child, or inside a `wk-session` from `recommendation-id`.
 * The first two need no backend at all.
 *
 * @fires wk-assumption-changed - A number was changed, or the firm's taken back.
 * @fires wk-depth-request - The reader wants to see what the answer rests on; cancelable.
 * @fires wk-business-case-request - The page is asked for; cancel it to make one elsewhere.
 * @fires wk-send-numbers-request - The reader's numbers are to go to the firm; cancelable.
 * @fires wk-error - The case could not be loaded or read, or something could not be sent.
 * @slot - One `<script type="application/json">` with a case; nothing else is shown.
 */
export class EconomicsElement extends WkElement {
  static readonly uses = { 'wk-glass-box': GlassBoxElement, 'wk-notice': NoticeElement };
  static override styles = [tokens, theme, economicsStyles];
  static override properties: PropertyDeclarations = {
    case: { attribute: false },
    recommendationId: { type: String, attribute: 'recommendation-id' },
    depth: { type: String },
    sources: { attribute: false },
    futures: { type: Number },
    written: { state: true, attribute: false },
  };

  /** The engine's own form; see `EconomicsCase`. Money in major units, rates as decimals. */
  declare case: EconomicsCase | null;
  declare recommendationId: string | null;
  /** How deep it opens: `glance`, `check` (default) or `full`. */
  declare depth: Depth;
  /** Where the data came from, for people; added to what the session says. */
  declare sources: readonly string[];
  /**
   * How many futures are drawn, 100 to 100,000. Default 10,000: the share is then sure to half a
   * point. Fewer are faster and coarser. Taken with the case.
   */
  declare futures: number;
  /** What the JSON child says; an Error when it is none. */
  declare protected written: EconomicsCase | Error | null;

  readonly #words = new Localize(this, { en, de: () => import('../locales/de/economics.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #session = new SessionController(this);
  readonly #firm = new FirmSide(this, () => this.#about);
  readonly #task = new Task(this, {
    args: () => {
      const store = this.#session.store;
      const ready = store?.state.status === 'ready';
      return [this.case ?? this.written, this.recommendationId, ready ? store : undefined] as const;
    },
    task: async ([given, id, store], { signal }): Promise<Loaded | null> => {
      if (given instanceof Error) throw given;
      if (given) return { case: given, sources: [] };
      if (!id) return { case: null, sources: [] };
      if (!store) return null;
      const [answer] = await Promise.all([
        store.client.recommendations.economics(id, { signal }),
        this.#firm.load({ store, id }, signal),
      ]);
      return { case: answer.case as EconomicsCase, sources: answer.sources };
    },
    onError: (error) => {
      if (!isAbort(error)) this.dispatchEvent(new WkErrorEvent(error));
    },
  });

  constructor() {
    super();
    this.case = null;
    this.recommendationId = null;
    this.depth = 'check';
    this.sources = [];
    this.futures = 10_000;
    this.written = null;
  }

  protected override render(): TemplateResult {
    const { lang, dir } = this.#words;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <slot @slotchange=${this.#read}></slot>
      ${this.#content()} ${footer(this, this.#session.store, this.#common)}
    </div>`;
  }

  #content(): unknown {
    const { t } = this.#words;
    if (this.#session.state?.status === 'ended' && !this.case && !this.written)
      return this.#ended();
    return this.#task.render({
      initial: () => this.#box(null),
      pending: () => this.#box(this.#task.value ?? null),
      complete: (loaded) =>
        loaded && !loaded.case
          ? this.#notice(emptyIcon(), t.emptyHeading, t.emptyText)
          : this.#box(loaded),
      error: (error) => this.#failed(error),
    });
  }

  #ended(): TemplateResult {
    const { t } = this.#common;
    const store = this.#session.store;
    const restart = (): void => void store?.restart();
    return store?.state.reason === 'signed-out'
      ? this.#notice(lockIcon(), t.signedOutTitle, t.signedOutText, t.signInAgain, restart)
      : this.#notice(lockIcon(), t.expiredTitle, t.expiredText, t.goOn, restart);
  }

  #failed(error: unknown): TemplateResult {
    const { t } = this.#words;
    const common = this.#common.t;
    if (this.written instanceof Error)
      return this.#notice(infoIcon(), t.unreadableHeading, t.unreadableText);
    const failure = failureOf(error);
    const again = (): void => void this.#task.run();
    switch (failure.kind) {
      case 'ended':
        return this.#ended();
      case 'offline':
        return this.#notice(
          offlineIcon(),
          common.offlineTitle,
          common.offlineText,
          common.tryAgain,
          again,
        );
      case 'forbidden':
        return this.#notice(lockIcon(), common.deniedTitle, common.deniedText);
      case 'refused':
      case 'bug':
        return failure.kind === 'refused' && failure.problem.code === 'not-found'
          ? this.#notice(emptyIcon(), t.emptyHeading, t.emptyText)
          : this.#notice(infoIcon(), t.failedHeading, t.failedText, common.tryAgain, again);
    }
  }

  #box(loaded: Loaded | null): TemplateResult {
    return html`<wk-glass-box
      part="box"
      .case=${loaded?.case ?? null}
      .sources=${[...(loaded?.sources ?? []), ...this.sources]}
      .changes=${this.#draft ?? this.#firm.numbers ?? {}}
      .outside=${loaded?.case ? this.#firm.outside(this.#words.format) : null}
      .futures=${this.futures}
      depth=${this.depth}
      @wk-assumption-changed=${this.#keep}
      @wk-business-case-request=${(event: Event) => this.#page(event, loaded?.case ?? null)}
      @wk-send-numbers-request=${this.#send}
    ></wk-glass-box>`;
  }

  #notice(
    icon: TemplateResult,
    heading: string,
    text: string,
    action = '',
    act?: () => void,
  ): TemplateResult {
    const contact = helpContact(this.#session.state?.me ?? null);
    return html`<wk-notice
      .icon=${icon}
      .heading=${heading}
      .text=${text}
      .action=${action}
      .contact=${contact}
      @wk-notice-action=${act ?? nothing}
    ></wk-notice>`;
  }

  /** A case given by the page has nobody to be sent to. */
  get #about(): About | null {
    const { store } = this.#session;
    const id = this.recommendationId;
    if (!store || store.state.status !== 'ready' || !id || this.case || this.written) return null;
    return { store, id };
  }

  #page(event: Event, c: EconomicsCase | null): void {
    if (!c || event.defaultPrevented) return;
    const { scenario } = event.currentTarget as GlassBoxElement;
    void this.#firm.savePage(this.#words.lang, c.unit.name, c.baseDate, scenario);
  }

  readonly #send = (event: WkSendNumbersRequestEvent): void => {
    if (event.defaultPrevented) return;
    void this.#firm.send((event.currentTarget as GlassBoxElement).scenario, event.note);
  };

  get #key(): string {
    return `economics:${this.recommendationId}`;
  }

  /** A person's own numbers outlive a re-render and a renewed token; they stay in this page's memory. */
  get #draft(): Readonly<Record<string, number>> | null {
    return this.#session.store?.draft(this.#key) ?? null;
  }

  readonly #keep = (event: Event): void => {
    if (this.recommendationId)
      this.#session.store?.keep(this.#key, (event.currentTarget as GlassBoxElement).scenario);
  };

  readonly #read = (event: Event): void => {
    const children = (event.target as HTMLSlotElement).assignedElements();
    const script = children.find((child) => child.matches('script[type="application/json"]'));
    try {
      this.written = script ? (JSON.parse(script.textContent ?? '') as EconomicsCase) : null;
    } catch (error) {
      this.written = error instanceof Error ? error : new Error(String(error));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-economics': EconomicsElement;
  }
}
