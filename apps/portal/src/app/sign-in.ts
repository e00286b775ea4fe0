import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { page } from './page.styles.ts';
import { askForLink } from './portal-api.ts';

/** Why somebody is asked to sign in. */
export type SignInReason = 'none' | 'used' | 'signed-out' | 'expired' | 'unreachable';

const said: Record<SignInReason, readonly [heading: string, text: string]> = {
  none: ['Sign in', 'We send you a link by mail. There is no password.'],
  used: [
    'This link has been used, or is too old',
    'A sign-in link works once and for a short time. Ask for a new one; it comes by mail at once.',
  ],
  'signed-out': ['You are signed out', 'Nothing of yours is left on this screen.'],
  expired: [
    'You were signed out',
    'For safety a session ends by itself. What you typed is kept on this page.',
  ],
  unreachable: [
    'We could not reach the server',
    'Your link has not been used. Please try it again in a moment.',
  ],
};

/** Asks for a sign-in link, and says why it is needed. Fires nothing: the link opens the page anew. */
export class SignInElement extends LitElement {
  static override styles = [tokens, theme, form, page];
  static override properties = {
    reason: {},
    sent: { state: true, attribute: false },
    failed: { state: true, attribute: false },
  };
  declare reason: SignInReason;
  declare sent: string;
  declare failed: boolean;

  constructor() {
    super();
    this.reason = 'none';
    this.sent = '';
    this.failed = false;
  }

  override render(): TemplateResult {
    const [heading, text] = said[this.reason];
    return html`<div class="wk card">
      <div class="pad stack">
        <h1>${heading}</h1>
        <p>${text}</p>
        ${this.sent ? this.#sentNote() : this.#form()}
      </div>
    </div>`;
  }

  #sentNote(): TemplateResult {
    return html`<p class="note accent" role="status">
      If ${this.sent} is known to us, a link is on its way. It works once, for 30 minutes.
    </p>`;
  }

  #form(): TemplateResult {
    return html`<form class="stack" @submit=${this.#submit}>
      <label class="field"
        ><span class="label">Your mail address</span
        ><input class="inp" name="email" type="email" autocomplete="email" required maxlength="254"
      /></label>
      ${
        this.failed
          ? html`<p class="gap" role="alert">
              That did not go through. Nothing was lost; please try again.
            </p>`
          : nothing
      }
      <button class="btn primary">Send me a link</button>
    </form>`;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const email = String(new FormData(event.target as HTMLFormElement).get('email') ?? '');
    this.failed = !(await askForLink(email));
    if (!this.failed) this.sent = email;
  };
}
