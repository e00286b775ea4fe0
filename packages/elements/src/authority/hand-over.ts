import type { AuthorityPerson, HandOverCreate, HandOverMade } from '@wellkept/contracts/authority';
import { addDays, dayIn } from '@wellkept/contracts/day';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent } from '../events.ts';
import { form } from '../form.styles.ts';
import { checkIcon, peopleIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/hand-over.ts';
import { isAbort, isConnectionError, isProblem } from '../problem.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './hand-over.styles.ts';

type Phase = 'quiet' | 'working' | 'made' | 'not-sent' | 'failed' | 'denied' | 'nobody';

const DEFAULT_DAYS = 10;
const MOST_DAYS = 30;
const OTHER = 'other';

/**
 * A button that hands one recommendation to somebody: a dialog asks to whom, what for and until when, and tells the link,
 * once. Shows nothing to who may not decide, or came by such a link. Stands inside a `wk-session`.
 *
 * @fires wk-error - The link could not be made.
 * @csspart open - The button that opens the dialog.
 * @csspart dialog - The dialog.
 */
export class HandOverElement extends WkElement {
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    open: { type: Boolean },
    phase: { state: true, attribute: false },
    who: { state: true, attribute: false },
    people: { state: true, attribute: false },
    copied: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];

  declare recommendationId: string;
  /** Opens its dialog as soon as it is there. */
  declare open: boolean;
  declare protected phase: Phase;
  /** The chosen person's id, or that it is somebody else. */
  declare protected who: string;
  /** Whom the customer's rules know; `null` until loaded. */
  declare protected people: readonly AuthorityPerson[] | null;
  declare protected copied: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/hand-over.ts') });
  readonly #session = new SessionController(this);
  #made: HandOverMade | null = null;

  constructor() {
    super();
    this.recommendationId = '';
    this.open = false;
    this.phase = 'quiet';
    this.who = '';
    this.people = null;
    this.copied = false;
  }

  override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!this.open || !dialog) return;
    this.open = false;
    void this.#open();
  }

  override render(): TemplateResult | typeof nothing {
    const { me } = this.#session.state ?? {};
    if (me?.role !== 'contact' || !me.scopes.includes('decide') || me.via === 'hand-over')
      return nothing;
    const { lang, dir, t } = this.#l;
    return html`<div class="wk plain" lang=${lang} dir=${dir}>
      <button type="button" class="btn text" part="open" @click=${this.#open}>
        ${peopleIcon()}${t.open}
      </button>
      <dialog part="dialog" aria-labelledby="title" @close=${this.#closed}>
        <div class="pad stack">
          <h3 id="title">
            ${this.#made ? (this.#made.link ? t.madeTitle : t.mailedTitle) : t.title}
          </h3>
          ${this.#made ? (this.#made.link ? this.#told(this.#made, this.#made.link) : this.#mailed(this.#made)) : this.#form()}
        </div>
      </dialog>
    </div>`;
  }

  #form(): TemplateResult {
    const { t } = this.#l;
    if (this.people === null && this.phase === 'quiet')
      return html`<p class="mut sm" role="status">${t.loading}</p>`;
    const today = this.#day(0);
    const said: Partial<Record<Phase, string>> = {
      working: t.working,
      'not-sent': t.notSent,
      failed: t.failed,
      denied: t.denied,
      nobody: t.nobody,
    };
    const other = this.who === OTHER;
    return html`<form class="stack" @submit=${this.#submit} novalidate>
      <p class="sm mut">${t.lead}</p>
      <fieldset class="stack tight">
        <legend class="label">${t.who}</legend>
        ${(this.people ?? []).map(({ person }) =>
          this.#pick('to', person.id, html`<bdi>${person.name}</bdi>`, person.title),
        )}
        ${this.#pick('to', OTHER, t.somebodyElse)}
      </fieldset>
      ${
        other
          ? html`<div class="pair">
                <label class="field"
                  ><span class="label">${t.name}</span
                  ><input class="inp" name="name" maxlength="200" autocomplete="off" required
                /></label>
                <label class="field"
                  ><span class="label">${t.mail}</span
                  ><input class="inp" name="email" type="email" maxlength="254" required
                /></label>
              </div>
              <p class="xs mut">${t.newHint}</p>`
          : nothing
      }
      <fieldset class="pair">
        <legend class="label">${t.what}</legend>
        ${this.#pick('purpose', 'look', t.look)} ${this.#pick('purpose', 'decide', t.decide)}
      </fieldset>
      <label class="field"
        ><span class="label">${t.until} <small>${t.untilHint}</small></span
        ><input
          class="inp"
          name="until"
          type="date"
          min=${today}
          max=${this.#day(MOST_DAYS)}
          value=${this.#day(DEFAULT_DAYS)}
          required
      /></label>
      <label class="field"
        ><span class="label">${t.note} <small>${t.optional}</small></span
        ><input class="inp" name="note" maxlength="200"
      /></label>
      <p class=${this.phase === 'nobody' ? 'gap' : 'sm'} role="status">
        ${said[this.phase] ?? nothing}
      </p>
      <div class="row end">
        <button type="button" class="btn" @click=${this.#close}>${t.cancel}</button>
        <button class="btn primary" aria-disabled=${this.phase === 'working' ? 'true' : nothing}>
          ${t.make}
        </button>
      </div>
    </form>`;
  }

  #pick(
    name: 'to' | 'purpose',
    value: string,
    words: TemplateResult | string,
    detail?: string,
  ): TemplateResult {
    const choose = (): void => {
      if (name === 'to') this.who = value;
      if (this.phase === 'nobody') this.phase = 'quiet';
    };
    return html`<label class="pick opt-in"
      ><input type="radio" name=${name} value=${value} @change=${choose} /><span class="r"></span
      ><span class="grow"
        >${words}${detail ? html` <span class="mut">${detail}</span>` : nothing}</span
      ></label
    >`;
  }

  #mailed({ to, until }: HandOverMade): TemplateResult {
    const { t, format } = this.#l;
    const day = format.date(until, undefined, this.#session.store?.now());
    return html`<p class="sm" role="status">${t.mailedText(to.name, day)}</p>
      <div class="row end">
        <button type="button" class="btn primary" @click=${this.#close}>${t.close}</button>
      </div>`;
  }

  #told(made: HandOverMade, link: string): TemplateResult {
    const { t, format } = this.#l;
    const until = format.date(made.until, undefined, this.#session.store?.now());
    const text = t.mailText(made.recommendation.title, until);
    const subject = t.mailSubject(made.recommendation.title);
    const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${text}\n\n${link}`)}`;
    return html`<p class="sm">${t.madeText(made.to.name, until)}</p>
      <label class="field"
        ><span class="label">${t.link}</span
        ><input
          class="inp"
          readonly
          dir="ltr"
          .value=${link}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
      /></label>
      <div class="row">
        <button type="button" class="btn primary" @click=${() => void this.#copy(link)}>
          ${this.copied ? checkIcon() : nothing}${this.copied ? t.copied : t.copy}
        </button>
        ${
          'share' in navigator
            ? html`<button
                type="button"
                class="btn"
                @click=${() => void this.#share(subject, text, link)}
              >
                ${t.share}
              </button>`
            : nothing
        }
        <a class="btn" href=${mail}>${t.byMail}</a>
        <button type="button" class="btn last" @click=${this.#close}>${t.close}</button>
      </div>
      <p class="vh" role="status">${this.copied ? t.copied : nothing}</p>`;
  }

  readonly #open = async (): Promise<void> => {
    this.#made = null;
    this.phase = 'quiet';
    this.who = '';
    this.renderRoot.querySelector('dialog')?.showModal();
    const { store, state } = this.#session;
    try {
      const rules = await store?.client.authority.get();
      this.people =
        rules?.people.filter(({ person }) => person.id !== state?.me?.person.id) ?? null;
    } catch {
      // Names can be typed all the same.
      this.people = [];
    }
    if (this.people?.length === 0) this.who = OTHER;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('dialog[open] input')?.focus();
  };

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { store } = this.#session;
    const element = event.target as HTMLFormElement;
    const asked = this.#asked(new FormData(element));
    if (!store || this.phase === 'working') return;
    if (!asked || !element.checkValidity()) {
      this.phase = 'nobody';
      return;
    }
    this.phase = 'working';
    try {
      this.#made = await store.client.handOvers.create(this.recommendationId, asked);
      this.copied = false;
      this.phase = 'made';
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('dialog .primary')?.focus();
    } catch (error) {
      if (isAbort(error)) return;
      this.dispatchEvent(new WkErrorEvent(error));
      this.phase = isConnectionError(error)
        ? 'not-sent'
        : isProblem(error, 'forbidden')
          ? 'denied'
          : 'failed';
    }
  };

  /** `null` while something that is needed is missing. */
  #asked(data: FormData): HandOverCreate | null {
    const said = (name: string): string => String(data.get(name) ?? '').trim();
    const purpose = said('purpose');
    const until = said('until');
    const [to, name, email, note] = [
      said('to') || this.who,
      said('name'),
      said('email'),
      said('note'),
    ];
    if ((purpose !== 'look' && purpose !== 'decide') || !until || !to) return null;
    if (to === OTHER && (!name || !email)) return null;
    return {
      to: to === OTHER ? { name, email } : { contactId: to },
      purpose,
      until,
      ...(note ? { note } : {}),
    };
  }

  readonly #close = (): void => this.renderRoot.querySelector('dialog')?.close();

  /** What was told once is not left lying in the page. */
  readonly #closed = (): void => {
    this.#made = null;
    this.phase = 'quiet';
    this.copied = false;
  };

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      this.copied = true;
    } catch {
      // Not allowed here: the link is selected, to be copied by hand.
      this.renderRoot.querySelector<HTMLInputElement>('input[readonly]')?.focus();
    }
  }

  async #share(title: string, text: string, url: string): Promise<void> {
    // Who thinks again and closes the sheet has done nothing wrong.
    await navigator.share({ title, text, url }).catch(() => undefined);
  }

  /** A calendar day from the firm's today on, by the server's clock. */
  #day(days: number): string {
    const { store, state } = this.#session;
    return addDays(dayIn(store?.now() ?? Date.now(), state?.me?.organization.timeZone), days);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-hand-over': HandOverElement;
  }
}
