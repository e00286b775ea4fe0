import type { EconomicsCase, InputPath, InputUsed } from '@wellkept/economics';
import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { guard } from 'lit/directives/guard.js';
import { WkElement } from '../element.ts';
import { CostChartElement } from '../chart/cost-chart.ts';
import { FuturesChartElement } from '../chart/futures-chart.ts';
import { HistoryChartElement } from '../chart/history-chart.ts';
import { MoneyChartElement } from '../chart/money-chart.ts';
import { Numbers } from '../chart/numbers.ts';
import { TornadoChartElement } from '../chart/tornado-chart.ts';
import { chevIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import { economics as en } from '../locales/en/economics.ts';
import { inputs as inputsEn } from '../locales/en/inputs.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { AssumptionElement, type WkAssumptionInputEvent } from './assumption.ts';
import { answerSection, costSection, type Answer } from './answer.ts';
import { WkAssumptionChangedEvent, WkDepthRequestEvent } from './events.ts';
import { everyNumber } from './every-number.ts';
import { faultState, skeleton } from './glass-box-states.ts';
import { glassBoxStyles } from './glass-box.styles.ts';
import { historySection } from './history-section.ts';
import { fromShown } from './amounts.ts';
import { inputsOf, isFirst, type Input } from './inputs.ts';
import { assumptionRow } from './assumption-row.ts';
import { EconomicsModel } from './model.ts';
import { changesSection } from './changes-section.ts';
import { moneySection } from './money-section.ts';
import { sideOf, sidesOf } from './sides.ts';
import { standing } from './standing.ts';
import { takeAwaySection } from './take-away/section.ts';
import { TakeAwayElement, type Outside } from './take-away/take-away.ts';
import type { Telling } from './words.ts';

/** How deep a person looks: the answer; what it rests on; every number. */
export type Depth = 'glance' | 'check' | 'full';

/** How many numbers are called those that matter most. */
const TOP = 5;

/** All that the sections of the glass box are drawn from. */
export interface View {
  readonly case: EconomicsCase;
  readonly model: EconomicsModel;
  readonly n: Numbers;
  readonly words: Localize<typeof en>;
  readonly inputWords: Localize<typeof inputsEn>;
  readonly sources: readonly string[];
}

/**
 * A leaf: one repair-or-replace case as a glass box. Says the answer, shows what it rests on, and
 * works it out again as numbers are changed.
 *
 * @fires wk-assumption-changed - A number was changed, or the firm's taken back.
 * @fires wk-depth-request - The reader wants to see what the answer rests on; cancelable.
 */
export class GlassBoxElement extends WkElement {
  static readonly uses = {
    'wk-cost-chart': CostChartElement,
    'wk-futures-chart': FuturesChartElement,
    'wk-money-chart': MoneyChartElement,
    'wk-history-chart': HistoryChartElement,
    'wk-tornado-chart': TornadoChartElement,
    'wk-assumption': AssumptionElement,
    'wk-take-away': TakeAwayElement,
  };
  static override styles = [tokens, theme, glassBoxStyles];
  static override properties: PropertyDeclarations = {
    case: { attribute: false },
    depth: { type: String, reflect: true },
    sources: { attribute: false },
    changes: { attribute: false },
    futures: { type: Number },
    outside: { attribute: false },
    allInputs: { state: true, attribute: false },
    everything: { state: true, attribute: false },
    unfolded: { state: true, attribute: false },
  };

  declare case: EconomicsCase | null;
  /** Default check. */
  declare depth: Depth;
  /** Where the data came from and what was assumed, for people. */
  declare sources: readonly string[];
  /** Changes made earlier: value in the case's units, by path. Taken with the case. */
  declare changes: Readonly<Record<InputPath, number>>;
  /** How many futures are drawn. Default 10,000. */
  declare futures: number;
  /** What the firm's server adds to taking it away; null without a session. */
  declare outside: Outside | null;
  declare protected allInputs: boolean;
  declare protected everything: boolean;
  /** Groups of numbers that are open. */
  declare protected unfolded: ReadonlySet<string>;

  readonly #words = new Localize(this, { en, de: () => import('../locales/de/economics.ts') });
  readonly #inputWords = new Localize(this, {
    en: inputsEn,
    de: () => import('../locales/de/inputs.ts'),
  });
  readonly #model = new EconomicsModel(this, (share) => {
    const bar = this.renderRoot.querySelector('progress');
    if (bar) bar.value = share;
  });
  #inputs: readonly Input[] = [];
  /** What moved the firm's answer most. It keeps its order while numbers change, so that nothing moves under the finger. */
  #top: readonly InputPath[] = [];
  #numbers = new Numbers('en');

  constructor() {
    super();
    this.case = null;
    this.depth = 'check';
    this.sources = [];
    this.changes = {};
    this.futures = 10_000;
    this.outside = null;
    this.allInputs = false;
    this.everything = false;
    this.unfolded = new Set();
  }

  /** What the person changed so far: value in the case's units, by path. */
  get scenario(): Readonly<Record<InputPath, number>> {
    return Object.fromEntries([...this.#model.changes].map(([path, { value }]) => [path, value]));
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#model.settles = this.depth !== 'glance';
    if (changed.has('case')) {
      this.#model.futures = this.futures;
      this.#model.use(this.case, this.changes);
      this.#inputs = this.#top = [];
    }
    if (this.#top.length === 0)
      this.#top = (this.#model.sensitivity?.bars ?? []).slice(0, TOP).map(({ path }) => path);
    const { locale } = this.#words.format;
    const currency = this.case?.currency ?? 'EUR';
    if (this.#numbers.locale !== locale || this.#numbers.currency !== currency)
      this.#numbers = new Numbers(locale, currency);
  }

  protected override render(): unknown {
    const { lang, dir, t } = this.#words;
    return html`<div class="wk" lang=${lang} dir=${dir} role="group" aria-label=${t.label}>
      ${this.#content()}
    </div>`;
  }

  #content(): unknown {
    const c = this.case;
    if (!c) return skeleton(this.#words.t, this.depth !== 'glance');
    const view: View = {
      case: c,
      model: this.#model,
      n: this.#numbers,
      words: this.#words,
      inputWords: this.#inputWords,
      sources: this.sources,
    };
    const { result, error } = this.#model;
    if (error) return faultState(view, error, () => this.#reset());
    if (!result) return skeleton(this.#words.t, this.depth !== 'glance');
    const answer = this.#answer(view);
    return html`
      ${answerSection(view, answer)}
      ${
        this.depth === 'glance'
          ? html`<div class="pad deeper">
              <button class="link sm" part="check" type="button" @click=${this.#deepen}>
                ${this.#words.t.checkNumbers}
              </button>
            </div>`
          : this.#check(view, answer)
      }
    `;
  }

  readonly #deepen = (): void => {
    if (this.dispatchEvent(new WkDepthRequestEvent('check'))) this.depth = 'check';
  };

  #answer({ case: c, n, words }: View): Answer {
    const { t, format } = words;
    const result = this.#model.result as NonNullable<EconomicsModel['result']>;
    const sides = result.comparison ? sidesOf(result, result.comparison, c, t) : null;
    if (!sides)
      return {
        result,
        told: null,
        single: result.options[0] ? sideOf(result.options[0], c, t) : null,
      };
    const told: Telling = {
      result,
      sides,
      unit: c.unit.name,
      n,
      t,
      list: (items) => format.list(items),
    };
    return { result, told, single: null };
  }

  #check(view: View, answer: Answer): unknown {
    const { t } = this.#words;
    return html`
      ${costSection(view, answer)}
      <div class="sec">
        <div class="split">
          ${moneySection(view, answer)}
          <div class="aside">${standing(view, answer, () => this.#reset())}</div>
          <div class="change">${this.#change(view)}</div>
        </div>
      </div>
      ${changesSection(view, answer)}
      ${guard([view.case, view.n, view.words.t, view.sources], () => historySection(view))}
      <div class="sec">
        <details
          part="full"
          ?open=${this.depth === 'full'}
          @toggle=${(event: Event) => (this.everything = (event.target as HTMLDetailsElement).open)}
        >
          <summary>${chevIcon()}${t.everyNumber}</summary>
          ${this.everything || this.depth === 'full' ? this.#everyNumber(view, answer) : nothing}
        </details>
      </div>
      ${takeAwaySection(view, () => this.#answer(view), this.outside, this.#show)}
    `;
  }

  #everyNumber(view: View, answer: Answer): TemplateResult {
    return everyNumber(view, answer, {
      top: this.#top,
      unfolded: this.unfolded,
      fold: (id, open) => {
        if (this.unfolded.has(id) === open) return;
        const others = [...this.unfolded].filter((one) => one !== id);
        this.unfolded = new Set(open ? [...others, id] : others);
      },
      row: (input, label, notes) =>
        assumptionRow(view, input, (event) => this.#moved(input, event), label, notes),
    });
  }

  /** Sliders keep the reach the firm's numbers gave them, so that nothing moves under the finger. */
  #change(view: View): unknown {
    const { t } = this.#words;
    const { original, sensitivity } = this.#model;
    if (this.#inputs.length === 0 && original) this.#inputs = inputsOf(view.case, original);
    const shown = this.#inputs.filter(({ path }) => isFirst(path, view.case));
    const rest = this.#inputs.filter(({ path }) => !isFirst(path, view.case));
    const flips = (sensitivity?.switching ?? []).some((one) =>
      shown.some((input) => input.path === one.path),
    );
    const row = (input: Input): TemplateResult =>
      assumptionRow(view, input, (event) => this.#moved(input, event));
    return html`
      <div class="sec-head">
        <h4>${t.change}</h4>
        <p class="xs mut">${flips ? t.changeHintFlip : t.changeHint}</p>
      </div>
      <div class="inputs">${shown.map(row)}</div>
      ${
        rest.length > 0
          ? html`<details
              class="more"
              @toggle=${(event: Event) => (this.allInputs = (event.target as HTMLDetailsElement).open)}
            >
              <summary>${chevIcon()}${t.moreInputs(rest.length)}</summary>
              <div class="inputs">${this.allInputs ? rest.map(row) : nothing}</div>
            </details>`
          : nothing
      }
    `;
  }

  #moved(input: Input, event: WkAssumptionInputEvent): void {
    if (event.value === null) this.#model.reset(input.path);
    else {
      const value = fromShown(input.path, event.value);
      const firm = this.#used(input.path);
      if (firm && Math.abs(firm.value - value) < 1e-9) this.#model.reset(input.path);
      else this.#model.set(input.path, value, input.unit);
    }
    this.requestUpdate();
    if (event.settled) this.#tell(input.path);
  }

  #used(path: InputPath): InputUsed | undefined {
    return this.#model.original?.provenance.find((used) => used.path === path);
  }

  #tell(path: InputPath): void {
    const value = this.#model.changes.get(path)?.value ?? this.#used(path)?.value;
    if (value !== undefined) this.dispatchEvent(new WkAssumptionChangedEvent(path, value));
  }

  /** Numbers the reader set earlier, all at once. */
  readonly #show = (numbers: Readonly<Record<InputPath, number>>): void => {
    for (const [path, value] of Object.entries(numbers))
      this.#model.set(path, value, this.#used(path)?.unit ?? '');
    this.requestUpdate();
    for (const path of Object.keys(numbers)) this.#tell(path);
  };

  #reset(): void {
    const changed = [...this.#model.changes.keys()];
    this.#model.reset();
    this.requestUpdate();
    for (const path of changed) this.#tell(path);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-glass-box': GlassBoxElement;
  }
}
