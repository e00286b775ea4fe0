import type {
  Option,
  ProposalVersion,
  Recommendation,
  RecommendationEvent,
} from '@wellkept/contracts';
import { Task } from '@lit/task';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent } from '../events.ts';
import { form } from '../form.styles.ts';
import { refreshIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import { record } from '../locales/en/record.ts';
import en from '../locales/en/recommendation.ts';
import { commonWords } from '../parts.ts';
import { isAbort } from '../problem.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { factsOf, type Fact } from './facts.ts';
import { momentOf, type View } from './view.ts';
import { styles } from './record.styles.ts';

/** What one option is called by over the versions: its letter may move, its title seldom does. */
const same = (option: Option) => (other: Option) => other.title === option.title;

/**
 * All that is kept of one recommendation: the versions of its proposal beside one another, every event, and where the
 * unit's data came from. Loaded when a reader wants everything.
 */
export class RecordElement extends WkElement {
  static override properties = {
    item: { attribute: false },
    now: { type: Number },
    versions: { state: true, attribute: false },
    failed: { state: true, attribute: false },
    round: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare item: Recommendation | null;
  /** Milliseconds by the server's clock. */
  declare now: number;
  declare protected versions: readonly ProposalVersion[];
  declare protected failed: boolean;
  declare protected round: number;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/recommendation.ts') });
  readonly #own = new Localize(this, {
    en: record,
    de: () => import('../locales/de/record.ts'),
  });
  readonly #common = new Localize(this, commonWords);
  readonly #session = new SessionController(this);

  constructor() {
    super();
    this.item = null;
    this.now = Date.now();
    this.versions = [];
    this.failed = false;
    this.round = 0;
    void new Task(this, {
      args: () => {
        const version = this.item?.proposal?.version ?? 0;
        return [this.#session.store, this.item?.id, version, this.round] as const;
      },
      task: async ([store, id, version], { signal }) => {
        this.failed = false;
        this.versions = [];
        // A first version has nothing to stand beside.
        if (!store || !id || version < 2) return;
        try {
          const { items } = await store.client.recommendations.versions(id, { signal });
          if (!signal.aborted) this.versions = items;
        } catch (error) {
          if (isAbort(error) || signal.aborted) return;
          this.failed = true;
          this.dispatchEvent(new WkErrorEvent(error));
        }
      },
    });
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    if (!item) return nothing;
    const { lang, dir } = this.#l;
    const view: View = {
      item,
      now: this.now,
      me: this.#session.state?.me ?? null,
      depth: 'full',
      comparison: null,
      l: this.#l,
      common: this.#common.t,
    };
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${this.#versions(view)} ${this.#events(view)} ${this.#source(item)}
    </div>`;
  }

  #versions(view: View): TemplateResult | typeof nothing {
    const { t } = this.#own;
    if (this.failed)
      return html`<section class="sec" part="versions">
        <h4 class="cap">${t.versions}</h4>
        <p class="sm" role="alert">${t.versionsFailed}</p>
        <button type="button" class="btn" part="retry" @click=${() => (this.round += 1)}>
          ${refreshIcon()}${this.#common.t.tryAgain}
        </button>
      </section>`;
    if (this.versions.length < 2) return nothing;
    const options = this.versions.flatMap((version) => version.options);
    const names = [...new Map(options.map((option) => [option.title, option])).values()];
    return html`<section class="sec" part="versions">
      <h4 class="cap">${t.versions}</h4>
      <div class="stack wide">${names.map((option) => this.#compared(view, option))}</div>
      <p class="xs mut under">${t.versionsNote}</p>
    </section>`;
  }

  /** One option through the versions; what changed is bold and said. */
  #compared(view: View, named: Option): TemplateResult {
    const { l } = view;
    const { t } = this.#own;
    const columns = this.versions.map((version) => version.options.find(same(named)) ?? null);
    const facts: Fact[] = [
      { name: t.priceOf, of: (option) => l.format.money(option.price) },
      ...factsOf(view, [named, ...columns.filter((option) => option !== null)]),
      { name: l.t.scope, of: (option) => option.scope || null },
    ];
    const told = ({ of }: Fact, at: number): string => {
      const option = columns[at];
      return option ? (of(option) ?? '–') : t.notOffered;
    };
    const isNew = (fact: Fact, at: number): boolean =>
      at > 0 && told(fact, at - 1) !== told(fact, at);
    if (!facts.some((fact) => columns.some((_, at) => isNew(fact, at))))
      return html`<p class="sm"><b>${named.title}</b>: ${t.unchanged}</p>`;
    const cell = (fact: Fact, at: number): TemplateResult => {
      const now = told(fact, at);
      const changed = isNew(fact, at);
      return html`<td>
        ${changed ? html`<b>${now}</b><span class="vh"> (${t.changed})</span>` : now}
      </td>`;
    };
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${named.title}>
      <table>
        <caption>
          ${named.title}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${this.versions.map(
              ({ version, sentAt }) =>
                html`<th scope="col">
                  ${l.t.version(l.format.number(version, 0))}<small
                    >${l.format.date(sentAt, view.item.site.timeZone, view.now)}</small
                  >
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${facts.map(
            (fact) =>
              html`<tr>
                <th scope="row">${fact.name}</th>
                ${columns.map((_, at) => cell(fact, at))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** Every line of the history the reader may see, oldest first. */
  #events(view: View): TemplateResult | typeof nothing {
    const { item, l } = view;
    const lines = item.history.flatMap((event) => {
      const name = this.#eventName(event);
      return name === null ? [] : [{ event, name }];
    });
    if (lines.length === 0) return nothing;
    const about = (event: (typeof lines)[number]['event']): string =>
      [event.by?.name, event.note, event.told ? l.t.toldTechnician(item.technician.name) : null]
        .filter(Boolean)
        .join(' · ');
    return html`<section class="sec" part="history">
      <h4 class="cap">${this.#own.t.history}</h4>
      <ol class="steps">
        ${lines.map(
          ({ event, name }) =>
            html`<li>
              <span>${name}<small>${about(event)}</small></span
              ><time datetime=${event.at}>${momentOf(view, event.at)}</time>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** The word for one line of the history; `null` for lines that say nothing to the reader. */
  #eventName(event: RecommendationEvent): string | null {
    const words: Readonly<Record<string, unknown>> = { ...this.#l.t, ...this.#own.t };
    const word = (name: string | null): string | null => {
      const found = words[`steps.${name}`];
      return typeof found === 'string' ? found : null;
    };
    return word(event.type) ?? word(event.to);
  }

  #source(item: Recommendation): TemplateResult | typeof nothing {
    const { source } = item.equipmentDetail;
    if (!source) return nothing;
    return html`<section class="sec">
      <h4 class="cap">${this.#own.t.source}</h4>
      <p class="xs mut">${source}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-record': RecordElement;
  }
}
