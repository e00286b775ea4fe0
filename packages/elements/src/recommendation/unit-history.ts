import { Task } from '@lit/task';
import type { Recommendation, ServiceRecord } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent } from '../events.ts';
import { form } from '../form.styles.ts';
import { refreshIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import { history as en } from '../locales/en/history.ts';
import { isAbort } from '../problem.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './record.styles.ts';

/** As many as are asked for at once; a unit with more says so by a button. */
const page = 25;

/**
 * What the unit has needed so far, newest first, with what it cost and for how long it stood still. Loaded when the
 * reader asks for it.
 */
export class UnitHistoryElement extends WkElement {
  static override properties = {
    item: { attribute: false },
    now: { type: Number },
    records: { state: true, attribute: false },
    next: { state: true, attribute: false },
    failed: { state: true, attribute: false },
    round: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare item: Recommendation | null;
  /** Milliseconds by the server's clock. */
  declare now: number;
  /** `null` until the first page is here. */
  declare protected records: readonly ServiceRecord[] | null;
  /** Where the next page begins; `null` after the last one. */
  declare protected next: string | null;
  declare protected failed: boolean;
  /** Counts the pages asked for. */
  declare protected round: number;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/history.ts') });
  readonly #session = new SessionController(this);

  constructor() {
    super();
    this.item = null;
    this.now = Date.now();
    this.records = null;
    this.next = null;
    this.failed = false;
    this.round = 0;
    void new Task(this, {
      args: () => [this.#session.store, this.item?.equipment.id, this.round] as const,
      task: async ([store, id], { signal }) => {
        if (!store || !id) return;
        this.failed = false;
        const query = { limit: page, ...(this.next && { cursor: this.next }) };
        try {
          const found = await store.client.equipment.serviceRecords(id, query, { signal });
          if (signal.aborted) return;
          this.records = [...(this.records ?? []), ...found.items];
          this.next = found.nextCursor;
        } catch (error) {
          if (isAbort(error) || signal.aborted) return;
          this.failed = true;
          this.dispatchEvent(new WkErrorEvent(error));
        }
      },
    });
  }

  override render(): TemplateResult {
    const { lang, dir, t } = this.#l;
    const { records } = this;
    return html`<div class="wk stack" lang=${lang} dir=${dir}>
      ${records ? this.#told(records) : this.failed ? nothing : html`<p class="sm mut" role="status">${t.loading}</p>`}
      ${this.failed ? html`<p class="sm" role="alert">${t.failed}</p>` : nothing}
      ${
        this.failed || this.next
          ? html`<div>
              <button type="button" class="btn" part="more" @click=${() => (this.round += 1)}>
                ${this.failed ? refreshIcon() : nothing}${this.failed ? t.again : t.more}
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #told(records: readonly ServiceRecord[]): TemplateResult {
    const { t, format } = this.#l;
    if (records.length === 0) return html`<p class="sm mut">${t.none}</p>`;
    return html`<p class="sm">${this.#sum(records)}</p>
      <ol class="steps" part="records">
        ${records.map((record) => {
          const under = [
            record.cost && format.money(record.cost),
            record.downtimeHours ? t.stood(format.number(record.downtimeHours)) : null,
          ].filter(Boolean);
          return html`<li>
            <span
              ><b>${t[`kinds.${record.kind}`]}</b>
              <bdi>${record.text}</bdi
              >${under.length ? html`<small>${under.join(' · ')}</small>` : nothing}</span
            ><time datetime=${record.date}
              >${format.date(record.date, this.item?.site.timeZone, this.now)}</time
            >
          </li>`;
        })}
      </ol>`;
  }

  /** Of what is shown: how much has been put right, and what it cost; only where it is all of it. */
  #sum(records: readonly ServiceRecord[]): string {
    const { t, format } = this.#l;
    const repairs = records.filter(({ kind }) => kind !== 'maintenance' && kind !== 'inspection');
    const currencies = new Set(records.flatMap(({ cost }) => (cost ? [cost.currency] : [])));
    const [currency] = currencies;
    const count = format.number(repairs.length, 0);
    const since = records.at(-1)?.date.slice(0, 4) ?? '';
    if (this.next) return t.newest(format.number(records.length, 0));
    if (currency === undefined || currencies.size > 1) return t.repairs(count, since);
    const amount = repairs.reduce((sum, { cost }) => sum + (cost?.amount ?? 0), 0);
    return t.repairsFor(count, since, format.money({ amount, currency }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-unit-history': UnitHistoryElement;
  }
}
