import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { FollowUp } from '@wellkept/contracts';
import { Format, theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { clockOf, Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { placeOf } from '../app/place.ts';
import { failure } from '../app/say.ts';
import { instantOf, localOf } from './local-time.ts';

/** Done by saying what came of it, though it may be about a finding. */
export const standsAlone = ({ kind, recommendation }: FollowUp): boolean =>
  recommendation === null || kind === 'call-back' || kind === 'check-outcome';

/**
 * One duty in a dialog: move it with a reason, or, where it is no recommendation's next step, say what came of it.
 * Fires `wp-close`, or `wp-done` when the server has taken the change.
 */
export class DutyElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      .ends {
        display: flex;
        justify-content: space-between;
        gap: var(--_space-3);
      }
    `,
  ];
  static override properties = { duty: { attribute: false } };
  declare duty: FollowUp;
  readonly #format = new Format('en');
  readonly #deed = new Deed(this);
  readonly #live = new Live(this, () => Promise.resolve(null));

  override firstUpdated(_: PropertyValues): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render(): TemplateResult {
    const { duty } = this;
    const { me } = this.#live;
    const zone = me?.organization.timeZone ?? 'UTC';
    const now = me ? clockOf(me) : Date.now();
    return html`<div class="wk plain">
      <dialog aria-label=${duty.text} @close=${this.#closed}>
        <div class="pad stack">
          <h2>${duty.text}</h2>
          <p class="sm mut">
            ${duty.customer.name} · ${duty.owner.name} · by
            ${this.#format.dateTime(duty.dueAt, zone, now)}
          </p>
          ${
            duty.recommendation
              ? html`<p>
                  <a href=${placeOf('recommendations', duty.recommendation.id)}
                    >${duty.recommendation.title}</a
                  >
                </p>`
              : nothing
          }
          ${standsAlone(duty) ? this.#finish() : nothing} ${this.#move(zone)}
          ${
            duty.promised
              ? html`<p class="sm mut">
                  The customer is told the new time and the reason at once.
                </p>`
              : nothing
          }
          ${failure(this.#deed.error)}
          <div class="ends"><button class="btn text" @click=${this.#dismiss}>Close</button></div>
        </div>
      </dialog>
    </div>`;
  }

  #finish(): TemplateResult {
    return html`<form class="stack" @submit=${this.#submitDone}>
      <label class="field"
        ><span class="label">What came of it</span
        ><textarea class="inp" name="note" required maxlength="5000"></textarea>
      </label>
      <button class="btn primary" ?disabled=${this.#deed.busy}>Done</button>
    </form>`;
  }

  #move(zone: string): TemplateResult {
    const day = 24 * 60 * 60 * 1000;
    return html`<form class="stack" @submit=${this.#submitMove}>
      <div class="two">
        <label class="field"
          ><span class="label">Move to</span
          ><input
            class="inp"
            type="datetime-local"
            name="due"
            required
            .value=${localOf(new Date(Date.parse(this.duty.dueAt) + day).toISOString(), zone)}
        /></label>
        <label class="field"
          ><span class="label">Why</span><input class="inp" name="reason" required maxlength="5000"
        /></label>
      </div>
      <button class="btn" ?disabled=${this.#deed.busy}>Move it</button>
    </form>`;
  }

  #submitDone = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { client } = this.#live;
    const note = String(new FormData(event.target as HTMLFormElement).get('note'));
    if (!client) return;
    await this.#deed.run(() =>
      client.desk.completeFollowUp(this.duty.id, note).then(() => this.#tell('wp-done')),
    );
  };

  #submitMove = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { client, me } = this.#live;
    if (!client || !me) return;
    const data = new FormData(event.target as HTMLFormElement);
    const dueAt = instantOf(String(data.get('due')), me.organization.timeZone);
    const body = { dueAt, reason: String(data.get('reason')) };
    await this.#deed.run(() =>
      client.desk.moveFollowUp(this.duty.id, body).then(() => this.#tell('wp-done')),
    );
  };

  #dismiss = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  #closed = (): void => this.#tell('wp-close');

  #tell(type: string): void {
    this.dispatchEvent(new Event(type));
  }
}
