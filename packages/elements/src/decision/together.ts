import type { Conflict } from '@wellkept/contracts/answers';
import type { Option, Recommendation } from '@wellkept/contracts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { WkElement } from '../element.ts';
import { form } from '../form.styles.ts';
import { emptyIcon, infoIcon, offlineIcon, peopleIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import answeringEn from '../locales/en/answering.ts';
import decisionEn from '../locales/en/decision.ts';
import en from '../locales/en/together.ts';
import { FocusKeeper } from '../recommendation/focus-keeper.ts';
import { InnerElements } from '../recommendation/inner-elements.ts';
import { helpContact, skeleton } from '../recommendation/session-notice.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { foot } from './act-foot.ts';
import { liveConflicts, refusesYes } from './act-draft.ts';
import { ActReceiptElement } from './act-receipt.ts';
import { row as rowStyles } from './answer-row.styles.ts';
import { answerRow, fifthAnswer, type RowContext } from './answer-row.ts';
import { conflictWords, needSigning, secondWords } from './answering.ts';
import { hintsOf, type Hint } from './authority-hints.ts';
import { DecisionAct, type SideTrip } from './decision-act.ts';
import { expired, freshPrice, notSent, replaced, won, type EndView } from './decision-ends.ts';
import { chosenOption } from './decision-draft.ts';
import { panel } from './decision-panels.ts';
import { reveal } from './reading-place.ts';
import { styles } from './decision.styles.ts';
import type {
  WkBookRequestEvent,
  WkCopyRequestEvent,
  WkUndoRequestEvent,
} from './receipt-events.ts';
import { keepCopy } from './receipt-copy.ts';
import { beyond, ended, failed, forbidden, moved, tooOld } from './notices.ts';
import { SeveralItems } from './several-items.ts';
import { styles as own } from './together.styles.ts';
import { WkCloseEvent } from './close-event.ts';
import { type ActDraft, canAnswer, mayOf } from './drafts.ts';

/**
 * Several findings, each answered on its own and all sent in one act. Part of `wk-decision`; not to be used by itself.
 *
 * @fires wk-recommendation-decided - The server has the answers, or one was taken back; once for each.
 * @fires wk-book-request - The reader wants to choose a time for one of them.
 * @fires wk-close - The reader is done.
 */
export class TogetherElement extends WkElement {
  static override properties = {
    ids: { attribute: false },
    copying: { state: true, attribute: false },
    booking: { state: true, attribute: false },
  };
  static readonly uses = { 'wk-act-receipt': ActReceiptElement };
  static override styles = [tokens, theme, form, rowStyles, styles, own];
  /** Which recommendations, in the order to be shown. */
  declare ids: readonly string[];
  declare protected copying: SideTrip;
  /** For which one times are being chosen. */
  declare protected booking: string | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/together.ts') });
  readonly #row = new Localize(this, {
    en: decisionEn,
    de: () => import('../locales/de/decision.ts'),
  });
  readonly #words = new Localize(this, {
    en: answeringEn,
    de: () => import('../locales/de/answering.ts'),
  });
  readonly #source = new SeveralItems(this, () => this.ids);
  readonly #act = new DecisionAct(this, this.#source, () => this.#l.lang);
  readonly #inner = new InnerElements(this);
  #prepared = false;

  constructor() {
    super();
    void new FocusKeeper(this);
    this.ids = [];
    this.copying = null;
    this.booking = null;
  }

  override willUpdate(): void {
    if (this.#prepared || !this.#source.me) return;
    this.#prepared = true;
    void this.#act.prepare();
    if (this.#source.me.organization.signatureAbove) needSigning();
  }

  override updated(changed: PropertyValues<this>): void {
    void changed;
    const missing = this.renderRoot.querySelector<HTMLElement>('[data-gap]');
    if (!missing || this.#act.gaps === this.#seenGaps) return;
    this.#seenGaps = this.#act.gaps;
    // What is missing first gets the focus, so that it can be filled in at once.
    const field = missing.querySelector<HTMLElement>(
      '[aria-invalid], [aria-describedby^="option-gap"], input, select, textarea',
    );
    field?.focus();
  }
  #seenGaps: unknown = null;

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div part="outcome" tabindex="-1">${this.#body()}</div>
    </div>`;
  }

  #body(): unknown {
    const { failure, items, store } = this.#source;
    const act = this.#act;
    const { t } = this.#row;
    if (this.ids.length === 0)
      return html`<wk-notice
        .icon=${emptyIcon()}
        .heading=${this.#l.t.empty}
        .text=${this.#l.t.emptyText}
        .action=${this.#l.t.back}
        @wk-notice-action=${this.#close}
      ></wk-notice>`;
    if (failure?.kind === 'ended') return ended(this.#view);
    if (failure?.kind === 'forbidden' || act.phase.kind === 'forbidden')
      return forbidden(this.#view);
    if (failure)
      return html`<wk-notice
        urgent
        .icon=${failure.kind === 'offline' ? offlineIcon() : infoIcon()}
        .heading=${t.notLoadedHeading}
        .text=${t.notLoadedText}
        .action=${t.tryAgain}
        .contact=${helpContact(this.#source.me)}
        @wk-notice-action=${() => this.#source.refresh()}
      ></wk-notice>`;
    if (!store || items.length === 0)
      return skeleton(this.#l.t.loading, ['third', 'wide', 'half', 'wide', 'half', 'wide', 'half']);
    if (act.phase.kind === 'beyond') return beyond(this.#view, act.phase.people);
    if (act.phase.kind === 'failed') return failed(this.#view, act.phase.reference);
    const { kept } = act;
    if (kept?.state === 'too-old') return tooOld(this.#view);
    if (kept && kept.state !== 'refused' && kept.state !== 'sent') return notSent(this.#view, kept);
    return act.taken ? this.#receipt() : this.#form(items);
  }

  get #view(): EndView {
    return { act: this.#act, l: this.#words };
  }

  #form(items: readonly Recommendation[]): TemplateResult {
    const { t } = this.#l;
    const act = this.#act;
    const { draft } = act;
    const open = items.some(canAnswer);
    const sites = new Set(items.map(({ site }) => site.id));
    const [{ site } = { site: null }] = items;
    const conflicts = liveConflicts(draft);
    const { me, now } = this.#source;
    const hints = hintsOf(act.authority, draft, me, now);
    return html`<form novalidate @submit=${this.#send}>
      <div class="pad head">
        <p class="xs mut">
          ${sites.size === 1 && site ? `${site.name}, ${site.city}` : t.sites(sites.size)}
        </p>
        <h3>${t.heading(items.length)}</h3>
        <p class="sm mut">${t.each}</p>
      </div>
      ${repeat(
        items,
        ({ id }) => id,
        (item, n) => this.#item(item, n, draft, conflicts.get(item.id) ?? null, hints.get(item.id)),
      )}
      ${
        open
          ? html`<div class="sec stack foot-of-act">
              ${foot({
                act: draft,
                me: this.#source.me,
                gaps: act.gaps,
                working: act.phase.kind === 'working',
                l: this.#words,
                several: true,
                second: false,
                hints,
                change: (change) => act.writeFoot(change),
                needSigning,
              })}
            </div>`
          : nothing
      }
    </form>`;
  }

  #item(
    item: Recommendation,
    n: number,
    draft: ActDraft,
    conflict: Conflict | null,
    hint: Hint | undefined,
  ): TemplateResult {
    const { t, format } = this.#l;
    const { now } = this.#source;
    const own = this.#act.draftOf(item.id);
    const options = item.proposal?.options ?? [];
    const option = own.kind === 'approved' ? chosenOption(own, options) : null;
    const found = item.history.find(({ type }) => type === 'proposed')?.at ?? item.since;
    const gap = this.#act.gaps.get(item.id);
    return html`<section
      class="sec stack one"
      part="item"
      aria-labelledby="title-${n}"
      data-gap=${gap ?? nothing}
    >
      <div class="between">
        <h4 id="title-${n}">${item.equipment.tag}: ${item.title}</h4>
        <p class="num mid" part="price"><bdi>${this.#price(item, option)}</bdi></p>
      </div>
      <p class="xs mut">
        ${t.foundBy(item.technician.name, format.date(found, item.site.timeZone, now))}
        ${this.#which(options, option)}
      </p>
      ${this.#saving(item, draft)} ${this.#answer(item, n, draft, conflict)}
      ${hint ? secondWords(hint, this.#words) : nothing}
    </section>`;
  }

  /** "You chose A of three options" */
  #which(options: readonly Option[], option: Option | null): unknown {
    const { t } = this.#l;
    if (options.length < 2) return nothing;
    const words = option ? t.choseOf(option.letter, options.length) : t.options(options.length);
    return html` · ${words}`;
  }

  #price(item: Recommendation, option: Option | null): string {
    const { format } = this.#l;
    if (option) return format.money(option.price);
    const { priceFrom, priceTo } = item;
    return priceFrom && priceTo ? format.moneyRange(priceFrom, priceTo) : '–';
  }

  /** What is saved when it is done in one visit with another of these. */
  #saving(item: Recommendation, { items, drafts }: ActDraft): unknown {
    const { t } = this.#words;
    const kindOf = (id: string) => drafts.get(id)?.draft.kind ?? null;
    const open = (id: string): boolean => [null, 'approved', 'question'].includes(kindOf(id));
    return item.links
      .filter(
        ({ kind, saving, recommendation }) =>
          kind === 'together' &&
          saving &&
          items.some(({ id }) => id === recommendation.id) &&
          // With either put off or turned down, there is nothing to do in one visit.
          open(item.id) &&
          open(recommendation.id),
      )
      .map(({ saving, recommendation: { id, tag } }) => {
        const money = saving ? this.#l.format.money(saving) : '';
        const both = kindOf(item.id) === 'approved' && kindOf(id) === 'approved';
        return html`<p class="xs ${both ? '' : 'mut'}" part="saving">
          ${both ? t.saves(money, tag) : t.wouldSave(money, tag)}
        </p>`;
      });
  }

  #answer(
    item: Recommendation,
    n: number,
    draft: ActDraft,
    conflict: Conflict | null,
  ): TemplateResult {
    const act = this.#act;
    const { me } = this.#source;
    const trouble = act.troubles.get(item.id);
    const decided = item.decision && item.decision.by.id !== me?.person.id ? item.decision : null;
    const own = act.draftOf(item.id);
    const possible = own.kind !== null && item.may.includes(mayOf[own.kind]);
    if (trouble?.kind === 'won') return won(this.#view, item, trouble.winner);
    if (decided && own.kind && !possible) {
      const winner = { name: decided.by.name, kind: decided.kind, at: decided.at };
      return won(this.#view, item, winner);
    }
    if (act.isReplaced(item) && canAnswer(item)) return replaced(this.#view, item);
    if (trouble?.kind === 'moved') return moved(this.#view, item);
    const late = item.status === 'price-expired' || item.may.includes('ask-fresh-price');
    if (!canAnswer(item))
      return late
        ? expired(this.#view, item)
        : html`<p class="note sm">${peopleIcon()} ${this.#l.t.notOpen}</p>`;
    const refusal = refusesYes(draft, item);
    const { t } = this.#words;
    const why = refusal && !conflict ? t[`${refusal.kind}Why`](other(refusal)) : null;
    const row: RowContext = {
      item,
      first: late ? freshPrice(this.#view, item) : nothing,
      chosen: own.kind,
      t: this.#row.t,
      n,
      whyNot: why ? `why-${n}` : null,
      choose: (kind) => {
        act.write(item.id, { kind });
        void this.updateComplete.then(() => {
          const chosen = this.renderRoot.querySelectorAll('[part=item]')[n];
          if (chosen) reveal(chosen);
        });
      },
    };
    const working = act.phase.kind === 'working';
    return html`${late ? expired(this.#view, item) : nothing}
      <fieldset
        class="seg"
        part="answers"
        ?disabled=${working}
        aria-describedby=${why ? `why-${n}` : nothing}
      >
        <legend class="vh">${this.#l.t.answerFor(`${item.equipment.tag}: ${item.title}`)}</legend>
        ${answerRow(row)}
      </fieldset>
      ${
        item.may.includes(mayOf['fixed-elsewhere'])
          ? html`<p class="xs">${fifthAnswer(row)}</p>`
          : nothing
      }
      ${why ? html`<p class="xs mut" id="why-${n}">${why}</p>` : nothing}
      ${conflict ? html`<p class="gap" role="alert">${conflictWords(conflict, t)}</p>` : nothing}
      ${possible ? this.#panel(item, n) : nothing} `;
  }

  #panel(item: Recommendation, n: number): unknown {
    const act = this.#act;
    return panel({
      item,
      me: this.#source.me,
      draft: act.draftOf(item.id),
      gap: act.gaps.get(item.id) ?? null,
      now: this.#source.now,
      l: this.#words,
      n,
      change: (change) => act.write(item.id, change),
    });
  }

  #receipt(): TemplateResult {
    const act = this.#act;
    return html`<wk-act-receipt
        exportparts="receipt, undo, copy, book"
        .act=${act.taken}
        .items=${this.#source.items}
        .me=${this.#source.me}
        .now=${this.#source.now}
        .undoing=${act.undoing}
        .copying=${this.copying}
        .booking=${this.booking}
        @wk-undo-request=${this.#undo}
        @wk-copy-request=${this.#copy}
        @wk-book-request=${this.#book}
      ></wk-act-receipt>
      ${this.booking && this.#inner.needs('wk-booking') ? html`<wk-booking .recommendation=${this.#source.items.find(({ id }) => id === this.booking)} @wk-appointment-booked=${this.#booked}></wk-booking>` : nothing}
      <div class="sec">
        <button type="button" class="btn wide" part="done" @click=${this.#close}>
          ${this.#l.t.done}
        </button>
      </div>`;
  }

  readonly #send = (event: Event): void => {
    event.preventDefault();
    void this.#act.send();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new WkCloseEvent());
  };

  readonly #undo = async ({ recommendationId }: WkUndoRequestEvent): Promise<void> => {
    const act = this.#act;
    const item = this.#source.items.find(({ id }) => id === recommendationId);
    if (item) {
      if (await act.undo(item)) await act.lookAgain();
    } else if (act.taken) await act.undoAll(act.taken.id);
  };

  readonly #copy = (event: WkCopyRequestEvent): void => {
    const { store } = this.#source;
    if (store) void keepCopy(this, store, event, this.#l.lang, (how) => (this.copying = how));
  };

  readonly #booked = (): void => {
    this.#source.refresh();
    void this.#act.lookAgain();
  };

  readonly #book = (event: WkBookRequestEvent): void => {
    // The page may show its own way of booking; it hears of it after this.
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.booking = event.recommendationId;
    });
  };
}

const other = ({ other: { tag, title } }: Conflict): string => `${tag}: ${title}`;

declare global {
  interface HTMLElementTagNameMap {
    'wk-decision-together': TogetherElement;
  }
}
