import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Appointment, Me, Money } from '@wellkept/contracts';
import { Format, theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { eyeIcon } from '@wellkept/elements/icons';
import { problemOf } from '@wellkept/elements/problem';
import { clockOf, Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { placeOf } from '../app/place.ts';
import { failure } from '../app/say.ts';
import { amountGap, amountOf, amountText } from '../desk/amount.ts';
import { hoursOf, windowOf } from '@wellkept/elements/windows';

type VisitResult = 'good' | 'incomplete' | 'bad';

const results: readonly (readonly [VisitResult, string])[] = [
  ['good', 'All done'],
  ['incomplete', 'Not finished'],
  ['bad', 'Went badly'],
];

/** One visit: where, what, how to get in; start it, and say at the end how it went. Fires `wp-done` after each step. */
export class VisitElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      .visit {
        padding: var(--_space-4);
        border: 1px solid var(--_color-line);
        border-radius: var(--_radius-md);
      }
      .visit.done {
        padding-block: var(--_space-3);
      }
    `,
  ];
  static override properties = {
    visit: { attribute: false },
    me: { attribute: false },
    result: { state: true, attribute: false },
    gap: { state: true, attribute: false },
  };
  declare visit: Appointment;
  declare me: Me;
  declare result: VisitResult;
  /** Why the typed price is none. */
  declare gap: string | null;
  readonly #format = new Format('en');
  readonly #deed = new Deed(this);
  /** The price the customer said yes to, known once the visit is under way. */
  readonly #promised = new Live<Money | null>(this, async (client, signal) => {
    if (this.visit.status !== 'in-progress' || !this.visit.recommendationId) return null;
    return (
      (await client.recommendations.get(this.visit.recommendationId, { signal })).visit?.promised ??
      null
    );
  });

  constructor() {
    super();
    this.result = 'good';
    this.gap = null;
  }

  override render(): TemplateResult {
    const { visit } = this;
    const now = clockOf(this.me);
    const { timeZone } = visit.site;
    const today = this.#format.daysFromToday(visit.startsAt, timeZone, now) === 0;
    const when = today
      ? hoursOf(this.#format, visit, timeZone)
      : windowOf(this.#format, visit, timeZone, now);
    return html`<article class="wk plain">
      <div class="visit stack ${visit.status}">
        <div>
          <h2>${when} · ${visit.customer.name}</h2>
          <p class="xs mut">${visit.site.name}, ${visit.site.city}</p>
        </div>
        <p class="sm">
          ${visit.equipment ? html`${visit.equipment.tag}, ${visit.equipment.name}: ` : nothing}${
            visit.recommendationId
              ? html`<a href=${placeOf('recommendations', visit.recommendationId)}
                  >${visit.work}</a
                >`
              : visit.work
          }
        </p>
        ${visit.symptoms ? html`<p class="sm quote">${visit.symptoms}</p>` : nothing}
        ${
          visit.watchClosely
            ? html`<p class="note warm">
                ${eyeIcon()} <b>Watch closely.</b> The last visit went badly.
              </p>`
            : nothing
        }
        ${
          visit.accessNotes || visit.arrivalContact
            ? html`<p class="xs mut">
                ${[visit.accessNotes, visit.arrivalContact].filter(Boolean).join(' · ')}
              </p>`
            : nothing
        }
        ${this.#step()} ${failure(this.#deed.error)} ${this.#overrun()}
      </div>
    </article>`;
  }

  #step(): TemplateResult | typeof nothing {
    if (this.visit.status === 'done') return html`<p class="status done">Finished</p>`;
    if (this.visit.status === 'in-progress') return this.#finish();
    return html`<button class="btn primary wide" ?disabled=${this.#deed.busy} @click=${this.#start}>
      Start the visit
    </button>`;
  }

  #finish(): TemplateResult {
    const promised = this.#promised.value;
    return html`<form class="stack" @submit=${this.#complete}>
      <fieldset>
        <legend class="label">How did it go?</legend>
        <div class="seg">
          ${results.map(
            ([value, text]) =>
              html`<label
                ><input
                  type="radio"
                  name="result"
                  .checked=${this.result === value}
                  @change=${() => (this.result = value)}
                />${text}</label
              >`,
          )}
        </div>
      </fieldset>
      <label class="field"
        ><span class="label"
          >${this.result === 'good' ? 'What was done' : 'What is missing, and why'}</span
        ><textarea class="inp" name="note" required maxlength="200"></textarea>
      </label>
      <label class="field"
        ><span class="label"
          >Price
          <small
            >${this.me.organization.currency}, without ${this.me.organization.taxName}</small
          ></span
        ><input
          class="inp"
          name="delivered"
          inputmode="decimal"
          autocomplete="off"
          .value=${promised ? amountText(promised) : ''}
          aria-invalid=${this.gap ? 'true' : nothing}
        />${this.gap ? html`<span class="gap">This ${this.gap}.</span>` : nothing}${
          promised
            ? html`<span class="xs mut"
                >The customer said yes to ${this.#format.money(promised)}.</span
              >`
            : nothing
        }</label
      >
      <button class="btn primary wide" ?disabled=${this.#deed.busy}>Finish the visit</button>
    </form>`;
  }

  /** More than was approved needs a new yes from the customer first. */
  #overrun(): TemplateResult | typeof nothing {
    const faults = problemOf(this.#deed.error)?.errors ?? [];
    if (!faults.some(({ code }) => code === 'above-approved')) return nothing;
    return html`<p class="xs mut">
      The customer must approve a higher price first. Please call the office.
    </p>`;
  }

  #start = async (): Promise<void> => {
    const { client } = this.#promised;
    if (!client) return;
    const { id, revision } = this.visit;
    const started = await this.#deed.run(() => client.desk.startVisit(id, { revision }));
    if (started) this.visit = started;
    void this.#promised.reload();
    this.dispatchEvent(new Event('wp-done'));
  };

  #complete = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { client } = this.#promised;
    if (!client) return;
    const data = new FormData(event.target as HTMLFormElement);
    const typed = String(data.get('delivered') ?? '');
    const { currency } = this.me.organization;
    const delivered = amountOf(typed, currency);
    this.gap = typed.trim() === '' || delivered ? null : amountGap(typed, currency);
    if (this.gap) return;
    const body = {
      result: this.result,
      note: String(data.get('note')),
      ...(delivered ? { delivered } : {}),
    };
    const { id, revision } = this.visit;
    const done = await this.#deed.run(() => client.desk.completeVisit(id, body, { revision }));
    if (done) this.visit = done;
    this.dispatchEvent(new Event('wp-done'));
  };
}
