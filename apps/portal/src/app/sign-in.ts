import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { page } from './page.styles.ts';
import { askForLink, signIn } from './portal-api.ts';
import { guessLanguage, wordsIn, type SignInLanguage, type SignInReason } from './sign-in-words.ts';

export type { SignInReason } from './sign-in-words.ts';

/** Asks for a mail with a link, or for the code of one, and says why. Fires `wp-signed-in` after a right code; a link opens the page anew. */
export class SignInElement extends LitElement {
  static override styles = [tokens, theme, form, page];
  static override properties = {
    reason: {},
    language: { attribute: false },
    sent: { state: true, attribute: false },
    problem: { state: true, attribute: false },
    busy: { state: true, attribute: false },
  };
  declare reason: SignInReason;
  declare language: SignInLanguage;
  /** The address a mail was sent to. */
  declare sent: string;
  declare problem: 'failed' | 'wrong-code' | null;
  declare busy: boolean;

  constructor() {
    super();
    this.reason = 'none';
    this.language = guessLanguage();
    this.sent = '';
    this.problem = null;
    this.busy = false;
  }

  override render(): TemplateResult {
    const words = wordsIn(this.language);
    const [heading, text] = words.said[this.reason];
    return html`<div class="wk card" lang=${this.language}>
      <div class="pad stack">
        <h1>${heading}</h1>
        ${
          this.sent
            ? html`<p class="note accent" role="status">${words.sent(this.sent)}</p>
                <p>${words.typeCode}</p>`
            : html`<p>${text}</p>`
        }
        <form class="stack" @submit=${this.#submit}>
          <label class="field"
            ><span class="label">${words.address}</span
            ><input
              class="inp"
              name="email"
              type="email"
              autocomplete="email"
              required
              maxlength="254"
              .readOnly=${this.sent !== ''}
          /></label>
          ${this.#asksForCode ? this.#code() : nothing}
          ${
            this.problem
              ? html`<p class="gap" role="alert">
                  ${this.problem === 'failed' ? words.failed : words.wrongCode}
                </p>`
              : nothing
          }
          ${
            this.#asksForCode
              ? html`<button class="btn primary" value="code" ?disabled=${this.busy}>
                    ${words.useCode}
                  </button>
                  <button class="btn" value="mail" formnovalidate ?disabled=${this.busy}>
                    ${words.sendNew}
                  </button>`
              : html`<button class="btn primary" value="mail" ?disabled=${this.busy}>
                  ${words.send}
                </button>`
          }
        </form>
      </div>
    </div>`;
  }

  get #asksForCode(): boolean {
    return this.sent !== '' || this.reason === 'cut';
  }

  #code(): TemplateResult {
    const words = wordsIn(this.language);
    return html`<label class="field"
      ><span class="label">${words.code} <small>${words.codeHint}</small></span
      ><input
        class="inp"
        name="code"
        autocomplete="one-time-code"
        autocapitalize="characters"
        spellcheck="false"
        translate="no"
        required
        minlength="8"
        maxlength="20"
    /></label>`;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const target = event.target as HTMLFormElement;
    const given = new FormData(target);
    const email = String(given.get('email') ?? '').trim();
    const wanted = (event.submitter as HTMLButtonElement | null)?.value ?? 'mail';
    // The second button leaves out the check of the code, and with it that of the address.
    const address = target.elements.namedItem('email') as HTMLInputElement;
    if (!address.reportValidity()) return;
    this.busy = true;
    this.problem = null;
    if (wanted === 'code') await this.#enter(email, String(given.get('code') ?? ''));
    else if (await askForLink(email)) this.sent = email;
    else this.problem = 'failed';
    this.busy = false;
  };

  async #enter(email: string, code: string): Promise<void> {
    const answer = await signIn({ email, code });
    if (answer === 'used') this.problem = 'wrong-code';
    else if (answer === 'unreachable') this.problem = 'failed';
    else this.dispatchEvent(new Event('wp-signed-in', { bubbles: true, composed: true }));
  }
}
