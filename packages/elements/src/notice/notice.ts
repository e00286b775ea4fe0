import type { Person } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { Localize } from '../localize.ts';
import { avatar, commonWords, phoneLink } from '../parts.ts';
import type { SessionState } from '../session/session-store.ts';
import { styles } from './notice.styles.ts';

/** Whom the reader can ring. */
export interface HelpContact {
  /** `null` when only the number is known. */
  readonly person: Person | null;
  readonly phone: string;
  /** When it is answered, in the firm's own words; empty when not known. */
  readonly hours: string;
}

/** Whom a reader can ring when something does not load. */
export const helper = (state: SessionState | undefined): HelpContact | null => {
  const firm = state?.me?.organization;
  return firm ? { person: firm.coordinator, phone: firm.phone, hours: firm.phoneHours } : null;
};

/** The reader took the notice's way on. Not composed: it is for the element that shows the notice. */
export class WkNoticeActionEvent extends Event {
  static readonly type = 'wk-notice-action';
  constructor() {
    super(WkNoticeActionEvent.type, { bubbles: true });
  }
}

/**
 * A leaf: says what happened, that nothing is lost, who helps, with one main way on.
 *
 * @fires wk-notice-action - The way on was taken.
 * @slot - More between the text and the way on.
 */
export class NoticeElement extends WkElement {
  static override properties = {
    icon: { attribute: false },
    heading: {},
    text: {},
    action: {},
    working: { type: Boolean },
    contact: { attribute: false },
    urgent: { type: Boolean },
  };
  static override styles = [tokens, theme, styles];
  /** One of `icons.ts`. */
  declare icon: TemplateResult | null;
  declare heading: string;
  declare text: string;
  /** Words on the button; empty for none. */
  declare action: string;
  /** The way on was taken and is under way. */
  declare working: boolean;
  declare contact: HelpContact | null;
  /** Spoken at once by screen readers, for what happens while somebody reads. */
  declare urgent: boolean;

  readonly #l = new Localize(this, commonWords);

  constructor() {
    super();
    this.icon = null;
    this.heading = '';
    this.text = '';
    this.action = '';
    this.working = false;
    this.contact = null;
    this.urgent = false;
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div class="state" part="notice" role=${this.urgent ? 'alert' : nothing}>
        ${this.icon ? html`<span class="gl" aria-hidden="true">${this.icon}</span>` : nothing}
        <h4>${this.heading}</h4>
        ${this.text ? html`<p class="sm mut">${this.text}</p>` : nothing}
        <slot></slot>
        ${
          this.action
            ? html`<div class="ways">
                <button
                  type="button"
                  class="btn primary"
                  part="action"
                  aria-disabled=${this.working ? 'true' : nothing}
                  @click=${this.#act}
                >
                  ${this.action}
                </button>
              </div>`
            : nothing
        }
        ${this.#contact()}
      </div>
    </div>`;
  }

  #contact(): TemplateResult | typeof nothing {
    const { contact } = this;
    if (!contact) return nothing;
    const number = html`${phoneLink(contact.phone)}${contact.hours ? html` <span class="mut">· <bdi>${contact.hours}</bdi></span>` : nothing}`;
    if (!contact.person)
      return html`<p class="sm" part="contact">${this.#l.t.orRing}: ${number}</p>`;
    return html`<div class="person" part="contact">
      ${avatar(contact.person)}
      <div>
        <p class="sm"><b>${this.#l.t.canHelp(contact.person.name)}</b></p>
        <p class="xs">${number}</p>
      </div>
    </div>`;
  }

  readonly #act = (): void => {
    if (!this.working) this.dispatchEvent(new WkNoticeActionEvent());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-notice': NoticeElement;
  }
  interface HTMLElementEventMap {
    'wk-notice-action': WkNoticeActionEvent;
  }
}
