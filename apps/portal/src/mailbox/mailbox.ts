import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { theme, tokens } from '@wellkept/elements';
import { page } from '../app/page.styles.ts';
import { piecesOf, shown, type Piece } from './mail-text.ts';

interface Mail {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly address: string;
  readonly at: string;
  /** It leaves at that time: staff are told in office hours, findings sent together travel together. */
  readonly waits: boolean;
  readonly subject: string;
  readonly text: string;
}

const EVERY_MS = 4000;

/** Every mail the demonstration has sent, newest first, with links that work. Looks again by itself. */
export class MailboxElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      main {
        max-inline-size: calc(760 * var(--_wk-u));
        margin-inline: auto;
        padding: var(--_space-6) var(--_space-4);
        display: grid;
        gap: var(--_space-4);
      }
      details + details {
        border-block-start: 1px solid var(--_color-line);
      }
      summary {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--_space-4);
        padding: var(--_space-3) var(--_space-4);
        min-block-size: var(--_target);
        align-items: center;
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:focus-visible {
        outline: var(--_focus-width) solid var(--_color-focus);
        outline-offset: -3px;
      }
      summary b {
        font-weight: 600;
      }
      summary span {
        grid-row: 2;
        color: var(--_color-ink-2);
        font-size: var(--_text-sm);
      }
      .text {
        padding: 0 var(--_space-4) var(--_space-5);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        max-inline-size: 68ch;
      }
      .text a {
        color: var(--_color-accent);
      }
      label {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-2);
        align-items: center;
        font-size: var(--_text-sm);
      }
      select {
        font: inherit;
        min-block-size: var(--_target);
        max-inline-size: 100%;
      }
    `,
  ];
  static override properties = {
    mails: { state: true, attribute: false },
    failed: { state: true, attribute: false },
    person: { state: true, attribute: false },
  };
  declare mails: readonly Mail[] | undefined;
  declare failed: boolean;
  declare person: string;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.mails = undefined;
    this.failed = false;
    this.person = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    try {
      const answer = await fetch('/mailbox/mails.json');
      if (!answer.ok) throw new Error(`The mailbox answered ${answer.status}`);
      const mails = (await answer.json()) as Mail[];
      // The same mails are left alone, so that nothing open closes and nothing marked is lost.
      if (JSON.stringify(mails) !== JSON.stringify(this.mails)) this.mails = mails;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    if (this.isConnected) this.#timer = setTimeout(() => void this.#load(), EVERY_MS);
  }

  override render(): TemplateResult {
    const people = [...new Set(this.mails?.map(({ to }) => to))].toSorted();
    const shownMails = this.mails?.filter(({ to }) => this.person === '' || to === this.person);
    return html`<main class="wk plain" aria-busy=${!this.mails && !this.failed}>
      <h1>Mailbox of the demonstration</h1>
      <p>
        No mail leaves this machine. What would be sent is shown here, newest first, and its links
        work. With <code>SMTP_URL</code> and <code>MAIL_FROM</code> mails are really sent, and this
        page is gone.
      </p>
      ${this.failed ? html`<p class="gap" role="alert">The mailbox cannot be reached just now.</p>` : nothing}
      ${
        people.length > 1
          ? html`<label
              >Mails to
              <select @change=${this.#choose}>
                <option value="">everybody</option>
                ${people.map((name) => html`<option>${name}</option>`)}
              </select></label
            >`
          : nothing
      }
      ${shownMails ? this.#list(shownMails) : nothing}
    </main>`;
  }

  #list(mails: readonly Mail[]): TemplateResult {
    if (mails.length === 0)
      return html`<p class="mut">
        Nothing yet. Ask something about a finding, book a visit, or ask for a sign-in link.
      </p>`;
    return html`<div class="card wk">
      ${mails.map(
        (mail) =>
          html`<details data-kind=${mail.kind}>
            <summary>
              <b>${mail.subject}</b
              ><time datetime=${mail.at}>${mail.waits ? 'leaves ' : ''}${when(mail.at)}</time
              ><span>to ${mail.to}, ${mail.address}</span>
            </summary>
            <div class="text">${piecesOf(mail.text.trim()).map(toHtml)}</div>
          </details>`,
      )}
    </div>`;
  }

  #choose = (event: Event): void => {
    this.person = (event.target as HTMLSelectElement).value;
  };
}

const toHtml = (piece: Piece): TemplateResult | string =>
  piece.is === 'words'
    ? piece.text
    : html`<a href=${piece.href} target="_blank" rel="noopener">${shown(piece.href)}</a>`;

const when = (at: string): string => {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(
    'en-GB',
    today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(date);
};
